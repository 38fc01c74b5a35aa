"""A review's timeline as people read it: each step, how long after the step before, and why it took so long."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from goldthread.foundation.records.dates import DAY, YEAR, PartialDate
from goldthread.foundation.ui.words import plural
from goldthread.partnership.learning.models import ReviewEvent

DAYS_IN_A_MONTH = 30.44


@dataclass(frozen=True)
class Step:
    """One entry: the date as far as it is known, and the time since the last step that really happened."""

    event: ReviewEvent
    at: PartialDate
    since: str

    @property
    def doubts(self) -> list[str]:
        """How the date is known, where the source does not simply print it."""
        doubts = ["The source gives no year; it was inferred."] if self.event.year_inferred else []
        return doubts + ([f"Worked out: {self.event.computed}."] if self.event.computed else [])


def steps_of(events: Iterable[ReviewEvent]) -> list[Step]:
    """The events from first to last, each with the time since the last one that happened on a day or in a month.

    What is planned stands where it is due: of a year, at its end.
    """
    steps: list[Step] = []
    before: ReviewEvent | None = None
    for event in sorted(events, key=lambda event: (_place(event), event.pk)):
        steps.append(Step(event, event.date, time_between(before, event)))
        if not event.is_planned and event.precision != YEAR:
            before = event
    return steps


def _place(event: ReviewEvent) -> date:
    return event.date.last if event.is_planned else event.date.first


def time_between(before: ReviewEvent | None, event: ReviewEvent) -> str:
    """ "25 days after the step before"; what is planned names that step. Empty where nobody can tell."""
    if before is None or YEAR in (before.precision, event.precision):
        return ""
    exact = before.precision == event.precision == DAY
    step = f"“{before.what}”" if event.is_planned else "the step before"
    if before.happened_on == event.happened_on:
        return f"{'on the same day' if exact else 'in the same month'} as {step}"
    return f"{span_in_words(before.happened_on, event.happened_on, exact=exact)} after {step}"


def span_in_words(first: date, last: date, *, exact: bool) -> str:
    """The time between two days: days up to six weeks, then months, then years and months.

    Where one of them is known only by its month, nothing finer than months is said.
    """
    days = (last - first).days
    if exact and days < 42:
        return plural(days, "day")
    months = round(days / DAYS_IN_A_MONTH)
    if months == 0:
        return "less than a month"
    if months < 24:
        return f"about {plural(months, 'month')}"
    years, rest = divmod(months, 12)
    return f"about {plural(years, 'year')}" + (f" and {plural(rest, 'month')}" if rest else "")
