"""Who must not be named in a review, and where they were found. For those who clear reviews for publication alone."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.form_pages.answering import answered, sent
from goldthread.foundation.form_pages.page import FormPage
from goldthread.foundation.jobs.progress import how_far
from goldthread.foundation.jobs.watching import is_watched, watched
from goldthread.foundation.trail.reading import note_read
from goldthread.partnership.learning.models import Review
from goldthread.partnership.publishing.forms.names import AddDetails, ClearHit, OrderNameCheck, RemoveDetail
from goldthread.partnership.publishing.models import NameCheck, NameHit, NobodyListed, PersonDetail
from goldthread.partnership.publishing.views.in_sight import own_review, place_of, visible_record

MOST_LISTED = 200
"""Hits on one page; the rest shows as these are cleared."""


@access(Can.PUBLISH_REVIEWS)
def names(request: DeskRequest, reference: str) -> HttpResponse:
    """The people list of a review, and what was found of it in the review's texts and files."""
    review = own_review(request, reference, "people list and name check")
    check = NameCheck.objects.filter(review=review).first()
    hits = NameHit.objects.visible_to(request.standing).filter(review=review).select_related("detail")
    is_waiting = check is not None and check.state == NameCheck.State.WAITING
    details = PersonDetail.objects.visible_to(request.standing).filter(review=review)
    shown = {
        "crumbs": place_of(request, review, "names")["crumbs"],
        "review": review,
        "details": details.order_by("whose", "kind", "pk"),
        "check": check,
        "is_waiting": is_waiting,
        "far": how_far(check.piece, request.now) if check and is_waiting else None,
        "watch": is_watched(request),
        "to_clear": hits.filter(cleared_at=None).order_by("pk")[:MOST_LISTED],
        "nobody": NobodyListed.objects.filter(review=review).first(),
        "all_to_clear": hits.filter(cleared_at=None).count(),
        "cleared": hits.exclude(cleared_at=None).order_by("-cleared_at", "pk")[:MOST_LISTED],
    }
    answer = render(request, "publishing/names.html", shown)
    return watched(request, answer) if is_waiting else answer


@access(Can.PUBLISH_REVIEWS)
def add(request: DeskRequest, reference: str) -> HttpResponse:
    """The list grows."""
    review = own_review(request, reference)
    form = AddDetails(*sent(request))
    page = FormPage(
        title="Add to the list of who must not be named",
        done="It was added.",
        button="Add to the list",
        **_place(request, review),
    )
    return answered(request, page, form, form.add, review=review)


@access(Can.PUBLISH_REVIEWS)
def remove(request: DeskRequest, pk: int) -> HttpResponse:
    """One detail goes."""
    detail = visible_record(PersonDetail, request, pk)
    note_read(detail, "form")
    form = RemoveDetail(*sent(request), seen=detail)
    page = FormPage(
        title="Remove from the list",
        intro=f"{detail}: {detail.words}. It is not looked for any more.",
        button="Remove it",
        danger=True,
        done="It was removed.",
        **_place(request, detail.review),
    )
    return answered(request, page, form, form.remove, detail=detail)


@access(Can.PUBLISH_REVIEWS)
def look(request: DeskRequest, reference: str) -> HttpResponse:
    """Have all texts and files of the review looked through."""
    review = own_review(request, reference)
    form = OrderNameCheck(*sent(request))
    page = FormPage(
        title="Look for names",
        intro="All texts of the review and all files that belong to it are looked through. It may take some minutes.",
        button="Look for names",
        **_place(request, review),
    )
    return answered(request, page, form, form.order, review=review)


@access(Can.PUBLISH_REVIEWS)
def clear(request: DeskRequest, pk: int) -> HttpResponse:
    """Something that was found may stand."""
    hit = visible_record(NameHit, request, pk)
    note_read(hit, "form")
    form = ClearHit(*sent(request), seen=hit)
    page = FormPage(
        title="Clear a hit",
        intro=f"{hit.where}: {' / '.join(hit.excerpts)}",
        button="Clear the hit",
        done="The hit was cleared.",
        **_place(request, hit.review),
    )
    return answered(request, page, form, form.clear, hit=hit)


def _place(request: DeskRequest, review: Review) -> dict[str, Any]:
    """Forms about names lead back to the page of names."""
    return {
        **place_of(request, review, "names"),
        "back": reverse("name_check", args=[request.space.slug, review.reference]),
    }
