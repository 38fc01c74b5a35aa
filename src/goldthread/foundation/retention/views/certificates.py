"""Certificates: that something was destroyed, by which rule and by whom, and never what it said."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.lists.columns import Column
from goldthread.foundation.lists.filters import Choice
from goldthread.foundation.lists.listing import Empty
from goldthread.foundation.lists.pages import ListPage
from goldthread.foundation.lists.responding import respond
from goldthread.foundation.records.file_names import saved_as
from goldthread.foundation.retention.destroying import title_of
from goldthread.foundation.retention.models import Certificate, Decision
from goldthread.foundation.retention.on_paper import (
    HOW_TO_CHECK,
    SAYS,
    digests_of,
    facts_of,
    file_name,
    own_digests_of,
    printed,
)
from goldthread.foundation.retention.views.in_sight import crumbs
from goldthread.foundation.trail.reading import noting_what_is_taken


@access(Can.REVIEW_RETENTION)
def certificates(request: DeskRequest) -> HttpResponse:
    """The newest first, and what is being destroyed now."""
    return respond(
        request,
        _list(request),
        _certificates(request).select_related("decided_by"),
        may_export=request.standing.may(Can.EXPORT, request.space.pk),
        noted=noting_what_is_taken(request.space),
        template="retention/certificates.html",
        crumbs=crumbs(request),
        under_way=Decision.objects.filter(space=request.space, state=Decision.State.CONFIRMED).count(),
    )


@access(Can.REVIEW_RETENTION)
def certificate(request: DeskRequest, number: int) -> HttpResponse:
    """One certificate, to be read and printed."""
    found = _one(request, number)
    shown = {
        "crumbs": crumbs(request, ("Certificates", reverse("certificates", args=[request.space.slug]))),
        "certificate": found,
        "facts": facts_of(found) + own_digests_of(found),
        "says": SAYS,
        "how_to_check": HOW_TO_CHECK,
        "digests_of": digests_of(found),
    }
    return render(request, "retention/certificate.html", shown)


@access(Can.REVIEW_RETENTION)
def on_paper(request: DeskRequest, number: int) -> HttpResponse:
    """The same as a PDF, to be kept in a file."""
    found = _one(request, number)
    headers = {"Content-Disposition": saved_as(file_name(found)), "Cache-Control": "no-store, private"}
    return HttpResponse(printed(found), content_type="application/pdf", headers=headers)


def _list(request: DeskRequest) -> ListPage:
    def address(row: Certificate) -> str:
        return reverse("certificate", args=[request.space.slug, row.number])

    def decider(row: Certificate) -> str:
        return row.decided_by.name if row.decided_by else "By itself"

    rows = _certificates(request)
    kinds = {one.kind: title_of(one) for one in rows.order_by("kind").distinct("kind")}
    return ListPage(
        title="Certificates of destruction",
        one="certificate",
        columns=(
            Column("certificate", "Certificate", value=str, sort=("number",), href=address),
            Column("what", "What was destroyed", value=title_of),
            Column("when", "When", value="destroyed_at", sort=("destroyed_at",), kind="moment"),
            Column("records", "Records", sort=("records",), kind="number"),
            Column("files", "Files", sort=("files",), kind="number"),
            Column("entries", "Entries of the trail emptied", sort=("entries",), kind="number"),
            Column("decided_by", "Decided by", value=decider),
        ),
        filters=(Choice("kind", "What was destroyed", list(kinds.items())),),
        order="-certificate",
        empty=Empty("Nothing was destroyed yet"),
        stacks=True,
    )


def _one(request: DeskRequest, number: int) -> Certificate:
    rows = _certificates(request).select_related("space", "decided_by", "confirmed_by")
    found: Certificate = get_object_or_404(rows, number=number)
    return found


def _certificates(request: DeskRequest) -> Any:
    return Certificate.objects.visible_to(request.standing).filter(space=request.space)
