"""What learning adds to the pages of actions: the reviews they come from and the findings they serve."""

from typing import Any

from django.db.models import Prefetch, Q
from django.urls import reverse

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.actions.models import Action
from goldthread.foundation.actions.sections import Origin, Section, register_origin, register_section
from goldthread.foundation.spaces.models import Space
from goldthread.partnership.learning.models import ORIGIN, ActionNote, FindingAction, OutcomeFinding, Review


def reviews_in_view(standing: Standing, space: Space) -> list[tuple[int, str, str]]:
    """Number, pseudonym and address of each review that a person may see."""
    rows = Review.objects.visible_to(standing).filter(space=space).order_by("pseudonym", "pk")
    return [
        (number, pseudonym, reverse("review", args=[space.slug, reference]))
        for number, pseudonym, reference in rows.values_list("pk", "pseudonym", "reference")
    ]


def served_by(action: Action, standing: Standing, space: Space) -> dict[str, Any]:
    """The findings that an action serves, with the outcomes that will show it, and its particulars."""
    outcomes = OutcomeFinding.objects.select_related("outcome").order_by("pk")
    links = (
        FindingAction.objects.filter(action=action)
        .visible_to(standing)
        .select_related("finding__review", "finding__learned_from__printed__elsewhere")
        .prefetch_related(Prefetch("finding__outcomefinding_set", outcomes))
        .order_by("finding__review__pseudonym", "finding__number")
    )
    notes = ActionNote.objects.visible_to(standing).filter(action=action).order_by("kind", "position", "pk")
    return {
        "links": list(links),
        "notes": list(notes),
        "slug": space.slug,
        "sees_loose_ends": standing.may(Can.VIEW_WHOLE_PLAN, space.pk),
        "may_record": standing.may(Can.RECORD_LEARNING, space.pk),
        "may_record_actions": standing.may(Can.RECORD_ACTIONS, space.pk),
    }


def actions_seen_early(standing: Standing) -> Q:
    """What comes from a review that is not published is seen as that is."""
    return Q(origin_id__in=Review.objects.visible_to(standing).values("pk"))


FROM_REVIEWS = Origin(ORIGIN, "review", reviews_in_view, seen_early=actions_seen_early)
FINDINGS_SERVED = Section("learning/action_section.html", served_by)


def register() -> None:
    """Called when the program starts."""
    register_origin(FROM_REVIEWS)
    register_section(FINDINGS_SERVED)
