"""What a kind of record that can be destroyed says of itself. Parts above declare theirs in ``AppConfig.ready``."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Expression, F, Model, Q, QuerySet
from django.db.models.constants import LOOKUP_SEP
from django.utils.text import slugify

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.records.handling import Handling
from goldthread.foundation.retention.classes import CLASSES, Anchor, RetentionClass, can_go

Roots = Sequence[int]
Anchors = Mapping[Anchor, Expression | F]
Bounds = Mapping[Anchor, Callable[[date], Q]]


EVERY_ROW = Q()


@dataclass(frozen=True)
class Part:
    """Rows that go with a record. What goes with it is declared, never guessed from keys alone.

    ``via`` is the field that names the record, or the way to it over other parts ("lane__request__case"); ``where``
    tells rows of this kind of record from those of others that the field may name too. ``through`` is for rows that a
    part names, as a version names its file: that model, its field for the row, and its field for the record; ``by`` is
    the row's field that is named. ``otherwise`` names the class of which other rows of the model are: these go with
    the record all the same. ``made_anew`` says that the program replaces such rows by itself, so a hold does not
    stop that. ``called`` is what one is to people, where its model says it worse. ``emptied`` is a field of words that
    the program empties while the row stays: a hold stops that too. ``drafts`` are the steps of forms about one such
    row, each with ``{pk}``.
    """

    model: type[Model]
    via: str = ""
    through: tuple[type[Model], str, str] | None = None
    made_anew: bool = False
    called: str = ""
    emptied: str = ""
    where: Q = EVERY_ROW
    by: str = "pk"
    otherwise: str = ""
    drafts: tuple[str, ...] = ()

    def of(self, roots: Roots) -> QuerySet[Any]:
        rows = self.model._default_manager.all()
        if self.through:
            model, field, via = self.through
            named = model._default_manager.filter(**{f"{via}__in": roots}).values(field)
            return rows.filter(self.where, **{f"{self.by}__in": named})
        return rows.filter(self.where, **{f"{self.via}__in": roots})

    def told_by_itself(self) -> Mapping[str, str]:
        """Columns by which a row says that it is about this kind of record, with what they say."""
        said = [child for child in self.where.children if isinstance(child, tuple)]
        return {name: str(value) for name, value in said if LOOKUP_SEP not in name}

    @property
    def table(self) -> str:
        return self.model._meta.db_table

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


@dataclass(frozen=True)
class Sort:
    """Records of one kind that are of one class: ``where`` says which, once what decides that is known.

    ``may_be`` says which may be of it as far as anybody knows now: a hold on the class holds those. ``anchors`` are the
    days that these records know besides those of their kind, ``bounds`` what is said of those beforehand.
    """

    class_code: str
    where: Q = EVERY_ROW
    may_be: Q = EVERY_ROW
    anchors: Anchors = field(default_factory=dict)
    bounds: Bounds = field(default_factory=dict)

    @property
    def of_class(self) -> RetentionClass:
        return CLASSES[self.class_code]


@dataclass
class Kind:
    """One kind of record: which rows it is, from when its period runs, what goes with it and what keeps it.

    ``class_code`` is the class that its fields name. Where its records are of several, each with its own rule,
    ``sorts`` say which is of which, none of two, and ``unsorted`` says why one may be of none yet.

    ``parts`` go in their order, then the record itself unless it stays (``root_goes``). ``drafts`` are the steps of
    forms about one record, each with ``{pk}``. ``candidates`` leaves out what is still under way. ``words`` are the
    fields by which people know one, ``beside`` what else its name reads. ``seen_with`` is what somebody must be
    permitted to see one, where its rows do not say that themselves. ``read_by`` gives those that somebody reads without
    saying what for, where that is fewer than they see: only these show here. ``sight_from`` says of a record who gives
    sight of it, by the title of a role. ``bounds`` give for a day what is true of
    every record whose period runs from that day or an earlier one: an index answers it, where working out the days of
    all records would take long. ``before_it_goes`` keeps what must outlast records, by their keys, before they go;
    each of ``for_what_stays`` looks at them then, and gives what is to be done for what stays once they are gone.
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
    drafts: list[str] = field(default_factory=list)
    beside: tuple[str, ...] = ()
    seen_with: Can | None = None
    read_by: Callable[[Standing], QuerySet[Any]] | None = None
    sight_from: Callable[[Any], str] | None = None
    sorts: tuple[Sort, ...] = ()
    unsorted: str = ""
    bounds: Bounds = field(default_factory=dict)
    before_it_goes: Callable[[Collection[int]], None] | None = None
    for_what_stays: list[Callable[[Collection[int]], Callable[[], None]]] = field(default_factory=list)

    @property
    def by_class(self) -> tuple[Sort, ...]:
        """Its records, apart by class."""
        return self.sorts or (Sort(self.class_code),)

    def anchors_of(self, sort: Sort) -> Anchors:
        return {**self.anchors, **sort.anchors}

    def bound_of(self, sort: Sort, anchor: Anchor, latest: date) -> Q:
        """What is true of every record whose period runs from this day or an earlier one."""
        bound = {**self.bounds, **sort.bounds}.get(anchor)
        return bound(latest) if bound else EVERY_ROW

    def sort_of(self, pk: int) -> Sort | None:
        """Of which class a record is; nothing as long as that is not known."""
        if not self.sorts:
            return self.by_class[0]
        rows = self.root._default_manager.filter(pk=pk)
        return next((sort for sort in self.sorts if rows.filter(sort.where).exists()), None)

    def which_may_be(self, roots: Collection[int], class_code: str) -> set[int]:
        """Of some records those of a class that is not that of all its kind, or that may turn out to be of it."""
        found = [sort.may_be for sort in self.sorts if sort.class_code == class_code]
        rows = self.root._default_manager.filter(found[0], pk__in=roots) if found else None
        return set(rows.values_list("pk", flat=True)) if rows is not None else set()

    @property
    def of_class(self) -> RetentionClass:
        return CLASSES[self.class_code]

    @property
    def table(self) -> str:
        return self.root._meta.db_table

    @property
    def classes(self) -> set[str]:
        """The classes whose holds keep it: its own, and those of what goes with it."""
        return {self.class_code, *(code for part in self.parts for code in classes_of(part.model) & can_go())}


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
    for sort in kind.by_class:
        of, anchors = sort.of_class, kind.anchors_of(sort)
        if not of.may_be_set:
            raise TypeError(f"{kind.code}: of its class nothing is destroyed under the schedule")
        if not anchors or (of.rule and of.rule.anchor not in anchors):
            raise TypeError(f"{kind.code}: its period must run from a day that it knows")
        if kind.sorts and not of.reviewed_only:
            raise TypeError(f"{kind.code}: what is of several classes is looked at record by record")
    KINDS[kind.code] = kind
    return kind


def kinds_of(class_code: str) -> list[Kind]:
    return [kind for kind in KINDS.values() if any(sort.class_code == class_code for sort in kind.by_class)]


def may_stay_longer(class_code: str) -> bool:
    """Whether a period may run from another day than the end, and yet not be over before so long after the end."""
    return {Anchor.CLOSURE} < {*anchors_of(class_code)}


def anchors_of(class_code: str) -> list[Anchor]:
    """The days from which a period may run: those of the class itself, or those that every kind of it knows."""
    if CLASSES[class_code].own_anchors:
        return list(CLASSES[class_code].own_anchors)
    of_it = [
        kind.anchors_of(sort) for kind in KINDS.values() for sort in kind.by_class if sort.class_code == class_code
    ]
    return [anchor for anchor in Anchor if of_it and all(anchor in known for known in of_it)]
