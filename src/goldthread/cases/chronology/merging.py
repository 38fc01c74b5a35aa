"""The rows of all lanes in one order, and where no agency tells of anything."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from goldthread.cases.chronology.rows import Row
from goldthread.foundation.records.dates import in_words
from goldthread.foundation.ui.words import listed, plural
from goldthread.foundation.uncertain_dates import Certainty, words_of

ONE_DAY = timedelta(days=1)
USUAL_GAP = 90
"""Days without an entry that are pointed out unless somebody asks for others."""
MOST_NAMED = 3


def merged(lanes: Iterable[Iterable[Row]]) -> list[Row]:
    """All rows in the order in which they happened. Rows of one day stay in the order of their lanes."""
    return sorted((row for lane in lanes for row in lane), key=lambda row: row.when.order)


@dataclass(frozen=True)
class Gap:
    """More days than asked for, from ``first`` to ``last``, in which no row surely lies.

    ``perhaps`` are the rows whose day is so uncertain that they may lie in it. ``reads_all`` says whether whoever is
    told of it reads all that agencies tell: to others it may only seem to be one.
    """

    first: date
    last: date
    before: Row
    after: Row
    perhaps: tuple[Row, ...]
    reads_all: bool = True

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    @property
    def in_words(self) -> str:
        """A sentence for whoever reads the chronology: where to look, and not what to think."""
        nothing = "No agency tells of anything" if self.reads_all else "Nothing that you may read is told of the time"
        said = f"{nothing} from {in_words(self.first)} to {in_words(self.last)}: {plural(self.days, 'day')}."
        if not self.perhaps:
            return said
        named = [f"“{words_of(row.when)}” ({row.agency})" for row in self.perhaps[:MOST_NAMED]]
        more = len(self.perhaps) - MOST_NAMED
        named += [f"{more} more"] if more > 0 else []
        return f"{said} Not surely dated, and perhaps of this time: {listed(named)}."


def gaps_in(rows: Sequence[Row], longest: int = USUAL_GAP) -> list[Gap]:
    """Where more than ``longest`` days lie between two entries that follow each other.

    An entry counts where it surely lies: one whose bounds are further apart than ``longest`` days, or open, fills no
    gap, and is named with the gaps into which it may belong.
    """
    sure = sorted((row for row in rows if _width(row) <= longest), key=_bounds)
    unsure = [row for row in rows if _width(row) > longest and row.when.is_known]
    found: list[Gap] = []
    before: Row | None = None
    for row in sure:
        first, last = _bounds(row)
        if before is not None:
            reached = _bounds(before)[1]
            if (first - reached).days - 1 > longest:
                found.append(_gap(before, row, unsure))
            if last <= reached:
                continue
        before = row
    return found


def _gap(before: Row, after: Row, unsure: Sequence[Row]) -> Gap:
    first, last = _bounds(before)[1] + ONE_DAY, _bounds(after)[0] - ONE_DAY
    return Gap(first, last, before, after, tuple(row for row in unsure if _may_lie(row, first, last)))


def _may_lie(row: Row, first: date, last: date) -> bool:
    earliest, latest = row.when.bounds
    return (earliest is None or earliest <= last) and (latest is None or first <= latest)


def _bounds(row: Row) -> tuple[date, date]:
    earliest, latest = row.when.bounds
    return earliest or date.min, latest or date.max


def _width(row: Row) -> int:
    """How many days it may be. One without bounds may be any, and what went on all the time is in no doubt."""
    if row.when.certainty is Certainty.OVER:
        return 1
    first, last = _bounds(row)
    return (last - first).days + 1
