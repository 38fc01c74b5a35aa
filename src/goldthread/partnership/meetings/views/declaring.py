"""How forms of meetings are declared: each finds its record, asks, and leads back to where it is."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse

from goldthread.foundation.access.doors import access
from goldthread.foundation.access.roles import Can
from goldthread.foundation.form_pages.about import FormAbout
from goldthread.partnership.meetings.views.in_sight import (
    cadence_here,
    group_here,
    place_of_group,
    place_of_item,
    place_of_meeting,
    place_within,
    visible_conflict,
    visible_item,
    visible_meeting,
    visible_paper,
)

View = Callable[..., HttpResponse]


def about_group(**declared: Any) -> View:
    """A form about the calendar of a group."""
    return _form(**{"find": group_here, "place": place_of_group, "given": "group", "adds": True, **declared})


def about_cadence(**declared: Any) -> View:
    return _form(
        find=cadence_here,
        place=lambda request, cadence: place_of_group(request, cadence.group),
        given="cadence",
        **declared,
    )


def about_meeting(**declared: Any) -> View:
    return _form(**{"find": visible_meeting, "place": place_of_meeting, "given": "meeting", **declared})


def about_item(**declared: Any) -> View:
    return _form(**{"find": visible_item, "place": place_of_item, "given": "item", **declared})


def about_paper(**declared: Any) -> View:
    return _form(find=visible_paper, place=place_within, given="paper", **declared)


def about_conflict(**declared: Any) -> View:
    return _form(find=visible_conflict, place=place_within, given="conflict", **declared)


def _form(**declared: Any) -> View:
    return access(Can.RECORD_MEETINGS)(FormAbout(**declared).view)
