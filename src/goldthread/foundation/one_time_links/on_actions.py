"""What one-time links add to the page of an action: who was asked, what came of it, and whom to ask."""

from typing import Any

from django.db.models import F
from django.db.models.functions import Now
from django.urls import reverse

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.actions.models import Action
from goldthread.foundation.actions.sections import Section, register_section
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.one_time_links.models import Asking
from goldthread.foundation.progress.next_steps import SETTLED
from goldthread.foundation.spaces.models import Space

TEMPLATE = "one_time_links/on_action.html"


def shown(action: Action, standing: Standing, space: Space) -> dict[str, Any]:
    """What the section prints; nothing where nobody was asked and the person may not ask."""
    seen = Asking.objects.visible_to(standing).filter(action=action)
    asked = list(
        seen.select_related("agency", "link__agency", "link__issued_by", "letter", "letter_with_code")
        .annotate(now=Now())
        .order_by("-pk")
    )
    may_send = standing.may(Can.SEND_LINKS, space.pk)
    return {
        "rows": [_row(one, space, may_send) for one in asked],
        "steps": _steps(action, space, {one.agency_id for one in asked}) if may_send else [],
    }


def _row(asking: Any, space: Space, may_send: bool) -> dict[str, Any]:
    waits = not asking.link.why_not(asking.now)
    return {
        "asking": asking,
        "state": asking.state(asking.now),
        "not_gone": asking.not_gone if waits else "",
        "revoke": reverse("revoke_link", args=[space.slug, asking.action_id, asking.pk]) if waits and may_send else "",
    }


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
