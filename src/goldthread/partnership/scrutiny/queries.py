"""What pages ask of scrutiny: draws with how far they are looked at, and challenges that wait for somebody."""

from datetime import date

from django.db.models import Count, F, Func, Q

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.actions.models import Action, ActionQuerySet
from goldthread.foundation.spaces.models import Space
from goldthread.partnership.scrutiny.models import Challenge, ChallengeQuerySet, Draw, DrawnAction, DrawQuerySet


def draws_in(space: Space, standing: Standing) -> DrawQuerySet:
    """Every draw in sight, with how many actions ``are_seen`` of it and ``are_viewed`` by now.

    Only actions that the person may see are counted: the others are, to them, not there. What each was drawn from,
    which may be a hundred thousand numbers, is not read.
    """
    in_sight = Q(drawn__action__in=Action.objects.visible_to(standing))
    draws = Draw.objects.visible_to(standing).filter(space=space).select_related("space").defer("population")
    return draws.annotate(
        are_seen=Count("drawn", filter=in_sight, distinct=True),
        are_viewed=Count("drawn", filter=in_sight & Q(drawn__views__isnull=False), distinct=True),
    )


def drawn_in(draw: Draw, standing: Standing) -> list[DrawnAction]:
    """What a draw took, as far as a person may see it, with its views: each with its ``place`` among those.

    Places as they were drawn would tell how many there are that the person may not see, so those are counted anew.
    """
    drawn = draw.drawn.visible_to(standing).with_views().select_related("action__space").order_by("place")
    seen = list(drawn)
    for place, one in enumerate(seen, start=1):
        one.place = place
    return seen


def population_of(draw: Draw, standing: Standing) -> ActionQuerySet:
    """The actions that a draw was made from, as far as a person may see them. Their numbers stay in the database."""
    return still_there(draw).visible_to(standing).select_related("space")


def still_there(draw: Draw) -> ActionQuerySet:
    """The actions that a draw was made from and that are on record still, whoever may see them."""
    members = Draw.objects.filter(pk=draw.pk).values_list(Func(F("population"), function="unnest"), flat=True)
    return Action.objects.filter(space=draw.space_id, pk__in=members)


def challenges_in(space: Space, standing: Standing, on: date) -> ChallengeQuerySet:
    """Challenges of a space that a person may see, each with its state on a day and what it is about."""
    return Challenge.objects.visible_to(standing).filter(space=space).with_state(on).with_subjects()


def to_answer(standing: Standing, on: date) -> ChallengeQuerySet:
    """Challenges that wait for an answer which a person may give, over all spaces: those due first come first."""
    waiting = Challenge.objects.answered_by(standing).filter(stage=Challenge.Stage.WAITING)
    return waiting.with_state(on).with_subjects().order_by("due_on", "pk")


def answers_to_read(standing: Standing, on: date) -> ChallengeQuerySet:
    """Challenges whose answers wait for the scrutineer to say whether they satisfy, over all spaces."""
    own = Challenge.objects.visible_to(standing).filter(space_id__in=standing.spaces_where(Can.SCRUTINISE))
    return own.filter(stage=Challenge.Stage.ANSWERED).with_state(on).with_subjects().order_by("due_on", "pk")
