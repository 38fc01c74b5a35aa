"""What a person may see of procedures and agreements, by its address, and where the forms about it stand."""

from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import reverse

from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.agencies.queries import agencies_on
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.trail.reading import note_read
from goldthread.partnership.learning.models import Finding
from goldthread.partnership.procedures.models import GoverningDocument, GoverningVersion, ThresholdRound

FORM = "form"


def visible_document(request: DeskRequest, pk: int, shown: str = FORM) -> GoverningDocument:
    """A document of this space in sight. Raise Http404."""
    seen = GoverningDocument.objects.visible_to(request.standing).filter(space=request.space)
    joined = seen.select_related("space", "board", "group", "owner_agency", "owner_group")
    found = get_object_or_404(joined, pk=pk)
    note_read(found, shown)
    return found


def visible_version(request: DeskRequest, pk: int, shown: str = FORM) -> GoverningVersion:
    """A version of a document of this space in sight. Raise Http404."""
    seen = GoverningVersion.objects.visible_to(request.standing).filter(space=request.space)
    joined = seen.select_related("space", "document__space", "document__board", "approved_by", "file__space")
    found = get_object_or_404(joined, pk=pk)
    note_read(found, shown)
    return found


def visible_round(request: DeskRequest, pk: int) -> ThresholdRound:
    """A round of monitoring in sight. Raise Http404."""
    seen = ThresholdRound.objects.visible_to(request.standing).filter(space=request.space)
    found: ThresholdRound = get_object_or_404(seen.select_related("space", "document__space"), pk=pk)
    note_read(found, FORM)
    return found


def findings_in_sight(request: DeskRequest) -> list[Finding]:
    """Findings that a person may choose from, by review and number, with their recommendations."""
    rows: Any = Finding.objects.visible_to(request.standing).filter(space=request.space).select_related("review")
    return list(rows.prefetch_related("recommendation_set").order_by("review__pseudonym", "number"))


def agencies_spoken_for(request: DeskRequest) -> list[Agency]:
    """Agencies in whose name a person may sign: all of a partnership that they answer for, or their own."""
    agencies = agencies_on(request.space.pk, request.today)
    if request.space.pk in request.standing.whole_spaces_where(Can.SIGN_UP):
        return agencies
    own = request.standing.agencies_where(Can.SIGN_UP)
    return [agency for agency in agencies if agency.pk in own]


def crumbs_to_register(space: Space) -> list[dict[str, str]]:
    return [
        {"text": space.name, "href": reverse("partnership", args=[space.slug])},
        {"text": "Procedures and agreements", "href": reverse("procedures", args=[space.slug])},
    ]


def crumbs_to_document(document: GoverningDocument) -> list[dict[str, str]]:
    here = {"text": document.title, "href": document.get_absolute_url()}
    return [*crumbs_to_register(document.space), here]


def place_of(document: GoverningDocument, section: str = "") -> dict[str, Any]:
    """Where a form about a document stands, and where it leads back."""
    here = document.get_absolute_url()
    return {
        "caption": document.title,
        "back": f"{here}#{section}" if section else here,
        "crumbs": crumbs_to_document(document),
    }


def place_of_version(version: GoverningVersion, section: str = "") -> dict[str, Any]:
    """Where a form about a version stands: it leads back to the version's own page."""
    here = version.get_absolute_url()
    crumbs = [*crumbs_to_document(version.document), {"text": f"Version {version.label}", "href": here}]
    return {
        "caption": str(version),
        "back": f"{here}#{section}" if section else here,
        "crumbs": crumbs,
    }
