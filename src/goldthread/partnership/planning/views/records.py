"""The pages of one priority, activity, needs assessment or campaign."""

from django.db.models import QuerySet, Sum
from django.http import HttpResponse
from django.shortcuts import render

from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.actions.models import Action
from goldthread.foundation.spaces.models import Space
from goldthread.partnership.planning.models import (
    ORIGIN,
    REACHED,
    Activity,
    CarriedOn,
    Priority,
    PriorityFinding,
    StrandAudit,
)
from goldthread.partnership.planning.views.in_sight import (
    crumbs_in_sight,
    crumbs_to_plans,
    findings_in_sight,
    visible_activity,
    visible_assessment,
    visible_campaign,
    visible_priority,
)
from goldthread.partnership.proof.models import PracticeTest


@access(Can.VIEW_PLANS)
def priority(request: DeskRequest, pk: int) -> HttpResponse:
    """One priority: why it is one, what is wanted, what is done, what was hard, and what becomes of it."""
    found = visible_priority(request, pk, "priority page")
    in_sight = [one.pk for one in findings_in_sight(request)]
    findings = PriorityFinding.objects.filter(priority=found, finding__in=in_sight)
    shown = {
        "priority": found,
        "needs": [one.need for one in found.priorityneed_set.select_related("need__assessment__space")],
        "findings": [one.finding for one in findings.select_related("finding__review").order_by("pk")],
        "outcomes": list(found.priorityoutcome_set.prefetch_related("figures").order_by("pk")),
        "activities": list(
            Activity.objects.filter(priority=found).with_state(request.today).with_names().order_by("number")
        ),
        "below": list(_below(found)),
        "campaigns": list(found.campaign_set.select_related("space").order_by("pk")),
        "audits": _audits(found, request),
        "challenges": list(found.challenges.order_by("-year", "pk")),
        "carried": CarriedOn.objects.filter(priority=found).select_related("to__space", "to__parent").first(),
        "came_from": list(found.carried_from.select_related("priority__space", "priority__parent")),
        "may_record": request.standing.may(Can.RECORD_PLANS, request.space.pk),
        "crumbs": crumbs_to_plans(request.space),
    }
    return render(request, "planning/priority.html", shown)


def _below(priority: Priority) -> QuerySet[Priority]:
    rows = Priority.objects.filter(parent=priority).with_names()
    return rows.prefetch_related("activities").order_by("first_year", "number")


def _audits(priority: Priority, request: DeskRequest) -> list[StrandAudit]:
    """Audits in words, and tests of practice of outcomes that the person may see."""
    tests = PracticeTest.objects.visible_to(request.standing).filter(space=request.space)
    rows = StrandAudit.objects.filter(priority=priority).select_related("test__outcome__review")
    return [one for one in rows.order_by("pk") if one.test_id is None or tests.filter(pk=one.test_id).exists()]


@access(Can.VIEW_PLANS, Can.VIEW_OWN_ACTIONS)
def activity(request: DeskRequest, pk: int) -> HttpResponse:
    """One activity: how it stands, what was reported of it, and the actions that it gave out."""
    found, standing = visible_activity(request, pk, "activity page"), request.standing
    may_see_plan = standing.may(Can.VIEW_PLANS, request.space.pk)
    actions = Action.objects.visible_to(standing).filter(space=request.space, origin=ORIGIN, origin_id=found.pk)
    shown = {
        "activity": found,
        "progress": list(found.progress.latest_first()),
        "actions": list(actions.select_related("space").with_evidence().order_by("reference", "pk")),
        "may_record": standing.may(Can.RECORD_PLANS, request.space.pk),
        "may_report": Activity.objects.reported_by(standing).filter(pk=found.pk).exists(),
        "may_see_plan": may_see_plan,
        "may_give_out": standing.may(Can.RECORD_ACTIONS, request.space.pk),
        "crumbs": _crumbs_to_priority(request.space, found.priority) if may_see_plan else crumbs_in_sight(request),
    }
    return render(request, "planning/activity.html", shown)


@access(Can.VIEW_PLANS)
def assessment(request: DeskRequest, pk: int) -> HttpResponse:
    """One needs assessment: what was looked at, what was found, and to which priorities it led."""
    found = visible_assessment(request, pk, "needs assessment page")
    needs = found.needs.prefetch_related("figures", "leads_to__priority__space", "leads_to__priority__parent")
    shown = {
        "assessment": found,
        "needs": list(needs.order_by("number")),
        "may_record": request.standing.may(Can.RECORD_PLANS, request.space.pk),
        "crumbs": crumbs_to_plans(request.space),
    }
    return render(request, "planning/assessment.html", shown)


@access(Can.VIEW_PLANS)
def campaign(request: DeskRequest, pk: int) -> HttpResponse:
    """One campaign: who was commissioned, whom it reached, and what they said."""
    found = visible_campaign(request, pk, "campaign page")
    shown = {
        "campaign": found,
        "reach": list(found.reach.select_related("file__space").order_by("-reached_on", "-pk")),
        "totals": found.reach.aggregate(**{name: Sum(name) for name in REACHED}),
        "may_record": request.standing.may(Can.RECORD_PLANS, request.space.pk),
        "crumbs": _crumbs_to_priority(request.space, found.priority),
    }
    return render(request, "planning/campaign.html", shown)


def _crumbs_to_priority(space: Space, priority: Priority) -> list[dict[str, str]]:
    return [*crumbs_to_plans(space), {"text": str(priority), "href": priority.get_absolute_url()}]
