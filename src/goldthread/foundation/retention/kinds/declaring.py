"""What a kind of record that can be destroyed says of itself. Parts above declare theirs in ``AppConfig.ready``."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Expression, F, Model, Q, QuerySet
from django.db.models.constants import LOOKUP_SEP
from django.utils.text import slugify

from goldthread.foundation.access.roles import Can
from goldthread.foundation.records.handling import Handling
from goldthread.foundation.retention.classes import CAN_GO, CLASSES, Anchor, RetentionClass

Roots = Sequence[int]
Anchors = Mapping[Anchor, Expression | F]


EVERY_ROW = Q()


@dataclass(frozen=True)
class Part:
    """Rows that go with a record. What goes with it is declared, never guessed from keys alone.

    ``via`` is the field that names the record, or the way to it over other parts ("lane__request__case"); ``where``
    tells rows of this kind of record from those of others that the field may name too. ``through`` is for rows that a
    part names, as a version names its file: that model, its field for the row, and its field for the record; ``by`` is
    the row's field that is named. ``made_anew`` says that the program replaces such rows by itself, so a hold does not
    stop that. ``called`` is what one is to people, where its model says it worse. ``emptied`` is a field of words that
    the program empties while the row stays: a hold stops that too.
    """

    model: type[Model]
    via: str = ""
    through: tuple[type[Model], str, str] | None = None
    made_anew: bool = False
    called: str = ""
    emptied: str = ""
    where: Q = EVERY_ROW
    by: str = "pk"

    def of(self, roots: Roots) -> QuerySet[Any]:
        rows = self.model._default_manager.all()
        if self.through:
            model, field, via = self.through
            named = model._default_manager.filter(**{f"{via}__in": roots}).values(field)
            return rows.filter(self.where, **{f"{self.by}__in": named})
        return rows.filter(self.where, **{f"{self.via}__in": roots})

    @property
    def column(self) -> str:
        """The column that names the record; nothing where another row does."""
        if not self.via or LOOKUP_SEP in self.via:
            return ""
        return str(self.model._meta.get_field(self.via).column)  # type: ignore[union-attr]


@dataclass(frozen=True)
class Need:
    """Why a record cannot be destroyed yet: a condition on it, and the sentence that says so and what to do."""

    condition: Q
    sentence: str


@dataclass(frozen=True)
class Bytes:
    """Where a row keeps bytes outside the database: the fields of their place and digest, and what removes them."""

    place: str
    digest: str
    remove: Callable[[str], None]


@dataclass
class Kind:
    """One kind of record: which rows it is, from when its period runs, what goes with it and what keeps it.

    ``parts`` go in their order, then the record itself unless it stays (``root_goes``). ``drafts`` are the steps of
    forms about one record, each with ``{pk}``. ``candidates`` leaves out what is still under way. ``words`` are the
    fields by which people know one, ``beside`` what else its name reads. ``seen_with`` is what somebody must be
    permitted to see one, where its rows do not say that themselves.
    """

    code: str
    class_code: str
    title: str
    root: type[Model]
    anchors: Anchors
    parts: list[Part]
    needs: list[Need]
    candidates: Callable[[], QuerySet[Any]]
    words: tuple[str, ...] = ()
    root_goes: bool = True
    drafts: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    seen_with: Can | None = None

    @property
    def of_class(self) -> RetentionClass:
        return CLASSES[self.class_code]

    @property
    def table(self) -> str:
        return self.root._meta.db_table

    @property
    def classes(self) -> set[str]:
        """The classes whose holds keep it: its own, and those of what goes with it."""
        return {self.class_code, *(code for part in self.parts for code in classes_of(part.model) & CAN_GO)}


def classes_of(model: type[Model]) -> set[str]:
    """Codes of the classes that the fields of a model name."""
    handling: Mapping[str, Handling] = getattr(model, "handling", {})
    return {slugify(one.kept) for one in handling.values()}


KINDS: dict[str, Kind] = {}
"""Every kind of record that can be destroyed under the schedule."""

BYTES: dict[type[Model], Bytes] = {}
"""Rows that keep bytes outside the database."""


def declare(kind: Kind) -> Kind:
    """Make a kind known. Raise TypeError where it and its class disagree."""
    if not kind.of_class.may_be_set:
        raise TypeError(f"{kind.code}: of its class nothing is destroyed under the schedule")
    if not kind.anchors or (kind.of_class.rule and kind.of_class.rule.anchor not in kind.anchors):
        raise TypeError(f"{kind.code}: its period must run from a day that it knows")
    KINDS[kind.code] = kind
    return kind


def kinds_of(class_code: str) -> list[Kind]:
    return [kind for kind in KINDS.values() if kind.class_code == class_code]


def anchors_of(class_code: str) -> list[Anchor]:
    """The days from which a period may run: those of the class itself, or those that every kind of it knows."""
    if CLASSES[class_code].own_anchors:
        return list(CLASSES[class_code].own_anchors)
    kinds = kinds_of(class_code)
    return [anchor for anchor in Anchor if kinds and all(anchor in kind.anchors for kind in kinds)]
