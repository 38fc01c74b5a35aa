"""The order of a list: always the same for the same rows, so that no row is on two pages or on none."""

from dataclasses import dataclass

from django.core.exceptions import FieldDoesNotExist
from django.db.models import F, Model, QuerySet
from django.db.models.expressions import OrderBy

from goldthread.foundation.ui.plain_words import lower_first

from .columns import Column
from .filters import shortened


@dataclass(frozen=True)
class Order:
    """A column and a direction, as the address says it: "due", or "-due" for the other way round."""

    column: Column
    backwards: bool = False

    @property
    def key(self) -> str:
        return f"-{self.column.key}" if self.backwards else self.column.key

    @property
    def words(self) -> str:
        backwards = "newest first" if self.column.kind in ("date", "moment") else "in reverse"
        return f"sorted by {lower_first(self.column.heading)}" + (f", {backwards}" if self.backwards else "")

    def apply(self, queryset: QuerySet) -> QuerySet:
        """Ordered, rows without a value last either way, rows that are level by their number."""
        terms = [term(queryset.model, name, self.backwards) for name in self.column.sort]
        return queryset.order_by(*terms, "-pk" if self.backwards else "pk")


def find_order(columns: tuple[Column, ...], key: str) -> Order | None:
    """The order with this key; None if no such column sorts."""
    for column in columns:
        if column.sort and column.key == key.removeprefix("-"):
            return Order(column, key.startswith("-"))
    return None


def unknown_order(key: str, used: Order) -> str:
    return f"The list cannot be sorted by “{shortened(key)}”, so it is {used.words}."


def term(model: type[Model], name: str, backwards: bool) -> OrderBy | str:
    """One field to order by. Counting down, PostgreSQL puts empty values first, where nobody wants them."""
    descending = name.startswith("-") != backwards
    name = name.removeprefix("-")
    if not descending:
        return name
    return F(name).desc(nulls_last=True) if may_be_empty(model, name) else f"-{name}"


def may_be_empty(model: type[Model], name: str) -> bool:
    """Whether the field can be empty. One that cannot is ordered plainly, so that its index serves."""
    if name == "pk":
        return False
    try:
        return bool(getattr(model._meta.get_field(name), "null", True))
    except FieldDoesNotExist:
        return True
