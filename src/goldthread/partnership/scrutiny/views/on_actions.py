"""What scrutiny adds to the page of an action: what the independent scrutineer says of it and asks about it."""

from typing import Any

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.actions.models import Action
from goldthread.foundation.actions.sections import Section, register_section
from goldthread.foundation.spaces.models import Space
from goldthread.partnership.scrutiny.models import Challenge, Draw, DrawnAction


def said_of(action: Action, standing: Standing, space: Space) -> dict[str, Any]:
    """Each time that it was drawn, with the views, and its challenges."""
    drawn = DrawnAction.objects.visible_to(standing).filter(action=action).with_views()
    challenges = Challenge.objects.visible_to(standing).filter(action=action).with_subjects()
    draws = Draw.objects.visible_to(standing).filter(drawn__action=action)
    return {
        "drawn": list(drawn.select_related("draw").defer("draw__population").order_by("-draw__number")),
        "draws_in_sight": set(draws.values_list("pk", flat=True)),
        "challenges": list(challenges.order_by("-number")),
        "may_scrutinise": standing.may(Can.SCRUTINISE, space.pk),
        "slug": space.slug,
    }


def register() -> None:
    """Called when the program starts."""
    register_section(Section("scrutiny/on_action.html", said_of))
