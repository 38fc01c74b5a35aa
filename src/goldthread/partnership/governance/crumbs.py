"""The way down to a page, as links above it."""

from typing import Any

from django.urls import reverse

from goldthread.foundation.spaces.models import Space

LISTS = {"agencies": ("Agencies", "agency"), "groups": ("Groups", "group"), "people": ("People", "")}
LISTS["setup"] = ("Set up", "")


def crumbs_to(space: Space, part: str = "", record: Any = None) -> list[dict[str, str]]:
    """Links to the partnership, to a part of it and to a record in that part; the page itself is left out."""
    crumbs = [{"text": space.name, "href": reverse("partnership", args=[space.slug])}]
    if part:
        crumbs.append({"text": LISTS[part][0], "href": reverse(part, args=[space.slug])})
    if record is not None:
        crumbs.append({"text": str(record), "href": reverse(LISTS[part][1], args=[space.slug, record.pk])})
    return crumbs
