"""Made-up answers about the actions of the made-up review: one in full, one in part, the others not yet."""

from datetime import datetime

from goldthread.foundation.access.standing import Actor
from goldthread.foundation.actions.models import Action
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.equality.commands import Answer, answer_lens
from goldthread.partnership.equality.models import LensAnswer
from goldthread.partnership.learning.models import ORIGIN, Review

SAID = {
    "1.2": (
        Answer("Race", "reception staff of every agency, whoever calls", "callers for whom nobody interprets"),
        Answer("Class", "families who come to a front desk"),
        Answer("Gender", "mothers, who make most of the calls", "fathers and young men, who rarely come to a desk"),
        Answer("Disability", "callers who can speak on the telephone", "callers who are deaf: there is no text line"),
    ),
    "2.1": (
        Answer("Race", "each household that is visited"),
        Answer("Class", "families in council homes", "families who move from one hostel to the next"),
    ),
}


def fictitious_answers(*, space: Space, by: Actor, at: datetime) -> None:
    """Answer for two actions of the first review as somebody who holds a role. Done again, it changes nothing."""
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        if LensAnswer.objects.filter(space=space).exists():
            return
        review = Review.objects.filter(space=space).order_by("pk")[0]
        actions = list(Action.objects.filter(origin=ORIGIN, origin_id=review.pk, reference__in=SAID).order_by("pk"))
    for action in actions:
        answer_lens(action=action, answers=SAID[action.reference], by=by, at=at)
