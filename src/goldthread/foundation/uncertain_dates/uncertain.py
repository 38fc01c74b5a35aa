"""A day as far as anybody knows it."""

from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import StrEnum

from goldthread.foundation.records.dates import DAY, MONTH, YEAR, PartialDate
from goldthread.foundation.records.working_days import months_after

ONE_DAY = timedelta(days=1)
A_WEEK = timedelta(days=7)


class Certainty(StrEnum):
    """How a day is known. What is stored of it; the words are for people."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    ABOUT_DAY = "about_day"
    ABOUT_MONTH = "about_month"
    ABOUT_YEAR = "about_year"
    BETWEEN = "between"
    OVER = "over"
    BEFORE = "before"
    AFTER = "after"
    NOT_KNOWN = "not_known"


EXACT = {DAY: Certainty.DAY, MONTH: Certainty.MONTH, YEAR: Certainty.YEAR}
ROUGH = {DAY: Certainty.ABOUT_DAY, MONTH: Certainty.ABOUT_MONTH, YEAR: Certainty.ABOUT_YEAR}
PRECISION = {certainty: precision for known in (EXACT, ROUGH) for precision, certainty in known.items()}
STRETCHES = frozenset({Certainty.BETWEEN, Certainty.OVER})
RANK = {certainty: rank for rank, certainty in enumerate(Certainty)} | {Certainty.BEFORE: -1}
"""Of those that say the same days: "before" first, then the surer."""
YEARS = range(1800, 2201)
"""Beyond these a year is a slip of the hand."""

Order = tuple[date, date, int, bool, time]


@dataclass(frozen=True)
class UncertainDate:
    """When something happened: a day, month or year, about one, between two days, before, after, or not known.

    ``earliest_on`` and ``latest_on`` are the first and last day that the words say: of "about March 2019" 1 and
    31 March. ``bounds`` are those between which it surely lies. Of "before 2015" there is no earliest, of "after 2015"
    no latest day, of what is not known neither. ``over`` is no doubt but a length: it went on from a day to a day.
    A time of day is only of an exact day. Raise ValueError for a shape that says nothing.
    """

    certainty: Certainty
    earliest_on: date | None = None
    latest_on: date | None = None
    at_time: time | None = None

    def __post_init__(self) -> None:
        if self.at_time is not None and self.certainty is not Certainty.DAY:
            raise ValueError("Only an exact day has a time")
        if any(day.year not in YEARS for day in (self.earliest_on, self.latest_on) if day):
            raise ValueError("The year is too far away")
        has_shape = _SHAPES.get(self.certainty, _of_one_piece)
        if not has_shape(self):
            raise ValueError(
                f"{self.earliest_on} and {self.latest_on} are not the days of one that is {self.certainty}"
            )

    @classmethod
    def of(cls, known: PartialDate, *, about: bool = False, at_time: time | None = None) -> "UncertainDate":
        """A day, month or year, or about one."""
        return cls((ROUGH if about else EXACT)[known.precision], known.first, known.last, at_time)

    @classmethod
    def on(cls, day: date, at_time: time | None = None) -> "UncertainDate":
        return cls(Certainty.DAY, day, day, at_time)

    @classmethod
    def between(cls, earliest_on: date, latest_on: date) -> "UncertainDate":
        """At some time from one day to another, both of which it may be."""
        return cls(Certainty.BETWEEN, earliest_on, latest_on)

    @classmethod
    def over(cls, earliest_on: date, latest_on: date) -> "UncertainDate":
        """All the time from one day to another."""
        return cls(Certainty.OVER, earliest_on, latest_on)

    @classmethod
    def before(cls, day: date) -> "UncertainDate":
        """On the day before it or earlier."""
        return cls(Certainty.BEFORE, None, day - ONE_DAY)

    @classmethod
    def after(cls, day: date) -> "UncertainDate":
        """On the day after it or later."""
        return cls(Certainty.AFTER, day + ONE_DAY, None)

    @property
    def is_known(self) -> bool:
        return self.certainty is not Certainty.NOT_KNOWN

    @property
    def bounds(self) -> tuple[date | None, date | None]:
        """The days between which it surely lies: "about" is a week, a month or a year more on both sides.

        None is where there is no bound. The widths are a convention of the house, so that "about" is never taken for
        less than people mean by it.
        """
        if self.earliest_on is None or self.latest_on is None:
            return self.earliest_on, self.latest_on
        match self.certainty:
            case Certainty.ABOUT_DAY:
                return self.earliest_on - A_WEEK, self.latest_on + A_WEEK
            case Certainty.ABOUT_MONTH:
                return months_after(self.earliest_on, -1), months_after(self.earliest_on, 2) - ONE_DAY
            case Certainty.ABOUT_YEAR:
                return months_after(self.earliest_on, -12), months_after(self.earliest_on, 24) - ONE_DAY
        return self.earliest_on, self.latest_on

    @property
    def order(self) -> Order:
        """By this days are put in order: by their earliest day, then by their latest, then by the time.

        What is only known to lie before a day comes where it is sure to be over; what is not known comes last. If one
        is surely over before another begins, it comes before it.
        """
        place = self.earliest_on or self.latest_on or date.max
        has_time = self.at_time is not None
        return place, self.latest_on or date.max, RANK[self.certainty], has_time, self.at_time or time.min

    def __lt__(self, other: "UncertainDate") -> bool:
        return self.order < other.order

    def is_surely_before(self, other: "UncertainDate") -> bool:
        """Whether it is over before the other can begin, whatever both mean within their bounds."""
        last, first = self.bounds[1], other.bounds[0]
        return last is not None and first is not None and last < first

    def may_be_of(self, other: "UncertainDate") -> bool:
        """Whether both can be of one day."""
        return not self.is_surely_before(other) and not other.is_surely_before(self)


def _of_one_piece(said: UncertainDate) -> bool:
    """The days are those of one day, month or year."""
    if said.earliest_on is None or said.latest_on is None:
        return False
    piece = PartialDate.from_date(said.earliest_on, PRECISION[said.certainty])
    return (piece.first, piece.last) == (said.earliest_on, said.latest_on)


def _of_a_stretch(said: UncertainDate) -> bool:
    return said.earliest_on is not None and said.latest_on is not None and said.earliest_on < said.latest_on


_SHAPES = {
    Certainty.BETWEEN: _of_a_stretch,
    Certainty.OVER: _of_a_stretch,
    Certainty.BEFORE: lambda said: said.earliest_on is None and said.latest_on is not None,
    Certainty.AFTER: lambda said: said.earliest_on is not None and said.latest_on is None,
    Certainty.NOT_KNOWN: lambda said: said.earliest_on is None and said.latest_on is None,
}


NOT_KNOWN = UncertainDate(Certainty.NOT_KNOWN)
