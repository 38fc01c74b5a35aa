"""What is counted of a pathway's cases in a year, and where a case may be handed over."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from dataclasses import field as default
from typing import Any

from goldthread.cases.declaring.clocks import Fact

PERIOD = "{period}"
"""Stands in a title for the time that is counted: "Began in {period}". Several years may be counted together."""


@dataclass(frozen=True, kw_only=True)
class OfCases:
    """What is counted of cases. ``leaves_out`` are facts that say of a case that it is none of its own, such as that
    it came twice: a case of which one of them was recorded, in whatever year, is not counted.
    """

    leaves_out: tuple[Fact, ...] = ()


@dataclass(frozen=True)
class Table(OfCases):
    """Cases by the answers to one field of one step. Where a case has several such records in a year, the last
    counts. What people answer in their own words is counted by ``EachAnswerTable`` alone: beside a total, those that
    few gave could not be put together.

    Of a long list of which few answers belong to one space, such as the councils of a country, ``here`` gives the codes
    of those: all others are one row. Where it gives none, the rows are the answers that were given.
    """

    code: str
    title: str
    step: str
    field: str
    here: Callable[[Any], Collection[str]] | None = None

    def asked(self) -> Iterator[tuple[str, str]]:
        """The steps and fields that it counts by."""
        yield self.step, self.field


@dataclass(frozen=True)
class EachAnswerTable(OfCases):
    """In how many cases each answer to a field of a step was given at least once in the year: what happens several
    times in a case, such as feedback to one after the other, puts it in several rows.

    ``also`` says of an answer which fact of another step says it as well. A case counts for it once. ``among`` is the
    step of those cases of which it tells some, where a table of the pathway counts that: in nearly all of them, an
    answer would tell of the few in which it was not.
    """

    code: str
    title: str
    step: str
    field: str
    also: Mapping[str, Fact] = default(default_factory=dict)
    among: str = ""

    def asked(self) -> Iterator[tuple[str, str]]:
        yield self.step, self.field


@dataclass(frozen=True)
class CountTable(OfCases):
    """In how many cases each step was recorded, by its code and what it is called: a case may be in several rows."""

    code: str
    title: str
    steps: tuple[tuple[str, str], ...]

    def asked(self) -> Iterator[tuple[str, str]]:
        return ((step, "happened_at") for step, _ in self.steps)


@dataclass(frozen=True)
class BandTable(OfCases):
    """Cases by how long it took from the first of one fact to the last of another, which was in the year.

    ``ends`` are those of the bands: 1, 3 and 12 make 0 to 1, 1 to 3, 3 to 12, and more than 12. ``unit`` is "month" or
    "day", both of the calendar. Where ``middle`` is asked for, the median of the days is told too.
    """

    code: str
    title: str
    starts: Fact
    stops: Fact
    ends: tuple[int, ...]
    unit: str = "month"
    middle: bool = False

    def asked(self) -> Iterator[tuple[str, str]]:
        yield self.starts.step, self.starts.field
        yield self.stops.step, self.stops.field


@dataclass(frozen=True)
class StageTable(OfCases):
    """Cases that were closed in the year, by the last stage at which they were open: how far they went.

    Where ``outcomes`` are named, those that ended so and no others.
    """

    code: str
    title: str
    outcomes: tuple[str, ...] = ()

    def asked(self) -> Iterator[tuple[str, str]]:
        yield from ()


@dataclass(frozen=True, kw_only=True)
class Span:
    """What lasts in a case, such as an arrangement: from the earliest day that ``begins`` say until the earliest that
    ``ends`` say, on which it is there no more. Of a case in which a fact of ``never`` was recorded there was none.
    """

    begins: tuple[Fact, ...]
    ends: tuple[Fact, ...]
    never: tuple[Fact, ...] = ()

    @property
    def facts(self) -> tuple[Fact, ...]:
        return (*self.begins, *self.ends, *self.never)


@dataclass(frozen=True)
class OfSpans(OfCases):
    """What is counted of that which lasts in cases."""

    code: str
    title: str
    span: Span

    def asked(self) -> Iterator[tuple[str, str]]:
        return ((fact.step, fact.field) for fact in self.span.facts)


@dataclass(frozen=True)
class SpanTable(OfSpans):
    """How many there were when the year began, began and ended in it, and were there on its last day."""


@dataclass(frozen=True)
class InPlaceTable(OfSpans):
    """Those that were there on the last day of the year, by the answers to a field of the last record of a step.

    Of a day of birth ``ages`` make bands of age on that day, in years: 1, 5 and 16 make under 1, 1 to 4, 5 to 15, and
    16 or more.
    """

    step: str
    field: str
    ages: tuple[int, ...] = ()

    def asked(self) -> Iterator[tuple[str, str]]:
        yield from super().asked()
        yield self.step, self.field


@dataclass(frozen=True)
class KeptTable(OfSpans):
    """In how many cases a clock was kept all year, each time: of those that began in the year (``new``), or of those
    that were there when it began. What was due and not done counts as late in each year until it is done.
    """

    clock: str
    new: bool


@dataclass(frozen=True)
class ListTable(OfCases):
    """Entries of a list that the pathway keeps beside its cases (``of``), made in the year, by the answers to one of
    their fields. Where each says a number, ``adds`` is its field, and these are added up instead.
    """

    code: str
    title: str
    of: str
    field: str
    adds: str = ""

    def asked(self) -> Iterator[tuple[str, str]]:
        yield from ()


AnyTable = (
    Table | EachAnswerTable | CountTable | BandTable | StageTable | SpanTable | InPlaceTable | KeptTable | ListTable
)


def in_words(years: int) -> str:
    """So many years that are counted together, as a title calls them."""
    return "the year" if years == 1 else "these years"


def titled(table: AnyTable, years: int = 1) -> str:
    """What a table is called where so many years are counted together."""
    return table.title.replace(PERIOD, in_words(years))


@dataclass(frozen=True)
class HandOver:
    """Another pathway, by its code, to which a case may lead. A link: the pathway may be missing."""

    to: str
    title: str
