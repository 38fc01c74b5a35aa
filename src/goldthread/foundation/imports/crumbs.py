"""The way down to the pages of loads."""

from django.urls import reverse

from goldthread.foundation.spaces.models import Space


def crumbs_to(space: Space) -> list[dict[str, str]]:
    """Links above a page; the page itself is left out."""
    return [{"text": "Loads", "href": reverse("loads", args=[space.slug])}]
