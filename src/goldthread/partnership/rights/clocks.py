"""When an answer is due: pure arithmetic over days, and over instants for a breach.

Lengths follow statutory.md 13.5 and 15 (DP-01 to DP-03): one calendar month for what a person asks about their own
data, two more where it is complex, 20 working days for freedom of information, 72 hours for a breach. That a last day
which is not a working day moves to the next one, and that the clock stands while identity or clarification is awaited,
is how the Information Commissioner's guidance reads; statutory.md says only how long.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from goldthread.foundation.clocks import Line, hours, reckoned, working_days
from goldthread.foundation.clocks.working_time import LONDON
from goldthread.foundation.records.working_days import months_after, working_day_from, working_days_after

MONTHS_TO_ANSWER = 1
MONTHS_MORE = 2
WORKING_DAYS_OF_INFORMATION = 20
HOURS_OF_BREACH = 72
NOON = time(12)


@dataclass(frozen=True)
class Stop:
    """Days on which the clock stood: from one day until another, on which it went on; none yet if it still stands."""

    from_on: date
    until_on: date | None = None


def due_in_months(received_on: date, stops: Sequence[Stop] = (), *, more: bool = False) -> date | None:
    """The last day to answer: a month after receipt, or three, later by the days on which the clock stood.

    None while it stands.
    """
    stood = days_stood(received_on, stops)
    if stood is None:
        return None
    last = months_after(received_on, MONTHS_TO_ANSWER + (MONTHS_MORE if more else 0))
    return working_day_from(last + timedelta(days=stood))


def days_stood(received_on: date, stops: Sequence[Stop]) -> int | None:
    """On how many days the clock stood; a day counts once however many reasons it had. None while it stands."""
    days = set[date]()
    for stop in stops:
        if stop.until_on is None:
            return None
        first = max(stop.from_on, received_on)
        days |= {first + timedelta(days=number) for number in range((stop.until_on - first).days)}
    return len(days)


def extension_told_by(received_on: date, stops: Sequence[Stop] = ()) -> date | None:
    """The last day on which the person may be told that it takes longer: the first month, as the clock runs."""
    return due_in_months(received_on, stops)


def is_told_in_time(told_on: date, received_on: date, stops: Sequence[Stop] = ()) -> bool:
    """Whether the person was told within the first month. What came earlier than was thought may have been too late."""
    last = extension_told_by(received_on, stops)
    return last is None or told_on <= last


def due_of_information(received_on: date) -> date:
    """The last day to answer under the Freedom of Information Act."""
    return working_days_after(received_on, WORKING_DAYS_OF_INFORMATION)


def due_of_breach(aware_at: datetime) -> datetime:
    """By when the Information Commissioner is told: hours pass on weekends and when clocks change as on other days."""
    return aware_at + timedelta(hours=HOURS_OF_BREACH)


def counted_of_information(received_on: date) -> tuple[Line, ...]:
    """Why that day, one line a day; none where nobody can say yet which days are bank holidays."""
    received = datetime.combine(received_on, NOON, LONDON)
    return reckoned(received, working_days(WORKING_DAYS_OF_INFORMATION)).lines


def counted_of_breach(aware_at: datetime) -> tuple[Line, ...]:
    """Why that minute: also where the clocks change in between."""
    return reckoned(aware_at, hours(HOURS_OF_BREACH)).lines
