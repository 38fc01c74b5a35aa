"""How a clock was counted, worked out again whenever somebody asks."""

from datetime import datetime, timedelta

from goldthread.foundation.clocks import Reckoned, reckoned
from goldthread.foundation.timekeeping.keeping import stops_by_clock, stops_until
from goldthread.foundation.timekeeping.models import Clock, working_time_of


def lines_of(clock: Clock) -> Reckoned:
    """When it is due and why, line by line, from its row, its stops and the working time of its partnership."""
    stops = stops_by_clock([clock.pk] if clock.pausable else []).get(clock.pk, [])
    return reckoned(
        clock.began_at,
        clock.limit,
        working=working_time_of(clock.space_id),
        stops=stops_until(stops, clock.met_at),
        from_next_working_day=clock.from_next_working_day,
    )


def elapsed(clock: Clock, at: datetime) -> timedelta:
    """How long it took, or has taken until now, whatever stood in between (statutory.md 0.3: the raw elapsed time)."""
    return (clock.met_at or clock.cancelled_at or at) - clock.began_at
