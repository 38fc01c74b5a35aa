"""Forms about findings, recommendations and responses."""

from django.http import HttpResponse
from django.urls import reverse

from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.agencies.queries import agencies_on
from goldthread.foundation.form_pages.answering import answered, sent
from goldthread.foundation.form_pages.page import FormPage
from goldthread.foundation.records.numbering import next_number
from goldthread.foundation.ui.record_fields import with_chosen
from goldthread.partnership.learning.forms.findings import (
    FindingForm,
    RecommendationForm,
    ResponseForm,
    said_of,
)
from goldthread.partnership.learning.models import Finding, Recommendation
from goldthread.partnership.learning.views.addresses import crumbs_to_review
from goldthread.partnership.learning.views.answers import answers_to
from goldthread.partnership.learning.views.in_sight import visible_finding, visible_recommendation, visible_review


@access(Can.RECORD_LEARNING)
def add_finding(request: DeskRequest, reference: str) -> HttpResponse:
    """A review learned something more."""
    space = request.space
    review = visible_review(request, reference)
    agencies = agencies_on(space.pk, request.today)
    form = FindingForm(
        *sent(request), agencies=agencies, initial={"number": next_number(Finding.objects.filter(review=review))}
    )
    page = FormPage(
        step=f"add-finding-{review.pk}",
        title="Add a finding",
        done="The finding was added.",
        back=reverse("review", args=[space.slug, review.reference]),
        button="Add the finding",
        caption=review.pseudonym,
        crumbs=crumbs_to_review(space, review),
        to=lambda number: page_of(request, Finding.objects.select_related("review").get(pk=number)),
    )
    return answered(request, page, form, form.add, review=review)


@access(Can.RECORD_LEARNING)
def change_finding(request: DeskRequest, reference: str, number: int) -> HttpResponse:
    """What is said of a finding changes."""
    finding = visible_finding(request, reference, number)
    leads = [lead.agency for lead in finding.findinglead_set.all()]
    agencies = with_chosen(agencies_on(request.space.pk, request.today), leads)
    form = FindingForm(*sent(request), seen=finding, agencies=agencies, initial=said_of(finding))
    page = FormPage(
        step=f"change-finding-{finding.pk}",
        title="Change the finding",
        done="The finding was changed.",
        back=page_of(request, finding),
        caption=f"{finding.review.pseudonym}, finding {finding.number}",
        crumbs=crumbs_to_review(request.space, finding.review),
        to=lambda number: page_of(request, Finding.objects.select_related("review").get(pk=number)),
    )
    return answered(request, page, form, form.change, finding=finding)


@access(Can.RECORD_LEARNING)
def add_recommendation(request: DeskRequest, reference: str, number: int) -> HttpResponse:
    """A finding asks for something."""
    finding = visible_finding(request, reference, number)
    form = RecommendationForm(*sent(request), initial={"scope": Recommendation.Scope.LOCAL})
    page = FormPage(
        step=f"add-recommendation-{finding.pk}",
        title="Add a recommendation",
        done="The recommendation was added.",
        back=page_of(request, finding),
        button="Add the recommendation",
        caption=f"{finding.review.pseudonym}, finding {finding.number}",
        crumbs=crumbs_to_review(request.space, finding.review),
    )
    return answered(request, page, form, form.add, finding=finding)


@access(Can.RECORD_LEARNING)
def change_recommendation(request: DeskRequest, pk: int) -> HttpResponse:
    """The words of a recommendation become known, or are put right."""
    found = visible_recommendation(request, pk)
    said = {name: getattr(found, name) for name in ("words", "addressed_to", "scope")}
    form = RecommendationForm(*sent(request), seen=found, initial=said)
    page = FormPage(
        step=f"change-recommendation-{found.pk}",
        title="Change the recommendation",
        done="The recommendation was changed.",
        back=page_of(request, found.finding),
        caption=f"{found.finding.review.pseudonym}, finding {found.finding.number}",
        crumbs=crumbs_to_review(request.space, found.finding.review),
    )
    return answered(request, page, form, form.change, recommendation=found)


@access(Can.RECORD_LEARNING)
def record_response(request: DeskRequest, reference: str, number: int) -> HttpResponse:
    """The partners answer."""
    finding = visible_finding(request, reference, number)
    asked = list(finding.recommendation_set.order_by("number", "pk"))
    form = ResponseForm(*sent(request), recommendations=asked, seen=finding)
    page = FormPage(
        step=f"record-response-{finding.pk}",
        title="Record what the partners answered",
        done="The response was recorded.",
        back=page_of(request, finding),
        button="Record the response",
        caption=f"{finding.review.pseudonym}, finding {finding.number}",
        template="learning/record_response.html",
        more={"answered": answers_to(finding)},
        crumbs=crumbs_to_review(request.space, finding.review),
    )
    return answered(request, page, form, form.record, finding=finding)


def page_of(request: DeskRequest, finding: Finding) -> str:
    return reverse("finding", args=[request.space.slug, finding.review.reference, finding.number])
