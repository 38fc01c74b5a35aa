"""How a clock stands and how it was counted, in words; the count is worked out again whenever somebody asks."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from goldthread.foundation.clocks import Kind, Reckoned, State, reckoned
from goldthread.foundation.clocks.editions import IN_WORDS as BINDING
from goldthread.foundation.timekeeping.keeping import stops_by_clock, stops_until
from goldthread.foundation.timekeeping.models import Clock, ClockStop, working_time_of
from goldthread.foundation.ui.words import date, moment, plural, sentence

SECONDS_OF_A_DAY, SECONDS_OF_AN_HOUR = 86_400, 3_600


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


def told(clock: Clock) -> str:
    """How it stands, in a sentence. To be asked of clocks that came ``with_state``."""
    due = clock.due_in_words
    if clock.cancelled_at:
        no_more = f"It is no longer needed, since {date(clock.cancelled_at)}."
        return f"It was due on {due} and not done. {no_more}" if clock.state == State.OVERDUE else no_more
    if clock.met_at:
        how = "late, " if clock.state == State.MET_LATE else ""
        was_due = f"It was due on {due}." if due else clock.not_known
        return f"It was done {how}on {moment(clock.met_at)}. {was_due}"
    if not due:
        return clock.not_known
    return f"It was due on {due}." if clock.state == State.OVERDUE else f"It is due on {due}."


def where_from(clock: Clock) -> str:
    """How binding its limit is, and where it stands: "The law. Working Together 2023, paragraph 12"."""
    return f"{sentence(BINDING[Kind(clock.binding)])}. {clock.edition}, {clock.citation}"


def elapsed(clock: Clock, at: datetime) -> timedelta:
    """How long it took, or has taken until now, whatever stood in between (statutory.md 0.3: the raw elapsed time)."""
    return max((clock.met_at or clock.cancelled_at or at) - clock.began_at, timedelta())


def stood(stops: Sequence[ClockStop], at: datetime) -> timedelta:
    """How long it stood in all, until now."""
    return sum(((stop.until_at or at) - stop.from_at for stop in stops), timedelta())


def long(length: timedelta) -> str:
    """A length of time as people say it: "3 days 4 hours", "5 hours", "20 minutes"."""
    seconds = int(length.total_seconds())
    days, rest = divmod(seconds, SECONDS_OF_A_DAY)
    hours, rest = divmod(rest, SECONDS_OF_AN_HOUR)
    if days:
        return f"{plural(days, 'day')} {plural(hours, 'hour')}" if hours else plural(days, "day")
    return plural(hours, "hour") if hours else plural(rest // 60, "minute")
