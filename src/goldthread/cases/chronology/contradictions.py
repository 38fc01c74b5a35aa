"""Where the rows of a chronology do not fit together, or do not fit the life that it is about."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from goldthread.cases.chronology.endings import ends_before_it_begins
from goldthread.cases.chronology.pointing_out import PointedOut
from goldthread.cases.chronology.rows import WAS_SEEN, Row
from goldthread.cases.chronology.told_differently import told_differently
from goldthread.foundation.records.dates import in_words
from goldthread.foundation.ui.words import plural
from goldthread.foundation.uncertain_dates import UncertainDate


@dataclass(frozen=True)
class Lifetime:
    """The days that bound a life, as far as they are known.

    ``called`` is what sentences call the person: a label, so that none of them tells a name. ``tells_days`` lets them
    say on which day somebody was born or died: in an anonymised copy that would tell who it is.
    """

    called: str
    born_on: date | None = None
    died_on: date | None = None
    tells_days: bool = True

    def on(self, day: date) -> str:
        return f" on {in_words(day)}" if self.tells_days else ""


def contradictions_in(rows: Sequence[Row], lifetimes: Sequence[Lifetime] = ()) -> list[PointedOut]:
    """All that does not fit together: first what lies outside a life, then the rest as it happened."""
    outside = [told for lifetime in lifetimes for told in _outside(rows, lifetime)]
    found = [*told_differently(rows), *ends_before_it_begins(rows)]
    return outside + sorted(found, key=lambda one: min(row.when.order for row in one.rows))


def _outside(rows: Sequence[Row], lifetime: Lifetime) -> Iterator[PointedOut]:
    if born := lifetime.born_on:
        birth = f"before {lifetime.called} was born{lifetime.on(born)}"
        yield from _grouped(rows, lambda row: row.when.is_surely_before(UncertainDate.on(born)), birth)
    if died := lifetime.died_on:
        death = f"after {lifetime.called} died{lifetime.on(died)}"
        yield from _grouped(rows, lambda row: UncertainDate.on(died).is_surely_before(row.when), death)


def _grouped(rows: Sequence[Row], is_outside: Callable[[Row], bool], where: str) -> Iterator[PointedOut]:
    """One sentence for all of them: there may be many, and most may be right, such as what happened to a parent."""
    outside = tuple(row for row in rows if is_outside(row))
    if not outside:
        return
    seen = sum(row.child_seen in WAS_SEEN for row in outside)
    lie = "lies" if len(outside) == 1 else "lie"
    said = f"{plural(len(outside), 'entry')} {lie} {where}."
    if seen:
        says = "says" if seen == 1 else "say"
        said += f" {seen:,} of them {says} that the child was seen."
    yield PointedOut(said, outside)
