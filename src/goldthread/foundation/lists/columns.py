"""One column of a list: what it shows, what it sorts by, and what goes into a file."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any, Literal

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Model

Kind = Literal["text", "number", "date", "moment", "yes_no", "tag"]


@dataclass(frozen=True)
class Column:
    """A column. Its first one names the row, so let it be a reference or a name.

    `value` is the path of an attribute ("owner.name", "get_status_display") or a function of the row; without
    it, the attribute named like the column. It must not ask the database: join or prefetch in the queryset.
    `sort` are the fields to order by; without them the column does not sort. `href` makes the cell a link.
    `cell` draws the cell where its kind does not: "folder/template.html:macro", called with the row.
    `only` keeps a column to the "file" or to the "page". Of one with `where` a page whose rows have nothing there shows
    nothing: it is left out unless that is so of some row.
    """

    key: str
    heading: str
    value: str | Callable[[Any], Any] = ""
    sort: tuple[str, ...] = ()
    kind: Kind = "text"
    href: Callable[[Any], str] | None = None
    cell: str = ""
    only: Literal["", "file", "page"] = ""
    where: Callable[[Any], bool] | None = None

    @property
    def is_numeric(self) -> bool:
        return self.kind == "number"

    def is_on_page(self, rows: Sequence[Any]) -> bool:
        """Whether a page of these rows shows it."""
        return self.only != "file" and (self.where is None or any(map(self.where, rows)))

    @cached_property
    def value_of(self) -> Callable[[Any], Any]:
        """Gives the value for a row; None where something on the path is missing. Found out once for very many rows."""
        return self.value if callable(self.value) else partial(follow, (self.value or self.key).split("."))


@dataclass(frozen=True)
class Cell:
    """One cell, ready to be drawn."""

    value: Any
    kind: Kind
    href: str = ""
    template: str = ""
    macro: str = ""


def cell_of(column: Column, row: Model) -> Cell:
    template, _, macro = column.cell.partition(":")
    href = column.href(row) if column.href else ""
    return Cell(column.value_of(row), column.kind, href, template, macro)


def follow(path: Sequence[str], row: Any) -> Any:
    """Walk a path of attributes, calling methods on the way and stopping at the first that is empty."""
    value = row
    for name in path:
        if value is None:
            return None
        try:
            value = getattr(value, name)
        except ObjectDoesNotExist:
            return None
        if callable(value):
            value = value()
    return value
