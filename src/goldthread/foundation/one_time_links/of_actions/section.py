"""What one-time links add to the page of an action: who was asked, what came of it, and whom to ask."""

from datetime import datetime
from typing import Any

from django.db.models import F
from django.db.models.functions import Now
from django.urls import reverse

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.actions.models import Action
from goldthread.foundation.actions.sections import Section, register_section
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.one_time_links.of_actions.models import Asking
from goldthread.foundation.one_time_links.queries import row_of, sent_with_names
from goldthread.foundation.progress.next_steps import SETTLED
from goldthread.foundation.spaces.models import Space

TEMPLATE = "one_time_links/action_section.html"


def shown(action: Action, standing: Standing, space: Space) -> dict[str, Any]:
    """What the section prints; nothing where nobody was asked and the person may not ask."""
    asked = sent_with_names(Asking.objects.visible_to(standing).filter(action=action).annotate(now=Now()))
    may_send = standing.may(Can.SEND_LINKS, space.pk)

    def revoke(one: Asking) -> str:
        return reverse("revoke_link", args=[space.slug, one.action_id, one.pk]) if may_send else ""

    return {
        "rows": [row_of(one, _now(one), revoke(one)) for one in asked],
        "steps": _steps(action, space, {one.agency_id for one in asked}) if may_send else [],
    }


def _now(asking: Any) -> datetime:
    """The moment of the statement that found it: a section is not told the time."""
    moment: datetime = asking.now
    return moment


def _steps(action: Action, space: Space, asked: set[int]) -> list[tuple[str, str]]:
    """Of each agency that owes the action, that it can be asked."""
    if action.status in SETTLED:
        return []
    owing = Agency.objects.filter(space=space, actions_owed__action=action).order_by(F("actions_owed__pk"))
    return [
        (
            f"Send {agency.name} another link" if agency.pk in asked else f"Ask {agency.name} by a one-time link",
            reverse("ask_by_link", args=[space.slug, action.pk, agency.pk]),
        )
        for agency in owing
    ]


def register() -> None:
    """Once, when the program starts."""
    register_section(Section(TEMPLATE, shown, is_first=True))
