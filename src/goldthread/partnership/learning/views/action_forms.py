"""Forms about actions: of a review, their owners and the findings they serve."""

from django.http import HttpResponse
from django.urls import reverse

from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.actions.models import Action
from goldthread.foundation.agencies.queries import agencies_on
from goldthread.foundation.form_pages.answering import answered, sent
from goldthread.foundation.form_pages.page import FormPage
from goldthread.foundation.groups.queries import groups_on
from goldthread.foundation.ui.record_fields import with_chosen
from goldthread.partnership.learning.forms.actions import (
    ActionForm,
    AddAction,
    FindingsServedForm,
    OwnersForm,
    said_of,
)
from goldthread.partnership.learning.models import ORIGIN, Finding, Review
from goldthread.partnership.learning.views.addresses import crumbs_to_review
from goldthread.partnership.learning.views.in_sight import visible_action, visible_review


@access(Can.RECORD_ACTIONS)
def add_action(request: DeskRequest, reference: str) -> HttpResponse:
    """Something is to be done after a review."""
    space = request.space
    review = visible_review(request, reference)
    form = AddAction(
        *sent(request),
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
        crumbs=crumbs_to_review(space, review),
        to=lambda number: reverse("action", args=[space.slug, number]),
    )
    return answered(request, page, form, form.add, review=review)


@access(Can.RECORD_ACTIONS)
def change_action(request: DeskRequest, pk: int) -> HttpResponse:
    """What is said of an action changes."""
    action = visible_action(request, pk)
    form = ActionForm(*sent(request), seen=action, initial=said_of(action))
    form.leave_to_owners(action)
    page = page_about(request, action, "change-action", "Change the action", "The action was changed.")
    return answered(request, page, form, form.change, action=action)


@access(Can.RECORD_ACTIONS)
def set_owners(request: DeskRequest, pk: int) -> HttpResponse:
    """An action passes from one owner to another."""
    action, today = visible_action(request, pk), request.today
    owners = list(action.owners.select_related("agency", "group"))
    form = OwnersForm(
        *sent(request),
        seen=action,
        agencies=with_chosen(agencies_on(request.space.pk, today), [owner.agency for owner in owners]),
        groups=with_chosen(groups_on(request.space.pk, today), [owner.group for owner in owners]),
        initial={
            "agencies": [str(owner.agency_id) for owner in owners if owner.agency_id],
            "groups": [str(owner.group_id) for owner in owners if owner.group_id],
        },
    )
    page = page_about(request, action, "set-owners", "Who owes this action?", "The owners were set.")
    return answered(request, page, form, form.change, action=action)


@access(Can.RECORD_LEARNING)
def set_findings(request: DeskRequest, pk: int) -> HttpResponse:
    """It is said which findings an action serves."""
    action = visible_action(request, pk)
    served = [link.finding_id for link in action.findings_served.all()]
    form = FindingsServedForm(
        *sent(request),
        findings=list(findings_to_serve(request, action)),
        seen=action,
        initial={"findings": [str(number) for number in served]},
    )
    page = page_about(
        request,
        action,
        "set-findings",
        "Which findings does this action serve?",
        "The findings it serves were set.",
    )
    return answered(request, page, form, form.change, action=action)


def findings_to_serve(request: DeskRequest, action: Action) -> list[Finding]:
    """Findings of the review that the action came from; of any review in sight if it came from none."""
    reviews = Review.objects.visible_to(request.standing).filter(space=request.space)
    if action.origin == ORIGIN and action.origin_id:
        reviews = reviews.filter(pk=action.origin_id)
    return list(Finding.objects.filter(review__in=reviews).order_by("review__pseudonym", "review", "number"))


def page_about(request: DeskRequest, action: Action, step: str, title: str, done: str) -> FormPage:
    return FormPage(
        step=f"{step}-{action.pk}",
        title=title,
        done=done,
        back=reverse("action", args=[request.space.slug, action.pk]),
        caption=str(action),
        crumbs=[{"text": "Actions", "href": reverse("actions", args=[request.space.slug])}],
    )
