"""Certificates: that something was destroyed, by which rule and by whom, and never what it said."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.http import content_disposition_header

from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
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

MOST = 200


@access(Can.REVIEW_RETENTION)
def certificates(request: DeskRequest) -> HttpResponse:
    """The newest first, and what is being destroyed now."""
    rows = _certificates(request).select_related("decided_by", "confirmed_by").order_by("-number")
    under_way = Decision.objects.filter(space=request.space, state=Decision.State.CONFIRMED).count()
    shown = {
        "crumbs": crumbs(request),
        "certificates": [(one, title_of(one)) for one in rows[:MOST]],
        "all": rows.count(),
        "under_way": under_way,
    }
    return render(request, "retention/certificates.html", shown)


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
    headers = {
        "Content-Disposition": content_disposition_header(as_attachment=True, filename=file_name(found))
        or "attachment",
        "Cache-Control": "no-store, private",
    }
    return HttpResponse(printed(found), content_type="application/pdf", headers=headers)


def _one(request: DeskRequest, number: int) -> Certificate:
    rows = _certificates(request).select_related("space", "decided_by", "confirmed_by")
    found: Certificate = get_object_or_404(rows, number=number)
    return found


def _certificates(request: DeskRequest) -> Any:
    return Certificate.objects.visible_to(request.standing).filter(space=request.space)
