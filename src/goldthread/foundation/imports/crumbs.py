"""The way down to the pages of loads."""

from django.urls import reverse

from goldthread.foundation.imports.declaring import LoadKind
from goldthread.foundation.spaces.models import Space


def crumbs_to(space: Space, kind: LoadKind) -> list[dict[str, str]]:
    """Links above a page; the page itself is left out."""
    text, address = kind.begins_at
    return [{"text": text, "href": reverse(address, args=[space.slug])}]
