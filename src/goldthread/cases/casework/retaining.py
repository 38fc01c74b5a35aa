"""A case goes whole, as long after its end or a birth as the class says that its pathway names for it."""

from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import date
from typing import TypedDict

from django.db.models import DateField, Model, OuterRef, Q, Subquery
from django.db.models.functions import Cast, Greatest, TruncDate

from goldthread.cases.casework.models import Case, CaseEvent, CaseRecord, CaseSharing, HandedOver, LoadedCase
from goldthread.cases.casework.models.cases import CASE_KIND
from goldthread.cases.casework.models.records import LAST_FIRST
from goldthread.cases.casework.numbering import keep_numbers
from goldthread.cases.casework.retaining_actions import OPEN_ACTION, parts_of_actions
from goldthread.cases.declaring.pathway import Pathway
from goldthread.cases.declaring.registry import PATHWAYS
from goldthread.cases.declaring.retention import Kept
from goldthread.cases.declaring.told import kept_of
from goldthread.foundation.access.roles import ROLES
from goldthread.foundation.grants.models import ConflictOfInterest, Grant
from goldthread.foundation.records.moments import end_of
from goldthread.foundation.retention.classes import Anchor
from goldthread.foundation.retention.kinds.declaring import KINDS, Anchors, Bounds, Kind, Need, Part, Sort, declare
from goldthread.foundation.timekeeping.models import BreachReason, Clock, ClockStop

CLASS_OF_CASES = "case-record"
"""The class that the fields of every case name: a hold on it holds all of them."""

BY_ITS_END = "It depends on how the case ends."

STILL_OPEN = Need(Q(closed_at=None), "It is open: close the case first.")


ABOUT_CASES = Q(about_kind=CASE_KIND)
"""Others may have the same number: what they are about says the kind."""


def clocks_of(subject: type[Model], way_to_case: str) -> list[Part]:
    """The clocks of what belongs to cases, or of cases themselves, with when they stood and why they were late."""
    return [
        Part(
            model,
            through=(subject, "pk", way_to_case),
            by=f"{way}subject_id",
            where=Q(**{f"{way}subject_kind": subject._meta.db_table}),
            called=called,
        )
        for model, way, called in (
            (ClockStop, "clock__", "stop of a clock"),
            (BreachReason, "clock__", "reason for lateness"),
            (Clock, "", "clock"),
        )
    ]


def register() -> None:
    """Called when the program starts, after the pathways were found: the records of all of them go with their case."""
    declare(
        Kind(
            code=CASE_KIND,
            class_code=CLASS_OF_CASES,
            title="Case",
            root=Case,
            candidates=lambda: Case.objects.exclude(closed_at=None),
            words=("reference",),
            anchors={Anchor.CLOSURE: TruncDate("closed_at"), Anchor.LAST_CONTACT: _last_added_to()},
            bounds={Anchor.CLOSURE: _closed_by, Anchor.LAST_CONTACT: _closed_by},
            sorts=tuple(sort for pathway in PATHWAYS.values() for sort in _sorts(pathway)),
            unsorted=BY_ITS_END,
            read_by=Case.objects.read_by,
            sight_from=lambda case: ROLES[case.rules.desk].title,
            drafts=list(_drafts()),
            parts=[
                *parts_of_actions(),
                *clocks_of(Case, "pk"),
                *(Part(model, "about_id", where=ABOUT_CASES) for model in (Grant, ConflictOfInterest)),
                *(Part(HandedOver, end, called="hand-over") for end in ("from_case", "to_case")),
                Part(CaseEvent, "case", called="line of the timeline"),
                Part(CaseSharing, "case"),
                Part(LoadedCase, "case", called="line of a file"),
                *(Part(model, "case") for model in _typed_records()),
            ],
            needs=[STILL_OPEN, OPEN_ACTION],
            before_it_goes=keep_numbers,
        )
    )


def _drafts() -> Iterator[str]:
    """Steps of forms about one case in which somebody may have left something."""
    steps = {step.code for pathway in PATHWAYS.values() for step in pathway.steps if not step.opens}
    yield from (f"{code}-{{pk}}" for code in sorted(steps))
    yield "set-action-{pk}"


def _last_added_to() -> TruncDate:
    last = CaseEvent.objects.filter(case=OuterRef("pk")).order_by("-happened_at").values("happened_at")[:1]
    return TruncDate(Greatest("closed_at", Subquery(last)))


def _closed_by(day: date) -> Q:
    """It was last added to no earlier than it was closed."""
    return Q(closed_at__lt=end_of(day))


def _sorts(pathway: Pathway) -> Iterator[Sort]:
    """By class the cases of a pathway. Where there are several, only one that is closed is known to be of one."""
    kept = kept_of(pathway)
    named = [code for one in kept for code in one.outcomes]
    of_it, is_open = Q(pathway=pathway.code), Q(closed_at=None)
    for one in kept:
        ended = Q(outcome__in=one.outcomes) if one.outcomes else ~Q(outcome__in=named)
        where = of_it & ~is_open & ended if len(kept) > 1 else of_it
        yield Sort(one.of.code, where, may_be=where | (of_it & is_open), **_births(pathway, one))


class _Births(TypedDict, total=False):
    anchors: Anchors
    bounds: Bounds


def _births(pathway: Pathway, kept: Kept) -> _Births:
    """The day that the last record of the step says, if the class knows one."""
    if kept.born is None:
        return {}
    record, name = pathway.step(kept.born.step).record, kept.born.field

    def some_record_says(day: date) -> Q:
        return Q(pk__in=record.objects.filter(**{f"{name}__lte": day}).values("case"))

    last = record.objects.filter(case=OuterRef("pk")).order_by(*LAST_FIRST).values(name)[:1]
    return {
        "anchors": {Anchor.BIRTH: Cast(Subquery(last), DateField())},
        "bounds": {Anchor.BIRTH: some_record_says},
    }


def goes_with_its_case(
    *parts: Part,
    drafts: Iterable[str] = (),
    for_what_stays: Iterable[Callable[[Collection[int]], Callable[[], None]]] = (),
) -> None:
    """Parts above keep something about cases, or have forms in which something of a case is begun: it goes before the
    case does. Called when the program starts.
    """
    KINDS[CASE_KIND].for_what_stays.extend(for_what_stays)
    KINDS[CASE_KIND].parts[:0] = parts
    KINDS[CASE_KIND].drafts.extend(drafts)


def _typed_records() -> list[type[CaseRecord]]:
    return list({step.record: None for pathway in PATHWAYS.values() for step in pathway.steps})
