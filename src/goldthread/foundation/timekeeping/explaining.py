"""How a clock stands and how it was counted, in words; the count is worked out again whenever somebody asks."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.utils import timezone

from goldthread.foundation.clocks import Kind, Reckoned, State, reckoned
from goldthread.foundation.clocks.editions import IN_WORDS as BINDING
from goldthread.foundation.records.moments import is_first_of_day, tells_day
from goldthread.foundation.timekeeping.keeping import stops_by_clock, stops_until
from goldthread.foundation.timekeeping.models import Clock, ClockStop, working_time_of
from goldthread.foundation.ui.words import date, plural, sentence, when

LESS = "less than a day"
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
    if clock.cancelled_at and clock.given_up:
        owed = f"It was to be done by {due}." if due else clock.not_known
        return f"{owed} On {date(clock.cancelled_at)} it was said that it will not be done."
    if clock.cancelled_at:
        no_more = f"It has not been owed since {date(clock.cancelled_at)}."
        return f"It was due on {due} and not done. {no_more}" if clock.is_late else no_more
    if clock.met_at:
        how = "late, " if clock.is_late else ""
        was_due = f"It was due on {due}." if due else clock.not_known
        return f"It was done {how}on {when(clock.met_at)}. {was_due}"
    if not due:
        return clock.not_known
    return f"It was due on {due}." if clock.state == State.OVERDUE else f"It is due on {due}."


def began_in_words(clock: Clock) -> str:
    """As exactly as it is known: a clock that counts days from a day, whose time nobody said, begins at midnight."""
    return date(clock.began_at) if began_on_a_day(clock) else when(clock.began_at)


def began_on_a_day(clock: Clock) -> bool:
    return is_first_of_day(clock.began_at) and not clock.limit.is_of_hours


def where_from(clock: Clock) -> str:
    """How binding its limit is, and where it stands: "The law. Working Together 2023, paragraph 12"."""
    return f"{sentence(BINDING[Kind(clock.binding)])}. {clock.edition}, {clock.citation}"


def ended(clock: Clock, at: datetime) -> datetime:
    """Until when its time is told: until it was met, was owed no more, or now."""
    return clock.met_at or clock.cancelled_at or at


def elapsed(clock: Clock, at: datetime) -> str:
    """How long it took, or has taken until now, whatever stood in between (statutory.md 0.3: the raw elapsed time).

    In whole days where only the day is known on which it began or ended.
    """
    end = ended(clock, at)
    if tells_day(end) or began_in_words(clock) == date(clock.began_at):
        days = (timezone.localdate(end) - timezone.localdate(clock.began_at)).days
        return plural(days, "day") if days > 0 else LESS
    return long(max(end - clock.began_at, timedelta()))


def stood(clock: Clock, stops: Sequence[ClockStop], at: datetime) -> timedelta:
    """How long it stood in all while it ran, until now."""
    begins, ends = clock.began_at, ended(clock, at)
    lengths = (min(stop.until_at or ends, ends) - max(stop.from_at, begins) for stop in stops)
    return sum((length for length in lengths if length > timedelta()), timedelta())


def long(length: timedelta) -> str:
    """A length of time as people say it: "3 days 4 hours", "5 hours", "20 minutes"."""
    seconds = int(length.total_seconds())
    days, rest = divmod(seconds, SECONDS_OF_A_DAY)
    hours, rest = divmod(rest, SECONDS_OF_AN_HOUR)
    if days:
        return f"{plural(days, 'day')} {plural(hours, 'hour')}" if hours else plural(days, "day")
    return plural(hours, "hour") if hours else plural(rest // 60, "minute")
