"""The reviews of a partnership, and each of them."""

from collections.abc import Callable

from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.lists.columns import Column
from goldthread.foundation.lists.filters import Choice, YesNo
from goldthread.foundation.lists.filters_typed import DateBetween, Search
from goldthread.foundation.lists.listing import Empty
from goldthread.foundation.lists.pages import ListPage
from goldthread.foundation.lists.responding import respond
from goldthread.foundation.trail.reading import noting_what_is_taken
from goldthread.foundation.ui.words import short_date
from goldthread.partnership.learning.models import ElsewhereSource, Review
from goldthread.partnership.learning.sections import sections_of
from goldthread.partnership.learning.views.addresses import addresses_in, crumbs_to_reviews
from goldthread.partnership.learning.views.in_sight import reviews_in, visible_review
from goldthread.partnership.learning.views.review_page import review_page_of


@access(Can.VIEW_REVIEWS, Can.VIEW_UNPUBLISHED_REVIEWS)
def reviews(request: DeskRequest) -> HttpResponse:
    """Every review in sight."""
    space, standing = request.space, request.standing
    page = reviews_page(lambda review: reverse("review", args=[space.slug, review.reference]))
    return respond(
        request,
        page,
        reviews_in(space, standing).annotate(findings=Count("finding_set")),
        may_export=standing.may(Can.EXPORT, space.pk),
        noted=noting_what_is_taken(space),
        template="learning/reviews.html",
        may_record=standing.may(Can.RECORD_LEARNING, space.pk),
        sees_documents=standing.may(Can.VIEW_WHOLE_PLAN, space.pk),
    )


@access(Can.VIEW_REVIEWS, Can.VIEW_UNPUBLISHED_REVIEWS)
def review(request: DeskRequest, reference: str) -> HttpResponse:
    """One review: its facts, its timeline, what it found and what the source says oddly."""
    found = visible_review(request, reference, "review page")
    page = review_page_of(found, request.standing, request.today)
    shown = {
        "page": page,
        "learned_from": ElsewhereSource.objects.filter(thread=found).first(),
        "address_of": addresses_in(request.space),
        "sections": sections_of(found, request, page.parts),
        "sees_loose_ends": request.standing.may(Can.VIEW_WHOLE_PLAN, request.space.pk),
        "sees_actions": request.standing.may(Can.VIEW_WHOLE_PLAN, request.space.pk)
        or request.standing.may(Can.VIEW_OWN_ACTIONS, request.space.pk),
        "may_record": request.standing.may(Can.RECORD_LEARNING, request.space.pk),
        "may_record_actions": request.standing.may(Can.RECORD_ACTIONS, request.space.pk),
        "crumbs": crumbs_to_reviews(request.space),
    }
    return render(request, "learning/review.html", shown)


def reviews_page(address: Callable[[Review], str]) -> ListPage:
    """The list of reviews."""
    return ListPage(
        title="Reviews",
        one="review",
        columns=(
            Column("pseudonym", "Review of", sort=("pseudonym",), href=address),
            Column("kind", "Kind", value="get_kind_display", sort=("kind",)),
            Column("theme", "Theme"),
            Column("findings", "Findings", kind="number", sort=("findings",)),
            Column("incident", "Incident", value="incident_on", sort=("incident_on",), kind="date"),
            Column("published", "Published", value=published_in_words, sort=("published_on",)),
            Column("published_on", "Day of publication", kind="date", only="file"),
            Column("reference", "Reference", only="file"),
            Column("delay", "Reason for the delay", value="delay_reason", only="file"),
            Column("source", "Source", only="file"),
            Column("locator", "Section of the source", only="file"),
            Column("line", "Line of the source", kind="number", only="file"),
        ),
        filters=(
            Search("words", fields=("pseudonym", "theme", "incident", "reference")),
            Choice("kind", "Kind", Review.Kind.choices),
            YesNo("published", "Published", lookup="is_published"),
            DateBetween("incident", "Incident", lookup="incident_on"),
        ),
        order="-published",
        empty=Empty("No reviews yet", "Reviews appear here when they are loaded from a file or recorded."),
    )


def published_in_words(review: Review) -> str:
    if review.published_on:
        return short_date(review.published_on)
    return (review.published_as_printed or "Yes, day not known") if review.is_published else "Not published"
