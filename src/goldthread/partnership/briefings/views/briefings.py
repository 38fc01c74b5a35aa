"""The page of a briefing, and the forms in which it is written."""

from typing import Any

from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.documents.composing import paragraphs
from goldthread.foundation.documents.models import Document
from goldthread.foundation.form_pages.answering import answered, sent
from goldthread.foundation.form_pages.page import FormPage
from goldthread.foundation.lists.responding import respond
from goldthread.foundation.trail.reading import noting_what_is_taken
from goldthread.partnership.briefings.boxes import FITS, NAMES, words_in
from goldthread.partnership.briefings.document import CODE, printed_words
from goldthread.partnership.briefings.forms.writing import (
    AddResource,
    RemoveResource,
    SetTimes,
    WriteBriefing,
    times_of,
)
from goldthread.partnership.briefings.lists import briefings_page
from goldthread.partnership.briefings.models import Briefing, BriefingFinding, BriefingResource, Quote
from goldthread.partnership.briefings.models.briefings import settings_of
from goldthread.partnership.briefings.views.in_sight import (
    crumbs_to,
    own_review,
    place_of,
    visible_briefing,
    visible_record,
)
from goldthread.partnership.briefings.views.shown import cascade_shown, question_shown
from goldthread.partnership.learning.models import Finding, Recommendation, Review
from goldthread.partnership.learning.views.addresses import crumbs_to_review

INTRO = (
    "One page that a team reads and discusses in seven minutes. Keep it short: the page holds about"
    f" {FITS} words, with what is drawn in and goes with it. Leave out names of people and places."
)


@access(Can.VIEW_REVIEWS)
def briefings(request: DeskRequest) -> HttpResponse:
    """Every briefing in sight: for an agency, those that were sent to it."""
    rows = Briefing.objects.visible_to(request.standing).filter(space=request.space)
    return respond(
        request,
        briefings_page(),
        rows.select_related("review", "space").annotate(sent_to=Count("cascades")),
        may_export=request.standing.may(Can.EXPORT, request.space.pk),
        noted=noting_what_is_taken(request.space),
    )


@access(Can.VIEW_REVIEWS)
def briefing(request: DeskRequest, pk: int) -> HttpResponse:
    """What it says, who passed it on, what people said of it and what they are asked."""
    found = visible_briefing(request, pk, "briefing")
    may_send = request.standing.may(Can.SEND_BRIEFINGS, request.space.pk)
    drawn = [one.finding for one in BriefingFinding.objects.filter(briefing=found).select_related("finding")]
    shown: dict[str, Any] = {
        "briefing": found,
        "boxes": [(box, paragraphs(written), words_in(written)) for box, written in found.boxes()],
        "drawn": sorted(drawn, key=lambda finding: finding.number),
        "recommended": list(Recommendation.objects.filter(finding__in=drawn).exclude(words="").order_by("pk")),
        "sees_review": Review.objects.visible_to(request.standing).filter(pk=found.review_id).exists(),
        "resources": list(found.resources.select_related("file", "space").order_by("pk")),
        "quotes": list(_quotes(request, found)),
        "may_send": may_send,
        "words": printed_words(found, request.standing, request.today) if may_send else 0,
        "fits": FITS,
        "crumbs": crumbs_to(request, found.review),
        **_documents(request, found),
        **cascade_shown(request, found),
        **question_shown(request, found),
    }
    return render(request, "briefings/briefing.html", shown)


@access(Can.SEND_BRIEFINGS)
def write(request: DeskRequest, reference: str) -> HttpResponse:
    """Write the briefing on a review, for the first time or again."""
    review = own_review(request, reference)
    found = Briefing.objects.filter(review=review).select_related("review", "space").first()
    findings = Finding.objects.filter(review=review).order_by("number")
    form = WriteBriefing(*sent(request), findings=findings, seen=found or review, initial=_written(found))
    page = FormPage(
        title="Write the seven-minute briefing",
        caption=review.pseudonym,
        intro=INTRO,
        done="The briefing was saved.",
        step=f"write-briefing-{review.pk}",
        back=found.get_absolute_url() if found else _on_review(request, review),
        to=lambda number: reverse("briefing", args=[request.space.slug, number]),
        crumbs=crumbs_to_review(request.space, review),
    )
    if found:
        return answered(request, page, form, form.write, briefing=found)
    return answered(request, page, form, form.begin, review=review)


@access(Can.SEND_BRIEFINGS)
def add(request: DeskRequest, pk: int) -> HttpResponse:
    """A link or a file goes with it."""
    found = visible_briefing(request, pk)
    form = AddResource(*sent(request))
    page = FormPage(
        title="Add a link or a file", done="It was added to the briefing.", **place_of(request, found, "resources")
    )
    return answered(request, page, form, form.add, briefing=found)


@access(Can.SEND_BRIEFINGS)
def remove(request: DeskRequest, pk: int) -> HttpResponse:
    """A link or a file goes with it no longer."""
    rows = BriefingResource.objects.visible_to(request.standing)
    resource = visible_record(request, rows, "briefing__review", "briefing__space", pk=pk)
    form = RemoveResource(*sent(request), seen=resource)
    page = FormPage(
        title="Remove a link or a file",
        intro=f"“{resource}” goes with the briefing no longer. Documents that were made with it still name it.",
        button="Remove it",
        danger=True,
        done="It was removed.",
        **place_of(request, resource.briefing, "resources"),
    )
    return answered(request, page, form, form.remove, resource=resource)


@access(Can.SEND_BRIEFINGS)
def times(request: DeskRequest) -> HttpResponse:
    """How soon the partnership wants things done with briefings."""
    form = SetTimes(*sent(request), suggested=times_of(settings_of(request.space.pk)))
    page = FormPage(
        title="How soon: briefings",
        intro="Agencies are reminded before the last day, and their seats told after it, as of every action that is"
        " owed: how soon is set under Chasing.",
        done="The times were saved.",
        back=reverse("briefings", args=[request.space.slug]),
    )
    return answered(request, page, form, form.set, space=request.space)


def _quotes(request: DeskRequest, found: Briefing) -> Any:
    return Quote.objects.visible_to(request.standing).filter(briefing=found).select_related("agency").order_by("-pk")


def _documents(request: DeskRequest, found: Briefing) -> dict[str, Any]:
    rows = Document.objects.visible_to(request.standing).filter(space=request.space, kind=CODE, subject=found.pk)
    may_make = request.standing.may(Can.MAKE_DOCUMENTS, request.space.pk)
    begin = reverse("begin_document", args=[request.space.slug, CODE, found.pk])
    return {
        "documents": list(rows.select_related("space").order_by("-pk")[:5]),
        "begin_document": begin if may_make else "",
    }


def _written(found: Briefing | None) -> dict[str, Any]:
    if found is None:
        return {}
    drawn = [str(pk) for pk in BriefingFinding.objects.filter(briefing=found).values_list("finding", flat=True)]
    return {**{name: getattr(found, name) for name in NAMES}, "drawn": drawn}


def _on_review(request: DeskRequest, review: Review) -> str:
    return f"{reverse('review', args=[request.space.slug, review.reference])}#briefing"
