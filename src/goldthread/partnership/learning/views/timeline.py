"""A review's timeline as people read it: each step, how long after the step before, and why it took so long."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from goldthread.foundation.records.dates import DAY, YEAR, PartialDate
from goldthread.foundation.ui import partial_dates
from goldthread.foundation.ui.words import plural, sentence
from goldthread.partnership.learning.models import ReviewEvent

DAYS_IN_A_MONTH = 30.44


@dataclass(frozen=True)
class Step:
    """One entry: the date as far as it is known, and the time since the last step that really happened."""

    event: ReviewEvent
    at: partial_dates.PartialDate
    since: str

    @property
    def doubts(self) -> list[str]:
        """How the date is known, where the source does not simply print it."""
        doubts = ["The source gives no year; it was inferred."] if self.event.year_inferred else []
        return doubts + ([f"Worked out: {self.event.computed}."] if self.event.computed else [])


def shown_date(known: PartialDate) -> partial_dates.PartialDate:
    """A date of the records as pages show it."""
    return partial_dates.PartialDate.from_iso(str(known))


def steps_of(events: Iterable[ReviewEvent]) -> list[Step]:
    """The events from first to last. A planned step counts its time too: it is how long people expect to wait."""
    steps: list[Step] = []
    before: ReviewEvent | None = None
    for event in sorted(events, key=lambda event: (event.happened_on, event.pk)):
        steps.append(Step(event, shown_date(event.date), time_between(before, event)))
        before = event
    return steps


def time_between(before: ReviewEvent | None, event: ReviewEvent) -> str:
    """ "25 days after the step before", "about 13 months after the step before"; empty where nobody can tell."""
    if before is None or YEAR in (before.precision, event.precision):
        return ""
    exact = before.precision == event.precision == DAY
    if before.happened_on == event.happened_on:
        return "On the same day as the step before" if exact else "In the same month as the step before"
    return sentence(
        f"{span_in_words(before.happened_on, event.happened_on, exact=exact)} after the step before"
    )


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
