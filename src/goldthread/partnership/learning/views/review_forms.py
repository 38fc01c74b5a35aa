"""Forms about reviews and their timelines."""

from django.http import HttpResponse
from django.urls import reverse

from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.form_pages.answering import answered, sent
from goldthread.foundation.form_pages.page import FormPage
from goldthread.partnership.learning.forms.reviews import ChangeReview, EventForm, ReviewForm, said_of
from goldthread.partnership.learning.models import Review
from goldthread.partnership.learning.views.addresses import crumbs_to_review, crumbs_to_reviews
from goldthread.partnership.learning.views.in_sight import visible_review


@access(Can.RECORD_LEARNING)
def add_review(request: DeskRequest) -> HttpResponse:
    """A review is recorded."""
    space = request.space
    form = ReviewForm(*sent(request))
    page = FormPage(
        step="add-review",
        title="Add a review",
        done="The review was added.",
        back=reverse("reviews", args=[space.slug]),
        button="Add the review",
        crumbs=crumbs_to_reviews(space),
        to=lambda number: reverse("review", args=[space.slug, Review.objects.get(pk=number).reference]),
    )
    return answered(request, page, form, form.add, space=space)


@access(Can.RECORD_LEARNING)
def change_review(request: DeskRequest, reference: str) -> HttpResponse:
    """What is said of a review changes."""
    space = request.space
    review = visible_review(request, reference)
    form = ChangeReview(*sent(request), seen=review, initial=said_of(review))
    page = FormPage(
        step=f"change-review-{review.pk}",
        title="Change the review",
        done="The review was changed.",
        back=reverse("review", args=[space.slug, review.reference]),
        caption=review.pseudonym,
        crumbs=crumbs_to_review(space, review),
        to=lambda number: reverse("review", args=[space.slug, Review.objects.get(pk=number).reference]),
    )
    return answered(request, page, form, form.change, review=review)


@access(Can.RECORD_LEARNING)
def add_event(request: DeskRequest, reference: str) -> HttpResponse:
    """A timeline gets another entry."""
    space = request.space
    review = visible_review(request, reference)
    form = EventForm(*sent(request))
    page = FormPage(
        step=f"add-event-{review.pk}",
        title="Add to the timeline",
        done="The timeline has a new entry.",
        back=reverse("review", args=[space.slug, review.reference]),
        button="Add to the timeline",
        caption=review.pseudonym,
        crumbs=crumbs_to_review(space, review),
    )
    return answered(request, page, form, form.add, review=review)
