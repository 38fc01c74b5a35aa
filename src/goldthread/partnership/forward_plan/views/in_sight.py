"""What a person may see of the forward plan, and where its pages stand."""

from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse

from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.agencies.queries import agencies_on
from goldthread.foundation.groups.boards import boards_on
from goldthread.foundation.groups.queries import groups_on
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.trail.reading import note_read
from goldthread.foundation.ui.record_fields import with_chosen
from goldthread.partnership.forward_plan.models import CalledReport, ReportKind


def visible_report(request: DeskRequest, pk: int, shown: str = "form") -> CalledReport:
    """A report that the person may see. Its opening is noted."""
    rows = CalledReport.objects.visible_to(request.standing).filter(space=request.space).with_names()
    found: CalledReport = get_object_or_404(rows.select_related("file", "passed_on_to", "before"), pk=pk)
    note_read(found, shown)
    return found


def report_to_send(request: DeskRequest, pk: int) -> CalledReport:
    """One that the person may send: what others owe is for others."""
    found = visible_report(request, pk)
    if not CalledReport.objects.sent_by(request.standing).filter(pk=found.pk).exists():
        raise Http404
    return found


def crumbs_to_plan(space: Space) -> list[dict[str, str]]:
    return [
        {"text": space.name, "href": reverse("partnership", args=[space.slug])},
        {"text": "Forward plan", "href": reverse("forward_plan", args=[space.slug])},
    ]


def place_of(request: DeskRequest, report: CalledReport) -> dict[str, Any]:
    """Where a form about a report stands, and where it leads back."""
    back = reverse("called_report", args=[request.space.slug, report.pk])
    crumbs = [*crumbs_to_plan(request.space), {"text": str(report), "href": back}]
    return {"caption": str(report), "back": back, "crumbs": crumbs}


def offered(request: DeskRequest, report: CalledReport | None = None) -> dict[str, Any]:
    """What a form about a report lets somebody choose from, with what was chosen before."""
    space_id, today = request.space.pk, request.today
    groups, agencies = groups_on(space_id, today), agencies_on(space_id, today)
    kinds = ReportKind.objects.filter(space=request.space, is_offered=True).order_by("name")
    before = [getattr(report, name, None) for name in ("board", "group", "owner_group", "agency", "kind")]
    board, group, owner_group, agency, kind = before
    owners = [*with_chosen(agencies, [agency]), *with_chosen(groups, [owner_group])]
    return {
        "offered": {
            "board": with_chosen(boards_on(space_id, today), [board]),
            "group": with_chosen(groups, [group]),
            "kind": with_chosen(kinds, [kind]),
            "owner": owners,
            "to": groups,
        }
    }
