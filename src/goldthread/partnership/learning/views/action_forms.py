"""Forms about actions: of a review, their owners and the findings they serve."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from goldthread.foundation.access.doors import access
from goldthread.foundation.access.roles import Can
from goldthread.foundation.actions.models import Action
from goldthread.foundation.agencies.queries import agencies_on
from goldthread.foundation.groups.queries import groups_on
from goldthread.partnership.learning.forms.actions import (
    ActionForm,
    AddAction,
    FindingsServedForm,
    OwnersForm,
    said_of,
)
from goldthread.partnership.learning.models import ORIGIN, Finding, Review
from goldthread.partnership.learning.views.addresses import crumbs_to_review
from goldthread.partnership.learning.views.answering import FormPage, answered
from goldthread.partnership.learning.views.reviews import visible_review


@access(Can.RECORD_ACTIONS)
def add_action(request: HttpRequest, reference: str) -> HttpResponse:
    """Something is to be done after a review."""
    space = request.space
    review = visible_review(request, reference)
    form = AddAction(
        request.POST or None,
        agencies=agencies_on(space.pk, request.today),
        groups=groups_on(space.pk, request.today),
        findings=list(Finding.objects.filter(review=review).order_by("number")),
        initial={"findings": request.GET.getlist("finding")},
    )
    page = FormPage(
        step=f"add-action-{review.pk}",
        title="Add an action",
        done="The action was added.",
        back=reverse("review", args=[space.slug, review.reference]),
        button="Add the action",
        caption=review.pseudonym,
    )
    return answered(
        request,
        page,
        form,
        lambda: form.add(review=review, by=request.user, at=request.now),
        lambda number: reverse("action", args=[space.slug, number]),
        crumbs_to_review(space, review),
    )


@access(Can.RECORD_ACTIONS)
def change_action(request: HttpRequest, pk: int) -> HttpResponse:
    """What is said of an action changes."""
    action = visible_action(request, pk)
    form = ActionForm(request.POST or None, seen=action, initial=said_of(action))
    page = page_about(request, action, "change-action", "Change the action", "The action was changed.")
    return answered(
        request,
        page,
        form,
        lambda: form.change(action=action, by=request.user, at=request.now),
        crumbs=crumbs(request),
    )


@access(Can.RECORD_ACTIONS)
def set_owners(request: HttpRequest, pk: int) -> HttpResponse:
    """An action passes from one owner to another."""
    action, today = visible_action(request, pk), request.today
    owners = list(action.owners.all())
    form = OwnersForm(
        request.POST or None,
        seen=action,
        agencies=agencies_on(request.space.pk, today),
        groups=groups_on(request.space.pk, today),
        initial={
            "agencies": [str(owner.agency_id) for owner in owners if owner.agency_id],
            "groups": [str(owner.group_id) for owner in owners if owner.group_id],
        },
    )
    page = page_about(request, action, "set-owners", "Who owes this action?", "The owners were set.")
    return answered(
        request,
        page,
        form,
        lambda: form.change(action=action, by=request.user, at=request.now),
        crumbs=crumbs(request),
    )


@access(Can.RECORD_LEARNING)
def set_findings(request: HttpRequest, pk: int) -> HttpResponse:
    """It is said which findings an action serves."""
    action = visible_action(request, pk)
    served = [link.finding_id for link in action.findings_served.all()]
    form = FindingsServedForm(
        request.POST or None,
        findings=list(findings_to_serve(request, action)),
        initial={"findings": [str(number) for number in served]},
    )
    page = page_about(
        request,
        action,
        "set-findings",
        "Which findings does this action serve?",
        "The findings it serves were set.",
    )
    return answered(
        request,
        page,
        form,
        lambda: form.change(action=action, by=request.user, at=request.now),
        crumbs=crumbs(request),
    )


def findings_to_serve(request: HttpRequest, action: Action) -> list[Finding]:
    """Findings of the review that the action came from; of any review in sight if it came from none."""
    reviews = Review.objects.visible_to(request.standing).filter(space=request.space)
    if action.origin == ORIGIN:
        reviews = reviews.filter(pk=action.origin_id)
    return list(Finding.objects.filter(review__in=reviews).order_by("review__pseudonym", "review", "number"))


def visible_action(request: HttpRequest, pk: int) -> Action:
    """The action if the person may see it; otherwise it does not exist."""
    visible = Action.objects.visible_to(request.standing).filter(space=request.space)
    return get_object_or_404(visible.prefetch_related("owners", "findings_served"), pk=pk)


def page_about(request: HttpRequest, action: Action, step: str, title: str, done: str) -> FormPage:
    return FormPage(
        step=f"{step}-{action.pk}",
        title=title,
        done=done,
        back=reverse("action", args=[request.space.slug, action.pk]),
        caption=str(action),
    )


def crumbs(request: HttpRequest) -> list[dict[str, str]]:
    return [{"text": "Actions", "href": reverse("actions", args=[request.space.slug])}]
