"""What a person may use in a space, as the main navigation shows it."""

from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.spaces.models import Space


@dataclass(frozen=True)
class Place:
    """One entry of the navigation: shown to those who hold one of the permissions, here or in a demonstration only.

    ``also`` names pages that have no entry of their own and are found by way of this one.
    """

    text: str
    name: str
    permissions: tuple[Can, ...]
    also: tuple[str, ...] = ()
    demonstration_only: bool = False


PLACES = (
    Place("Overview", "partnership", (Can.VIEW_PARTNERSHIP,)),
    Place(
        "Reviews",
        "reviews",
        (Can.VIEW_REVIEWS, Can.VIEW_UNPUBLISHED_REVIEWS),
        ("elsewhere", "letters", "documents", "briefings"),
    ),
    Place("Actions", "actions", (Can.VIEW_WHOLE_PLAN, Can.VIEW_OWN_ACTIONS), ("equality_lens",)),
    Place("Scrutiny", "scrutiny", (Can.VIEW_WHOLE_PLAN, Can.ANSWER_CHALLENGES)),
    Place("Groups", "groups", (Can.VIEW_PARTNERSHIP,)),
    Place("Public site", "public_site", (Can.MANAGE_SITE,)),
    Place("Agencies", "agencies", (Can.VIEW_PARTNERSHIP,), ("chasing",)),
    Place("People", "people", (Can.VIEW_PEOPLE,), ("sign_ons",)),
    Place("Retention", "retention_schedule", (Can.REVIEW_RETENTION,)),
    Place("Information rights", "rights", (Can.ANSWER_RIGHTS,)),
    Place("Load a file", "loads", (Can.IMPORT,)),
    Place("Outbox", "outbox", (Can.MANAGE_PEOPLE,), demonstration_only=True),
)


def navigation(standing: Standing, space: Space | None, path: str) -> list[dict[str, object]]:
    """The entries for a space, or for nowhere in particular; the one that is open is marked."""
    entries: list[tuple[str, list[str]]] = [("Your work", [reverse("your_work")])]
    if space:
        held = standing.permissions_in(space.pk)
        entries += [
            (place.text, [reverse(name, args=[space.slug]) for name in (place.name, *place.also)])
            for place in PLACES
            if held.intersection(place.permissions) and (settings.IS_DEMO or not place.demonstration_only)
        ]
    if standing.agencies_where(Can.REPORT_PROGRESS):
        entries.insert(1, ("What you owe", [reverse("what_is_owed")]))
    entries.append(("Search", [reverse("search")]))
    open_now = max((href for _, hrefs in entries for href in hrefs if path.startswith(href)), key=len, default="")
    return [{"text": text, "href": hrefs[0], "active": open_now in hrefs} for text, hrefs in entries]
