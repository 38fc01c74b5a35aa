"""What somebody works out of a file who knows every sum of it, and how it is made."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from random import Random

from goldthread.cases.casework.figure_tables import NOT_RECORDED, FigureRow, FigureTable, suppressed_together
from goldthread.cases.casework.figures_beside import BEGAN, beside_each_other
from goldthread.cases.declaring import AnyTable, BandTable, CountTable, EachAnswerTable, Pathway, Table

MANY = 10_000
LARGEST_HIDDEN = 5
Said = dict[str, dict[str, list[str]]]
"""What one case says: by step and field, its answers, the last one last."""


@dataclass
class Known:
    """Between what a number is, for whoever knows every sum of the file."""

    least: int
    most: int

    def narrow(self, least: int, most: int) -> bool:
        before = (self.least, self.most)
        self.least, self.most = max(self.least, least), min(self.most, most)
        return before != (self.least, self.most)


def known_of(count: int | None, least: int, most: int = MANY) -> Known:
    return Known(least, most) if count is None else Known(count, count)


def narrowed(total: Known, parts: list[Known]) -> bool:
    """What a sum tells of its parts, and they of it."""
    changed = total.narrow(sum(one.least for one in parts), sum(one.most for one in parts))
    for part in parts:
        others = [one for one in parts if one is not part]
        least, most = (sum(getattr(one, name) for one in others) for name in ("least", "most"))
        changed |= part.narrow(total.least - most, total.most - least)
    return changed


def covered(reach: Known, parts: list[Known]) -> bool:
    """The same of rows in several of which one case may be."""
    changed = reach.narrow(max((one.least for one in parts), default=0), sum(one.most for one in parts))
    for part in parts:
        rest = sum(one.most for one in parts if one is not part)
        changed |= part.narrow(reach.least - rest, reach.most)
    return changed


def a_world(pathway: Pathway, number: int, chance: Random) -> list[Said]:
    """So many cases that answer by chance what is asked in tables of answers; of each answer some are more usual."""
    asked = [(one.step, one.field) for one in _of_answers(pathway)]
    usual = {pair: [chance.random() ** 3 for _ in range(chance.randint(1, 4))] for pair in asked}
    steps = {step for step, _ in asked} | {code for one in _counts(pathway) for code, _ in one.steps}
    likely = {code: 1 if pathway.step(code).opens else chance.random() for code in sorted(steps)}
    twice, cases = chance.random() / 2, []
    for _ in range(number):
        case: Said = {code: {} for code, share in likely.items() if chance.random() < share}
        for one in pathway.tables:
            if isinstance(one, EachAnswerTable) and one.among and one.among not in case:
                case.pop(one.step, None)
        for (step, field), weights in usual.items():
            if step in case:
                several = 1 + (chance.random() < twice)
                case[step][field] = [str(one) for one in chance.choices(range(len(weights)), weights, k=several)]
        cases.append(case)
    return cases


def counted(pathway: Pathway, world: Sequence[Said]) -> list[FigureTable]:
    """Every table that counts answers or steps, as the figures count them; of each other a row that is shown."""
    made = {one.code: _table(one, world) for one in (*_counts(pathway), *_of_answers(pathway))}
    whole = (FigureRow(BEGAN, BEGAN, max(len(world), LARGEST_HIDDEN + 1)),)
    other = FigureTable("", "", whole, None, adds_up=False, of_part=True)
    return beside_each_other(
        pathway, [made.get(one.code, replace(other, code=one.code, title=one.title)) for one in pathway.tables]
    )


def worked_out(pathway: Pathway, told: Sequence[FigureTable], *, all_small: bool) -> list[tuple[str, str, int]]:
    """The hidden rows that follow from the rest of a file, each with what it must be: for somebody who takes those that
    do not add up for small, or for somebody who takes no hidden number for that.
    """
    by_code = {table.code: table for table in told}
    steps = {
        code: known_of(row.count, 0)
        for one in _counts(pathway)
        for (code, _), row in zip(one.steps, by_code[one.code].rows, strict=True)
    }
    unions: dict[str, Known] = {}
    rows: dict[str, list[Known]] = {}
    relations = []
    for one in _of_answers(pathway):
        table = by_code[one.code]
        least = 0 if all(row.is_hidden for row in table.rows) else 1
        most = LARGEST_HIDDEN if all_small and isinstance(one, EachAnswerTable) and least else MANY
        rows[one.code] = [known_of(row.count, least, most) for row in table.rows]
        total = steps.get(one.step, Known(0, MANY))
        if isinstance(one, EachAnswerTable):
            total = unions.setdefault(one.step, total)
            relations.append((covered, total, rows[one.code]))
        else:
            if table.total is not None:
                total.narrow(table.total, table.total)
            relations.append((narrowed, total, rows[one.code]))
    for _ in range(50):
        if not sum(tells(total, parts) for tells, total, parts in relations):
            break
    if any(one.least > one.most for parts in rows.values() for one in parts):
        return []
    return [
        (code, row.code, known.least)
        for code, parts in rows.items()
        for row, known in zip(by_code[code].rows, parts, strict=True)
        if row.is_hidden and known.least == known.most > 0
    ]


def leaks(pathway: Pathway, number: int, chance: Random) -> list[tuple[str, str]]:
    """The rows of one made-up file that somebody works out, all of them rightly."""
    tables = counted(pathway, a_world(pathway, number, chance))
    true = {(table.code, row.code): row.count for table in tables for row in table.rows}
    told = suppressed_together(tables)
    each = [worked_out(pathway, told, all_small=small) for small in (True, False)]
    right = [found for found in each if all(true.get((table, row)) == number for table, row, number in found)]
    return sorted({(table, row) for found in right for table, row, _ in found})


def _counts(pathway: Pathway) -> Iterator[CountTable]:
    return (one for one in pathway.tables if isinstance(one, CountTable))


def _of_answers(pathway: Pathway) -> Iterator[Table | EachAnswerTable]:
    """Also the bands, as answers of their own of the step that ends them."""
    for one in pathway.tables:
        if isinstance(one, BandTable):
            yield Table(one.code, one.title, one.stops.step, f"band {one.code}")
        elif isinstance(one, Table | EachAnswerTable):
            yield one


def _table(table: AnyTable, world: Sequence[Said]) -> FigureTable:
    if isinstance(table, CountTable):
        rows = [FigureRow(code, title, sum(code in case for case in world)) for code, title in table.steps]
        return FigureTable(table.code, table.title, tuple(rows), None, adds_up=False)
    assert isinstance(table, Table | EachAnswerTable)
    of_each = [case[table.step][table.field] for case in world if table.step in case]
    if isinstance(table, EachAnswerTable):
        counts = Counter(one for answers in of_each for one in {*answers})
        return FigureTable(table.code, table.title, _rows(counts), None, adds_up=False)
    counts = Counter(answers[-1] for answers in of_each)
    return FigureTable(table.code, table.title, _rows(counts), counts.total())


def _rows(counts: Counter[str]) -> tuple[FigureRow, ...]:
    """And one that nobody gave."""
    return tuple(FigureRow(code, code, counts[code]) for code in [*sorted(counts), NOT_RECORDED])
