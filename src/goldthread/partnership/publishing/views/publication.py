"""The publication of a review: where it stands, what goes out with it, and what is out."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.documents.rendering.chart import alternative
from goldthread.foundation.documents.rendering.page import picture_of
from goldthread.foundation.form_pages.answering import answered, sent
from goldthread.foundation.form_pages.page import FormPage
from goldthread.foundation.publications.going_out import made_public
from goldthread.foundation.publications.models import PublicSite, PublishedFile
from goldthread.partnership.learning.models import Review
from goldthread.partnership.publishing.forms.reviews import (
    AddPublicationFile,
    NobodyListedForm,
    PublishReview,
    RemovePublicationFile,
    WithdrawReview,
)
from goldthread.partnership.publishing.models import NobodyListed, PublicationFile, ReviewPublication
from goldthread.partnership.publishing.obstacles import obstacles_of, obstacles_of_file
from goldthread.partnership.publishing.readiness import readiness_of
from goldthread.partnership.publishing.site.addresses import public_address
from goldthread.partnership.publishing.site.of_reviews import review_page
from goldthread.partnership.publishing.views.in_sight import own_review, place_of, visible_record
from goldthread.partnership.publishing.views.missing import missing_of


@access(Can.RECORD_LEARNING, Can.PUBLISH_REVIEWS)
def publication(request: DeskRequest, reference: str) -> HttpResponse:
    """Whether a review is on the public site, and what would go out today."""
    review = own_review(request, reference, "publication")
    standing, space = request.standing, request.space
    found = ReviewPublication.objects.filter(review=review).select_related("page").first()
    site = PublicSite.objects.filter(space=space).first()
    would = review_page(review, request.today)
    now = made_public(would.content).model_dump(mode="json")
    shown = {
        "crumbs": place_of(request, review, "names")["crumbs"],
        "review": review,
        "site": site,
        "publication": found,
        "address": public_address(site, found.page.path) if site and found and found.page.is_out else "",
        "files_out": PublishedFile.objects.filter(page=found.page).order_by("position") if found else [],
        "is_same": bool(found and found.page.content == now),
        "readiness": readiness_of(review, request.today),
        "files": _files(review),
        "content": would.content,
        "may_record": standing.may(Can.RECORD_LEARNING, space.pk),
        "may_publish": standing.may(Can.PUBLISH_REVIEWS, space.pk),
        "picture_of": picture_of,
        "alternative": alternative,
    }
    return render(request, "publishing/publication.html", shown)


@access(Can.PUBLISH_REVIEWS)
def publish(request: DeskRequest, reference: str) -> HttpResponse:
    """The review goes out as it stands today, or goes out again."""
    review = own_review(request, reference)
    files, would = _files(review), review_page(review, request.today)
    by_file = {one.pk: obstacles_of_file(request.space.pk, would, one.title, one.file) for one in files}
    said = {number: one.said[0] for number, one in by_file.items() if one.said}
    form = PublishReview(*sent(request), seen=review, files=files, obstacles=said)
    clear = reverse("clear_names_on_review", args=[request.space.slug, review.reference])
    unmet = readiness_of(review, request.today).unmet
    more = missing_of(request, obstacles_of(request.space.pk, would), clear, unmet)
    if any(one.held for one in by_file.values()):
        more["clear"] = clear
    page = FormPage(
        title="Publish on the public site",
        intro="Everyone can read it from the moment you publish it: what was found, what was answered, and what has"
        " been done since, as it stands today.",
        button="Publish it",
        done="It is published.",
        template="publishing/may_publish.html",
        more=more,
        **_place(request, review),
    )
    return answered(request, page, form, form.publish, review=review)


@access(Can.PUBLISH_REVIEWS)
def withdraw(request: DeskRequest, reference: str) -> HttpResponse:
    """The page is taken down, with a reason that readers see."""
    review = own_review(request, reference)
    found = get_object_or_404(ReviewPublication.objects.select_related("page"), review=review, page__state="published")
    form = WithdrawReview(*sent(request), seen=found)
    page = FormPage(
        title="Withdraw the page of the review",
        intro="Nobody can read it any more. Its address says that it was withdrawn today, and why.",
        button="Withdraw it",
        danger=True,
        done="The page was withdrawn.",
        **_place(request, review),
    )
    return answered(request, page, form, form.withdraw, publication=found)


@access(Can.RECORD_LEARNING)
def add_file(request: DeskRequest, reference: str) -> HttpResponse:
    """A file that may go out with the review."""
    review = own_review(request, reference)
    form = AddPublicationFile(*sent(request))
    page = FormPage(
        title="Add a file to be published",
        intro="Names are looked for in it before it can go out.",
        button="Add the file",
        done="The file was added.",
        **_place(request, review),
    )
    return answered(request, page, form, form.add, review=review)


@access(Can.RECORD_LEARNING)
def remove_file(request: DeskRequest, pk: int) -> HttpResponse:
    """It does not go out the next time."""
    record = visible_record(PublicationFile, request, pk)
    form = RemovePublicationFile(*sent(request), seen=record)
    page = FormPage(
        title=f"Take away: {record.title}",
        intro="It does not go out the next time. A copy that is out stays out until then.",
        button="Take it away",
        danger=True,
        done="The file was taken away.",
        **_place(request, record.review),
    )
    return answered(request, page, form, form.remove, record=record)


@access(Can.PUBLISH_REVIEWS)
def nobody_listed(request: DeskRequest, reference: str) -> HttpResponse:
    """Why nobody is on the people list."""
    review = own_review(request, reference)
    said = NobodyListed.objects.filter(review=review).first()
    form = NobodyListedForm(*sent(request), seen=review, initial={"why": said.why} if said else {})
    page = FormPage(
        title="Say why nobody is on the list",
        done="It was recorded.",
        back=reverse("name_check", args=[request.space.slug, review.reference]),
        crumbs=place_of(request, review, "names")["crumbs"],
        caption=review.pseudonym,
    )
    return answered(request, page, form, form.record, review=review)


def _files(review: Review) -> list[PublicationFile]:
    return list(PublicationFile.objects.filter(review=review).select_related("file__space").order_by("pk"))


def _place(request: DeskRequest, review: Review) -> dict[str, Any]:
    """Forms about the publication lead back to its page."""
    back = reverse("review_publication", args=[request.space.slug, review.reference])
    place = place_of(request, review, "names")
    return {**place, "back": back, "crumbs": [*place["crumbs"], {"text": "Publication", "href": back}]}
