"""What a person may see of information rights, by its address: to anybody else it does not exist."""

from typing import Any, TypeVar, cast

from django.db.models import Model
from django.shortcuts import get_object_or_404
from django.urls import reverse

from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.trail.reading import note_read
from goldthread.partnership.rights.models import Matter

Record = TypeVar("Record", bound=Model)
FORM = "form"


def visible_matter(request: DeskRequest, pk: int, shown: str = FORM, kind: str | None = None) -> Matter:
    """The matter if the person answers for information rights here. ``shown`` says which page of it."""
    rows = Matter.objects.visible_to(request.standing).filter(space=request.space)
    found = get_object_or_404(rows.filter(kind=kind) if kind else rows, pk=pk)
    note_read(found, shown)
    return cast(Matter, found)


def visible_of(model: type[Record], request: DeskRequest, pk: int, shown: str = FORM) -> Record:
    """A record about a matter of this space. Its opening is noted."""
    visible: Any = model._default_manager.all()
    rows = visible.visible_to(request.standing).filter(space=request.space)
    found = get_object_or_404(rows.select_related("matter__space"), pk=pk)
    note_read(found, shown)
    return cast(Record, found)


def crumbs_to_rights(space: Space) -> list[dict[str, str]]:
    return [
        {"text": space.name, "href": reverse("partnership", args=[space.slug])},
        {"text": "Information rights", "href": reverse("rights", args=[space.slug])},
    ]


def place_of(request: DeskRequest, matter: Matter, section: str = "") -> dict[str, Any]:
    """Where a form about a matter stands, and where it leads back."""
    here = reverse("rights_matter", args=[request.space.slug, matter.pk])
    return {
        "caption": matter.reference,
        "back": f"{here}#{section}" if section else here,
        "crumbs": [*crumbs_to_rights(request.space), {"text": matter.reference, "href": here}],
    }
