"""A matter by its address, as far as a person may see it: anything else does not exist. What is opened is noted."""

from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import reverse

from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.agencies.queries import agencies_on
from goldthread.foundation.groups.queries import groups_on
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.trail.reading import note_read
from goldthread.partnership.matters.forms import Named, owners_named
from goldthread.partnership.matters.models import RaisedMatter
from goldthread.partnership.matters.queries import matters_in

READERS = (Can.VIEW_PLANS, Can.RAISE_MATTERS, Can.ANSWER_CHALLENGES)
"""Whoever sees what boards do, and whoever may raise a matter or owes a reply to one."""


def visible_matter(request: DeskRequest, pk: int, shown: str = "form") -> RaisedMatter:
    found = get_object_or_404(matters_in(request.space, request.standing, request.today), pk=pk)
    note_read(found, shown)
    return found


def sees_all(request: DeskRequest) -> bool:
    return request.standing.may(Can.VIEW_PLANS, request.space.pk)


def crumbs_to_matters(request: DeskRequest) -> list[dict[str, str]]:
    space = request.space
    here = "Issues and challenges" if sees_all(request) else "What you raised"
    return [
        {"text": space.name, "href": reverse("partnership", args=[space.slug])},
        {"text": here, "href": reverse("matters", args=[space.slug])},
    ]


def crumbs_to_matter(request: DeskRequest, matter: RaisedMatter) -> list[dict[str, str]]:
    return [*crumbs_to_matters(request), {"text": str(matter), "href": matter.get_absolute_url()}]


def names_known(space: Space, request: DeskRequest) -> list[str]:
    """Names that stand for no person: the partnership's, its agencies' and its groups'."""
    agencies, groups = agencies_on(space.pk, request.today), groups_on(space.pk, request.today)
    return [space.name, space.area, *map(str, agencies), *map(str, groups)]


def owners_here(request: DeskRequest) -> Named:
    """Agencies and groups that may own something today."""
    space, today = request.space, request.today
    return owners_named(agencies_on(space.pk, today), groups_on(space.pk, today))


def careful(request: DeskRequest, _: Any) -> dict[str, Any]:
    """What a form takes that looks for names of people in what is typed."""
    return {"known": names_known(request.space, request)}


def with_owners(request: DeskRequest, _: Any) -> dict[str, Any]:
    """What a form takes that asks who owns something."""
    return {"owners": owners_here(request)}
