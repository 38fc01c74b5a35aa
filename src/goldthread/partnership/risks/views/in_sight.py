"""A risk by its address, as far as a person may see it: anything else does not exist. What is opened is noted."""

from django.shortcuts import get_object_or_404
from django.urls import reverse

from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.trail.reading import note_read
from goldthread.partnership.risks.models import Risk
from goldthread.partnership.risks.queries import risks_in

READERS = (Can.VIEW_PLANS, Can.VIEW_OWN_ACTIONS)
"""Whoever sees what boards do, and the lead of an agency, who sees the risks that it owns."""


def visible_risk(request: DeskRequest, pk: int, shown: str = "form") -> Risk:
    found = get_object_or_404(risks_in(request.space, request.standing, request.today), pk=pk)
    note_read(found, shown)
    return found


def crumbs_to_risks(space: Space) -> list[dict[str, str]]:
    return [
        {"text": space.name, "href": reverse("partnership", args=[space.slug])},
        {"text": "Risk register", "href": reverse("risks", args=[space.slug])},
    ]


def crumbs_to_risk(risk: Risk) -> list[dict[str, str]]:
    return [*crumbs_to_risks(risk.space), {"text": str(risk), "href": risk.get_absolute_url()}]
