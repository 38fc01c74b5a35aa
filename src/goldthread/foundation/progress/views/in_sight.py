"""Actions as the pages of progress look for them, and where their forms lead back to."""

from typing import Any

from django.db.models import F, Q
from django.shortcuts import get_object_or_404
from django.urls import reverse

from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.actions.models import Action
from goldthread.foundation.progress.models import Judgement, ProgressReport
from goldthread.foundation.trail.reading import note_read
from goldthread.foundation.ui.words import moment

MOST_OFFERED = 200
"""Actions to choose a successor from, those due first: a longer list is not read."""


def seen_action(request: DeskRequest, pk: int) -> Action:
    """An action of this space that the person may see. Raise Http404."""
    seen = Action.objects.visible_to(request.standing).filter(space=request.space).with_evidence()
    found = get_object_or_404(seen.select_related("space"), pk=pk)
    note_read(found, "form about the action")
    return found


def successors_of(action: Action, request: DeskRequest) -> list[Action]:
    """Actions that may take its place: those of the same origin first."""
    others = Action.objects.visible_to(request.standing).filter(space=request.space).exclude(pk=action.pk)
    going_on = others.exclude(status__in=Action.ELSEWHERE_NOW)
    first_due = going_on.order_by(F("wanted_by").asc(nulls_last=True), "pk")
    same_origin = Q(origin=action.origin, origin_id=action.origin_id)
    # Each is read as it stands in an index: to sort by nearness would be to sort all that the partnership owes.
    near = list(first_due.filter(same_origin)[:MOST_OFFERED])
    return [*near, *first_due.exclude(same_origin)[: MOST_OFFERED - len(near)]]


def place_of(action: Action, request: DeskRequest) -> dict[str, Any]:
    """Where a form about an action stands. It leads back to the action, or to the list that one works through."""
    here, slug = action.get_absolute_url(), request.space.slug
    lists = {"owed": reverse("what_is_owed"), "waiting": reverse("waiting_actions", args=[slug])}
    crumbs = [{"text": "Actions", "href": reverse("actions", args=[slug])}, {"text": str(action), "href": here}]
    back = lists.get(request.GET.get("from", ""), here)
    return {"caption": str(action), "back": back, "crumbs": crumbs, "added": lambda: said_last(action)}


def said_last(action: Action) -> list[str]:
    """What was reported and judged last, each with its words."""
    report = ProgressReport.objects.filter(action=action).select_related("agency", "group").order_by("-pk").first()
    judged = Judgement.objects.filter(action=action).order_by("-pk").first()
    said = []
    if report:
        how = report.get_says_display().lower()
        said.append(f"{report.by_whom}, on {moment(report.reported_at)}: {how}{_quoted(report.words)}.")
    if judged:
        verdict = judged.get_verdict_display().lower()
        said.append(f"Judged last, on {moment(judged.judged_at)}: {verdict}{_quoted(judged.why)}.")
    return said


def _quoted(words: str) -> str:
    return f", “{words}”" if words else ""
