"""Forms about outcome statements."""

from django.http import HttpResponse
from django.urls import reverse

from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.form_pages.answering import answered, sent
from goldthread.foundation.form_pages.page import FormPage
from goldthread.partnership.learning.forms.outcomes import AddOutcome, OutcomeForm, said_of
from goldthread.partnership.learning.models import Finding
from goldthread.partnership.learning.views.addresses import crumbs_to_review
from goldthread.partnership.learning.views.in_sight import visible_outcome, visible_review


@access(Can.RECORD_LEARNING)
def add_outcome(request: DeskRequest, reference: str) -> HttpResponse:
    """It is said what will be different."""
    space = request.space
    review = visible_review(request, reference)
    form = AddOutcome(
        *sent(request),
        findings=list(Finding.objects.filter(review=review).order_by("number")),
        initial={"findings": request.GET.getlist("finding")},
    )
    page = FormPage(
        step=f"add-outcome-{review.pk}",
        title="Add an outcome",
        done="The outcome was added.",
        back=reverse("review", args=[space.slug, review.reference]),
        button="Add the outcome",
        caption=review.pseudonym,
        crumbs=crumbs_to_review(space, review),
        to=lambda number: reverse("outcome", args=[space.slug, number]),
    )
    return answered(request, page, form, form.add, review=review)


@access(Can.RECORD_LEARNING)
def change_outcome(request: DeskRequest, pk: int) -> HttpResponse:
    """An outcome, or how it will be tested, is put right."""
    found = visible_outcome(request, pk)
    form = OutcomeForm(*sent(request), seen=found, initial=said_of(found))
    page = FormPage(
        step=f"change-outcome-{found.pk}",
        title="Change the outcome",
        done="The outcome was changed.",
        back=reverse("outcome", args=[request.space.slug, found.pk]),
        caption=f"{found.review.pseudonym}, outcome {found.code}",
        crumbs=crumbs_to_review(request.space, found.review),
    )
    return answered(request, page, form, form.change, outcome=found)
