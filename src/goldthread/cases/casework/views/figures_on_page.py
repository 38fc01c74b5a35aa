"""A table of yearly figures as a page shows it: no column stands in which nothing would be told."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from goldthread.cases.casework.figure_tables import Compared, FigureTable
from goldthread.foundation.ui.words import number

NOTHING, MINUS = "–", "\N{MINUS SIGN}"
MOST_BESIDE_EACH_OTHER = 3
"""How many columns a telephone shows beside each other. Rows of more stand below each other there."""


@dataclass(frozen=True)
class TableOnPage:
    """``rows`` are empty where nothing was counted in either year. Of ``columns`` the first says what is counted."""

    table: FigureTable
    columns: list[dict[str, Any]]
    rows: list[list[str]]

    @property
    def stacks(self) -> bool:
        return len(self.columns) > MOST_BESIDE_EACH_OTHER


def on_page(now: FigureTable, before: FigureTable, earlier: str) -> TableOnPage:
    """``earlier`` is the year before in words."""
    counted = [one for one in now.compared(before) if one.row.count or one.before]
    lines = [*counted, now.compared_total(before)] if counted and now.adds_up and now.total is not None else counted
    columns: list[tuple[str, Callable[[Compared], str]]] = [
        ("Number", lambda one: _number(one.row.count)),
        (earlier, lambda one: _number(one.before)),
        *_that_tell(now, counted),
    ]
    return TableOnPage(
        now,
        [{"text": "What is counted"}, *({"text": title, "numeric": True} for title, _ in columns)],
        [[one.row.title, *(cell(one) for _, cell in columns)] for one in lines],
    )


def usually_left_out(tables: Iterable[FigureTable]) -> str:
    """What most of the tables leave out, in words: said once, and of the others what they leave out."""
    tables = [*tables]
    (words, times), *_ = Counter(table.without for table in tables).most_common(1) or [("", 0)]
    return words if 2 * times > len(tables) else ""


def _that_tell(table: FigureTable, counted: list[Compared]) -> list[tuple[str, Callable[[Compared], str]]]:
    """The columns that are there only where one of the rows has something in it."""

    def share(one: Compared) -> str:
        return _percent(table.percent(one.row)) if table.adds_up else NOTHING

    def up_to_here(one: Compared) -> str:
        return _percent(table.percent_up_to(one.row)) if one.row in table.rows else NOTHING

    asked = [("Change", _change), ("Share", share), *([("Share up to here", up_to_here)] if table.rises else [])]
    return [(title, cell) for title, cell in asked if any(cell(one) != NOTHING for one in counted)]


def _number(count: int | None) -> str:
    return NOTHING if count is None else number(count)


def _percent(share: Decimal | None) -> str:
    return NOTHING if share is None else f"{share}%"


def _change(one: Compared) -> str:
    if one.change is None:
        return NOTHING
    return f"+{one.change}%" if one.change > 0 else f"{one.change}%".replace("-", MINUS)
