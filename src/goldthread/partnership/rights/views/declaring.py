"""How forms of information rights are declared: each finds its record, asks, and leads back to the matter."""

from functools import partial
from typing import Any

from django.db.models import Model
from django.urls import reverse

from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.form_pages.about import View, forms_about, today_as
from goldthread.partnership.rights.log import check_open
from goldthread.partnership.rights.views.in_sight import crumbs_to_rights, place_of, visible_matter, visible_of

_form = forms_about(Can.ANSWER_RIGHTS)


def new_matter(**declared: Any) -> View:
    """Something was asked or became known: a matter is made, and its page comes next."""
    usual = {"find": lambda request: request.space, "place": _on_the_list, "given": "space", "adds": True}
    return _form(**{**usual, **declared})


def received(**declared: Any) -> View:
    """Something was received on a day, from which its clock runs."""
    done = "It was recorded. Its clock runs from the day it was received."
    return new_matter(**{"suggested": today_as("received_on"), "done": done, **declared})


def about_matter(section: str = "", kind: str | None = None, **declared: Any) -> View:
    """A form about a matter itself, as long as it is open."""
    usual = {
        "find": partial(visible_matter, kind=kind),
        "place": lambda request, matter: place_of(request, matter, section),
        "given": "matter",
        "open_if": check_open,
    }
    return _form(**{**usual, **declared})


def about(model: type[Model], section: str = "", **declared: Any) -> View:
    """A form about a record that belongs to a matter, as long as that is open."""
    usual = {
        "find": partial(visible_of, model),
        "place": lambda request, record: place_of(request, record.matter, section),
        "open_if": lambda record: check_open(record.matter),
    }
    return _form(**{**usual, **declared})


def _on_the_list(request: DeskRequest, _: Any) -> dict[str, Any]:
    slug = request.space.slug
    return {
        "back": reverse("rights", args=[slug]),
        "crumbs": crumbs_to_rights(request.space),
        "to": lambda pk: reverse("rights_matter", args=[slug, pk]),
    }
