"""A review's timeline as people read it: each step, how long after the start of the review it came, and why so late."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from goldthread.foundation.records.dates import DAY, YEAR, PartialDate
from goldthread.foundation.ui.words import plural
from goldthread.partnership.learning.models import Review, ReviewEvent

DAYS_IN_A_MONTH = 30.44


@dataclass(frozen=True)
class Moment:
    """A date of a review that its steps are measured from, and how a sentence names it."""

    words: str
    at: PartialDate


@dataclass(frozen=True)
class Step:
    """One entry: the date as far as it is known, and how long after which moments of the review it came."""

    event: ReviewEvent
    at: PartialDate
    since: str

    @property
    def doubts(self) -> list[str]:
        """How the date is known, where the source does not simply print it."""
        doubts = ["The source gives no year; it was inferred."] if self.event.year_inferred else []
        return doubts + ([f"Worked out: {self.event.computed}."] if self.event.computed else [])


INCIDENT, START, APPROVAL, PUBLICATION = "the incident", "the start of the review", "its approval", "its publication"


def moments_of(review: Review) -> list[Moment]:
    """The incident, the start, the approval and the publication: those that are known by more than a year."""
    known = {
        INCIDENT: _day(review.incident_on),
        START: review.commenced,
        APPROVAL: _day(review.approved_on),
        PUBLICATION: _day(review.published_on),
    }
    return [Moment(words, at) for words, at in known.items() if at and at.precision != YEAR]


def _day(day: date | None) -> PartialDate | None:
    return PartialDate.from_date(day) if day else None


def lengths_of(review: Review) -> list[tuple[str, str]]:
    """ "From the start of the review to its approval", "about 15 months"; only where both ends are known."""
    return [
        (f"From {one.words} to {later.words}", span_in_words(one.at, later.at))
        for one, later in pairwise(moments_of(review))
        if one.at.first <= later.at.first
    ]


def steps_of(review: Review, events: Iterable[ReviewEvent]) -> list[Step]:
    """The events from first to last. What is planned stands where it is due: of a year, at its end."""
    moments = moments_of(review)
    in_order = sorted(events, key=lambda event: (_place(event), event.pk))
    return [Step(event, event.date, since_in_words(moments, event.date)) for event in in_order]


def _place(event: ReviewEvent) -> date:
    return event.date.last if event.is_planned else event.date.first


def since_in_words(moments: Iterable[Moment], at: PartialDate) -> str:
    """ "19 days after its approval": measured from the last moment of the review before it.

    Between the approval and the publication, the publication included, the start is told first: what people ask of
    a publication is how long the whole review took. Empty where only a year is known, and before the first moment.
    """
    if at.precision == YEAR:
        return ""
    passed = {moment.words: moment.at for moment in moments if moment.at.first < at.first}
    told = list(passed)[-1:]
    if told == [APPROVAL] and START in passed:
        told = [START, APPROVAL]
    return ", ".join(_after(words, passed[words], at) for words in told)


def _after(words: str, moment: PartialDate, at: PartialDate) -> str:
    if _months(moment, at) == 0 and not _are_days(moment, at):
        return f"in the same month as {words}"
    return f"{span_in_words(moment, at)} after {words}"


def span_in_words(first: PartialDate, last: PartialDate) -> str:
    """The time between two dates: days up to six weeks, then months, then years and months.

    Where one of them is known only by its month, the months of the calendar are counted, and nothing finer is said.
    """
    if _are_days(first, last):
        days = (last.first - first.first).days
        if days < 42:
            return plural(days, "day")
        return _about(round(days / DAYS_IN_A_MONTH))
    months = _months(first, last)
    return {0: "within one month", 1: "less than two months"}.get(months) or _about(months)


def _are_days(first: PartialDate, last: PartialDate) -> bool:
    return first.precision == last.precision == DAY


def _months(first: PartialDate, last: PartialDate) -> int:
    return (last.first.year - first.first.year) * 12 + last.first.month - first.first.month


def _about(months: int) -> str:
    if months < 24:
        return f"about {plural(months, 'month')}"
    years, rest = divmod(months, 12)
    return f"about {plural(years, 'year')}" + (f" and {plural(rest, 'month')}" if rest else "")
