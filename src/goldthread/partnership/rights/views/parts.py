"""What the page of a matter shows beside its clock and its log, by its kind."""

from collections.abc import Callable
from typing import Any

from django.utils import timezone

from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.actions.models import Action
from goldthread.foundation.jobs.progress import how_far
from goldthread.partnership.rights.clocks import counted_of_breach, counted_of_information, due_of_breach
from goldthread.partnership.rights.models import (
    AccessRequest,
    Breach,
    BreachReport,
    BreachStep,
    Complaint,
    Correction,
    GatheredItem,
    InformationAnswer,
    Matter,
    Pack,
    RaisedAction,
    SearchDetail,
    WithheldWords,
    settings_of,
)
from goldthread.partnership.rights.noted import visible_record
from goldthread.partnership.rights.releasing import digest_of, files_to_look_at
from goldthread.partnership.rights.whereabouts import address_of

Part = Callable[[Matter, DeskRequest], dict[str, Any]]


def of_access(matter: Matter, request: DeskRequest) -> dict[str, Any]:
    """Who asks, what was gathered and decided, and the pack."""
    access = AccessRequest.objects.get(matter=matter)
    items = list(GatheredItem.objects.filter(matter=matter).order_by("pk").prefetch_related("passages", "copies"))
    packs = list(Pack.objects.filter(matter=matter).select_related("file", "space", "checked_by").order_by("-pk"))
    is_gathering = access.search == AccessRequest.Search.WAITING
    is_packing = any(pack.state == Pack.State.WAITING for pack in packs)
    return {
        "access": access,
        "details": SearchDetail.objects.filter(matter=matter).order_by("kind", "pk"),
        "to_decide": [one for one in items if one.decided_at is None],
        "kept": [one for one in items if one.decided_at and not one.is_left_out],
        "left_out": [one for one in items if one.is_left_out],
        "hidden": WithheldWords.objects.filter(matter=matter).order_by("pk"),
        "packs": packs,
        "to_look_at": {one.pk: one for one in files_to_look_at(matter)} if matter.is_open else {},
        "included": {one.file_id for one in items if one.is_as_it_looks},
        "digest": digest_of(matter) if packs and not matter.destroyed_at else "",
        "needs_second_person": settings_of(matter.space_id).needs_second_person,
        "is_gathering": is_gathering,
        "is_waiting": is_gathering or is_packing,
        "far": how_far(access.piece, request.now) if is_gathering else None,
    }


def of_breach(matter: Matter, request: DeskRequest) -> dict[str, Any]:
    """Its risk, what was decided and reported, who was told and what was done."""
    breach = Breach.objects.get(matter=matter)
    return {
        "breach": breach,
        "due_at": due_of_breach(breach.aware_at),
        "counted": counted_of_breach(breach.aware_at),
        "zone": timezone.localtime(breach.aware_at).tzname(),
        "reports": BreachReport.objects.filter(matter=matter).order_by("reported_at", "pk"),
        "steps": BreachStep.objects.filter(matter=matter).order_by("taken_on", "pk"),
        **_actions(matter, request),
    }


def of_correction(matter: Matter, request: DeskRequest) -> dict[str, Any]:
    """Which record it is about, and what was decided."""
    correction = Correction.objects.get(matter=matter)
    number = correction.record
    record = visible_record(correction.about, number, request.standing, request.space) if number else None
    return {"correction": correction, "href": address_of(record) if record else ""}


def of_complaint(matter: Matter, request: DeskRequest) -> dict[str, Any]:
    """How far it is."""
    days = settings_of(matter.space_id)
    return {"complaint": Complaint.objects.get(matter=matter), "days": days, **_actions(matter, request)}


def of_information(matter: Matter, request: DeskRequest) -> dict[str, Any]:
    """What whoever asked was told, and how the days to answer are counted."""
    answer = InformationAnswer.objects.filter(matter=matter).first()
    return {"answer": answer, "counted": counted_of_information(matter.received_on)}


def _actions(matter: Matter, request: DeskRequest) -> dict[str, Any]:
    """Actions that were raised, as far as the person sees actions."""
    raised = RaisedAction.objects.filter(matter=matter).values("action")
    actions = Action.objects.visible_to(request.standing).filter(pk__in=raised).select_related("space").order_by("pk")
    return {"actions": actions, "may_raise": request.standing.may(Can.RECORD_ACTIONS, matter.space_id)}


PARTS: dict[str, tuple[str, Part]] = {
    Matter.Kind.ACCESS: ("rights/access.html", of_access),
    Matter.Kind.BREACH: ("rights/breach.html", of_breach),
    Matter.Kind.CORRECTION: ("rights/correction.html", of_correction),
    Matter.Kind.COMPLAINT: ("rights/complaint.html", of_complaint),
    Matter.Kind.INFORMATION: ("rights/information.html", of_information),
}
"""The template of its page, and what that prints."""
