"""Pages on which evidence of an action is given, renewed and withdrawn."""

from typing import Any

from django.db.models import F
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.actions.evidence_forms import GiveEvidence
from goldthread.foundation.actions.models import Action, ActionQuerySet, owned
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.evidence.models import Evidence
from goldthread.foundation.evidence.pages import renewal_page, withdrawal_page
from goldthread.foundation.form_pages.answering import answered, sent
from goldthread.foundation.form_pages.page import FormPage

MOST_OFFERED = 50
"""Other actions that are offered to be ticked, those due first: a longer list is not read."""

LIVES = (*Action.OPEN_STATUSES, Action.Status.COMPLETE_PENDING_EVIDENCE)


@access(Can.GIVE_EVIDENCE)
def give(request: DeskRequest, pk: int) -> HttpResponse:
    """Somebody shows that an action was done."""
    action = own_action(request, pk)
    runs_the_plan = request.space.pk in request.standing.whole_spaces_where(Can.GIVE_EVIDENCE)
    agencies = agencies_of(action, request, runs_the_plan)
    form = GiveEvidence(
        *sent(request), agencies=agencies, may_be_none=runs_the_plan, actions=others_like(action, request)
    )
    page = FormPage(
        title="Add evidence",
        intro="Show what was done. Whoever may see the action will see it.",
        button="Add the evidence",
        done="The evidence was added.",
        step=f"give-evidence-{action.pk}",
        **_place_of(action, request),
    )
    return answered(request, page, form, form.give, action=action)


@access(Can.GIVE_EVIDENCE)
def renew(request: DeskRequest, pk: int, evidence: int) -> HttpResponse:
    """Newer evidence takes the place of the older."""
    action = seen_action(request, pk)
    found = own_evidence(request, action, evidence)
    return renewal_page(request, found, **_place_of(action, request))


@access(Can.GIVE_EVIDENCE)
def withdraw(request: DeskRequest, pk: int, evidence: int) -> HttpResponse:
    """Evidence shows nothing any more, for a reason."""
    action = seen_action(request, pk)
    found = own_evidence(request, action, evidence)
    return withdrawal_page(request, found, **_place_of(action, request))


def own_action(request: DeskRequest, pk: int) -> Action:
    """An action of this space of which the person may give evidence. Raise Http404."""
    own = Action.objects.evidenced_by(request.standing).filter(space=request.space)
    return get_object_or_404(own.select_related("space"), pk=pk)


def seen_action(request: DeskRequest, pk: int) -> Action:
    """An action of this space that the person may see. Raise Http404."""
    seen = Action.objects.visible_to(request.standing).filter(space=request.space)
    return get_object_or_404(seen.select_related("space"), pk=pk)


def own_evidence(request: DeskRequest, action: Action, pk: int) -> Evidence:
    """Evidence of that action which the person may change, and which was not withdrawn. Raise Http404."""
    own = Evidence.objects.kept_up_by(request.standing).standing().filter(shows__action=action)
    return get_object_or_404(own.select_related("space"), pk=pk)


def agencies_of(action: Action, request: DeskRequest, runs_the_plan: bool) -> list[Agency]:
    """Agencies that evidence may come from: those that owe the action, or one's own among them."""
    owing = Agency.objects.filter(space=request.space, actions_owed__action=action)
    if not runs_the_plan:
        owing = owing.filter(pk__in=request.standing.agencies_where(Can.GIVE_EVIDENCE))
    return list(owing.distinct().order_by("name", "pk"))


def others_like(action: Action, request: DeskRequest) -> ActionQuerySet:
    """Other actions of one's own with the same owner that are not settled yet, those due first."""
    # The owners are read first: with none there is nothing to look for among all that the partnership owes.
    owners = list(action.owners.values_list("agency", "group"))
    agencies = [agency for agency, _ in owners if agency]
    groups = [group for _, group in owners if group]
    if not owners:
        return Action.objects.none()
    own = Action.objects.evidenced_by(request.standing).filter(space=request.space, status__in=LIVES)
    alike = own.filter(owned(agency__in=agencies) | owned(group__in=groups)).exclude(pk=action.pk)
    return alike.order_by(F("wanted_by").asc(nulls_last=True), "pk")[:MOST_OFFERED]


def _place_of(action: Action, request: DeskRequest) -> dict[str, Any]:
    back = action.get_absolute_url()
    crumbs = [{"text": "Actions", "href": reverse("actions", args=[request.space.slug])}]
    return {"caption": str(action), "back": back, "crumbs": [*crumbs, {"text": str(action), "href": back}]}
