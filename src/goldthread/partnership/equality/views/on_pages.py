"""What the equality lens adds to the pages of actions and reviews."""

from typing import Any

from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.actions.models import Action
from goldthread.foundation.actions.sections import Section as ActionSection
from goldthread.foundation.actions.sections import register_page, register_section
from goldthread.foundation.spaces.models import Space
from goldthread.partnership.equality.models import LensAnswer, answered_by
from goldthread.partnership.equality.queries import counted, lenses_of
from goldthread.partnership.learning.models import ORIGIN, Review
from goldthread.partnership.learning.parts import Parts, actions_of
from goldthread.partnership.learning.sections import SECTIONS, Section


def on_action(action: Action, standing: Standing, space: Space) -> dict[str, Any]:
    """What was answered through each lens, and through lenses that are asked no longer."""
    lenses = lenses_of(space.pk)
    said = {one.lens: one for one in LensAnswer.objects.filter(action=action).order_by("pk")}
    return {
        "answers": [(lens, said.get(lens)) for lens in lenses],
        "earlier": [one for lens, one in said.items() if lens not in lenses],
        "is_answered": bool(said),
        "may_answer": answered_by(standing).filter(pk=action.pk).exists(),
        "slug": space.slug,
    }


def on_review(review: Review, request: DeskRequest, parts: Parts | None) -> dict[str, Any]:
    """How many of a review's actions are answered; nothing for those who see no actions."""
    standing, space = request.standing, request.space
    whole = standing.may(Can.VIEW_WHOLE_PLAN, space.pk)
    if not whole and not standing.may(Can.VIEW_OWN_ACTIONS, space.pk):
        return {"counted": None}
    return {
        "counted": counted(actions_of(review, standing), lenses_of(space.pk)),
        "origin": f"{ORIGIN}-{review.pk}",
        "is_whole": whole,
    }


def register() -> None:
    """Called when the program starts."""
    register_section(ActionSection("equality/on_action.html", on_action))
    register_page("equality_lens", "Equality lens: who is reached and who is missed")
    SECTIONS[Review].append(Section("equality/on_review.html", on_review))
