"""Forms about reviews and their timelines."""

from django.http import HttpResponse
from django.urls import reverse

from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.partnership.learning.forms.reviews import EventForm, ReviewForm, said_of
from goldthread.partnership.learning.models import Review
from goldthread.partnership.learning.views.addresses import crumbs_to_review, crumbs_to_reviews
from goldthread.partnership.learning.views.answering import FormPage, answered
from goldthread.partnership.learning.views.in_sight import visible_review


@access(Can.RECORD_LEARNING)
def add_review(request: DeskRequest) -> HttpResponse:
    """A review is recorded."""
    space = request.space
    form = ReviewForm(request.POST or None)
    page = FormPage(
        step="add-review",
        title="Add a review",
        done="The review was added.",
        back=reverse("reviews", args=[space.slug]),
        button="Add the review",
    )
    return answered(
        request,
        page,
        form,
        lambda: form.add(space=space, by=request.user, at=request.now),
        lambda number: reverse("review", args=[space.slug, Review.objects.get(pk=number).reference]),
        crumbs_to_reviews(space),
    )


@access(Can.RECORD_LEARNING)
def change_review(request: DeskRequest, reference: str) -> HttpResponse:
    """What is said of a review changes."""
    space = request.space
    review = visible_review(request, reference)
    form = ReviewForm(request.POST or None, seen=review, initial=said_of(review))
    page = FormPage(
        step=f"change-review-{review.pk}",
        title="Change the review",
        done="The review was changed.",
        back=reverse("review", args=[space.slug, review.reference]),
        caption=review.pseudonym,
    )
    return answered(
        request,
        page,
        form,
        lambda: form.change(review=review, by=request.user, at=request.now),
        lambda number: reverse("review", args=[space.slug, Review.objects.get(pk=number).reference]),
        crumbs_to_review(space, review),
    )


@access(Can.RECORD_LEARNING)
def add_event(request: DeskRequest, reference: str) -> HttpResponse:
    """A timeline gets another entry."""
    space = request.space
    review = visible_review(request, reference)
    form = EventForm(request.POST or None)
    page = FormPage(
        step=f"add-event-{review.pk}",
        title="Add to the timeline",
        done="The timeline has a new entry.",
        back=reverse("review", args=[space.slug, review.reference]),
        button="Add to the timeline",
        caption=review.pseudonym,
    )
    return answered(
        request,
        page,
        form,
        lambda: form.add(review=review, by=request.user, at=request.now),
        crumbs=crumbs_to_review(space, review),
    )
