"""How forms of planning are declared: each finds its record, asks, and leads back to the record's page."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.form_pages.about import FormAbout
from goldthread.partnership.planning.models import NamedFigure, Need, PriorityOutcome
from goldthread.partnership.planning.views.in_sight import (
    crumbs_to_plans,
    place_of,
    reported_activity,
    visible_activity,
    visible_assessment,
    visible_campaign,
    visible_figure,
    visible_need,
    visible_outcome,
    visible_priority,
)

View = Callable[..., HttpResponse]


def new_record(page: str, **declared: Any) -> View:
    """Something new of the partnership: ``page`` is the name of the page that comes next."""
    usual = {
        "find": lambda request: request.space,
        "place": lambda request, _: _on_the_plans(request, page),
        "given": "space",
        "adds": True,
    }
    return _form(**{**usual, **declared})


def _about(find: Callable[..., Any], given: str, section: str = "", **declared: Any) -> View:
    usual = {"find": find, "place": lambda request, one: place_of(request, one, str(one)[:80], section), "given": given}
    return _form(**{**usual, **declared})


about_priority = partial(_about, visible_priority, "priority")
about_activity = partial(_about, visible_activity, "activity")
about_reported_activity = partial(_about, reported_activity, "activity")
about_assessment = partial(_about, visible_assessment, "assessment")
about_campaign = partial(_about, visible_campaign, "campaign")


def about_need(**declared: Any) -> View:
    return _form(find=visible_need, place=_at_assessment, given="need", **declared)


def about_outcome(**declared: Any) -> View:
    return _form(find=visible_outcome, place=_at_priority, given="outcome", **declared)


def about_figure(**declared: Any) -> View:
    return _form(find=visible_figure, place=_at_what_it_shows, given="figure", **declared)


def _at_what_it_shows(request: DeskRequest, figure: NamedFigure) -> dict[str, Any]:
    if figure.need:
        return _at_assessment(request, figure.need)
    assert figure.outcome, "a figure shows a need or an outcome"
    return _at_priority(request, figure.outcome)


def _at_assessment(request: DeskRequest, need: Need) -> dict[str, Any]:
    return place_of(request, need.assessment, str(need)[:80], "needs")


def _at_priority(request: DeskRequest, outcome: PriorityOutcome) -> dict[str, Any]:
    return place_of(request, outcome.priority, str(outcome)[:80], "outcomes")


def _form(needs: tuple[Can, ...] = (Can.RECORD_PLANS,), **declared: Any) -> View:
    return access(*needs)(FormAbout(**declared).view)


def _on_the_plans(request: DeskRequest, page: str) -> dict[str, Any]:
    slug = request.space.slug
    return {
        "back": reverse("plans", args=[slug]),
        "crumbs": crumbs_to_plans(request.space),
        "to": lambda pk: reverse(page, args=[slug, pk]),
    }
