"""What briefings add to the page of an action: the briefing that is to be passed on, and where that is confirmed."""

from typing import Any

from django.db.models import Q

from goldthread.foundation.access.standing import Standing
from goldthread.foundation.actions.models import Action
from goldthread.foundation.actions.sections import Origin, Section, register_origin, register_section
from goldthread.foundation.spaces.models import Space
from goldthread.partnership.briefings.commands.cascading import ORIGIN
from goldthread.partnership.briefings.models import Briefing, Cascade, CascadeConfirmation


def briefings_in_view(standing: Standing, space: Space) -> list[tuple[int, str, str]]:
    """Number, words and address of each briefing that a person may see."""
    rows = Briefing.objects.visible_to(standing).filter(space=space).select_related("review", "space")
    return [(one.pk, str(one), one.get_absolute_url()) for one in rows.order_by("pk")]


def actions_seen_early(standing: Standing) -> Q:
    """What a briefing asks on a review that is not published is seen as the briefing is."""
    return Q(origin_id__in=Briefing.objects.visible_to(standing).values("pk"))


def passed_on(action: Action, standing: Standing, space: Space) -> dict[str, Any]:
    """Nothing for an action that is no cascade."""
    if action.origin != ORIGIN:
        return {"cascade": None}
    rows = Cascade.objects.visible_to(standing).filter(space=space, action=action)
    cascade = rows.select_related("briefing__review", "briefing__space", "agency").first()
    return {
        "cascade": cascade,
        "may_confirm": Cascade.objects.confirmed_by(standing).filter(space=space, action=action).exists(),
        "confirmations": list(
            CascadeConfirmation.objects.filter(cascade=cascade).counting().order_by("held_on", "pk") if cascade else ()
        ),
        "slug": space.slug,
    }


def register() -> None:
    """Called when the program starts."""
    register_origin(Origin(ORIGIN, "briefing", briefings_in_view, seen_early=actions_seen_early))
    register_section(Section("briefings/on_action.html", passed_on, is_first=True))
