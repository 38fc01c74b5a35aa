"""The page of a document: what is next, its versions, who signed and read it, and what was monitored."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.actions.models import Action
from goldthread.partnership.learning.models import Finding
from goldthread.partnership.procedures.commands.checking import ORIGIN
from goldthread.partnership.procedures.kinds import DocumentKind, clock_of
from goldthread.partnership.procedures.lists import review_state
from goldthread.partnership.procedures.models import GoverningDocument, GoverningVersion, ThresholdRound, VersionReason
from goldthread.partnership.procedures.nexts import nexts_of
from goldthread.partnership.procedures.signing import not_signed, readings_of, sign_ups
from goldthread.partnership.procedures.versions_in_force import in_force_on, to_be_signed
from goldthread.partnership.procedures.views.in_sight import agencies_spoken_for, crumbs_to_register, visible_document


@access(Can.VIEW_PROCEDURES)
def procedure(request: DeskRequest, pk: int) -> HttpResponse:
    """One document, whatever its text is at the time."""
    found, today = visible_document(request, pk, "document page"), request.today
    seen = GoverningVersion.objects.visible_to(request.standing).filter(document=found)
    versions = list(seen.select_related("space", "approved_by", "document").order_by("-number"))
    to_sign = to_be_signed(found)
    missing = not_signed(found, to_sign, today)
    spoken_for = {agency.pk for agency in agencies_spoken_for(request)}
    may_record = request.standing.may(Can.RECORD_PROCEDURES, request.space.pk)
    page = {
        "document": found,
        "today": today,
        "nexts": nexts_of(found, versions, to_sign, missing, today),
        "now": in_force_on(found, today),
        "review": review_state(found, today),
        "clock": clock_of(found.kind),
        "versions": [(one, one.state_on(today)) for one in versions],
        "reasons": _reasons(request, versions),
        "signing": sign_ups(found, to_sign, today),
        "to_sign": to_sign,
        "missing": missing,
        "readings": readings_of(to_sign, request.standing) if to_sign else [],
        "may_record": may_record,
        "may_sign": not found.ended_on and any(one.agency_id in spoken_for for one in missing),
        "may_confirm": not found.ended_on and bool(spoken_for),
        "crumbs": crumbs_to_register(request.space),
        **_monitored(request, found),
    }
    return render(request, "procedures/document.html", page)


def _reasons(request: DeskRequest, versions: list[GoverningVersion]) -> dict[int, list[VersionReason]]:
    """What was behind each version, as far as the person may see it, by the number of the version's record."""
    rows = VersionReason.objects.visible_to(request.standing).filter(version_of__in=versions)
    found: dict[int, list[VersionReason]] = {}
    for one in rows.select_related("finding__review", "recommendation").order_by("pk"):
        found.setdefault(one.version_of_id, []).append(one)
    return found


def _monitored(request: DeskRequest, document: GoverningDocument) -> dict[str, Any]:
    """Rounds, newest first, with the finding and the actions of each that the person may see."""
    if document.kind != DocumentKind.THRESHOLDS:
        return {"is_monitored": False}
    rounds = list(
        ThresholdRound.objects.visible_to(request.standing)
        .filter(document=document)
        .select_related("document__space", "finding__review")
        .order_by("-held_on", "-pk")
    )
    actions: dict[int, list[Action]] = {}
    seen = Action.objects.visible_to(request.standing).filter(space=request.space, origin=ORIGIN)
    for action in seen.filter(origin_id__in=[one.pk for one in rounds]).select_related("space").order_by("reference"):
        actions.setdefault(action.origin_id or 0, []).append(action)
    findings = Finding.objects.visible_to(request.standing).filter(pk__in=[one.finding_id for one in rounds])
    return {
        "is_monitored": True,
        "rounds": rounds,
        "actions": actions,
        "findings_seen": set(findings.values_list("pk", flat=True)),
        "may_add_action": request.standing.may(Can.RECORD_ACTIONS, request.space.pk),
    }
