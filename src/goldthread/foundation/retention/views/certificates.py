"""Certificates: that something was destroyed, by which rule and by whom, and never what it said."""

from typing import Any

from django.apps import apps
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.retention.destroying import OF_BYTES, title_of
from goldthread.foundation.retention.models import Certificate, Decision
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
    found = get_object_or_404(_certificates(request).select_related("decided_by", "confirmed_by"), number=number)
    shown = {
        "crumbs": crumbs(request, ("Certificates", reverse("certificates", args=[request.space.slug]))),
        "certificate": found,
        "title": title_of(found),
        "digests_of": [(_called(label), digests) for label, digests in found.destroyed.items()],
    }
    return render(request, "retention/certificate.html", shown)


def _called(label: str) -> str:
    """What the rows of a model are to people; of a file its bytes are told besides."""
    if label == OF_BYTES:
        return "Files, by their bytes"
    return str(apps.get_model(label)._meta.verbose_name_plural).capitalize()


def _certificates(request: DeskRequest) -> Any:
    return Certificate.objects.visible_to(request.standing).filter(space=request.space)
