"""A case goes whole, once a partnership said how long cases stay; until then it can be held."""

from django.db.models import Model, Q
from django.db.models.functions import TruncDate

from goldthread.cases.casework.models import Case, CaseEvent, CaseRecord, HandedOver, LoadedCase
from goldthread.cases.casework.models.cases import CASE_KIND
from goldthread.cases.declaring.registry import PATHWAYS
from goldthread.foundation.grants.models import ConflictOfInterest, Grant
from goldthread.foundation.retention.classes import Anchor
from goldthread.foundation.retention.kinds.declaring import KINDS, Kind, Need, Part, declare
from goldthread.foundation.timekeeping.models import BreachReason, Clock, ClockStop

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
            class_code="case-record",
            title="Case",
            root=Case,
            candidates=lambda: Case.objects.exclude(closed_at=None),
            words=("reference",),
            anchors={Anchor.CLOSURE: TruncDate("closed_at")},
            parts=[
                *clocks_of(Case, "pk"),
                *(Part(model, "about_id", where=ABOUT_CASES) for model in (Grant, ConflictOfInterest)),
                *(Part(HandedOver, end, called="hand-over") for end in ("from_case", "to_case")),
                Part(CaseEvent, "case", called="line of the timeline"),
                Part(LoadedCase, "case", called="line of a file"),
                *(Part(model, "case") for model in _typed_records()),
            ],
            needs=[STILL_OPEN],
        )
    )


def goes_with_its_case(*parts: Part) -> None:
    """Parts above keep something about cases: it goes before the case does. Called when the program starts."""
    KINDS[CASE_KIND].parts[:0] = parts


def _typed_records() -> list[type[CaseRecord]]:
    return list({step.record: None for pathway in PATHWAYS.values() for step in pathway.steps})
