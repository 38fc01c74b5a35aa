"""What the independent scrutineer of the made-up partnership drew, found and asked, and what was answered.

Nobody and nothing in it is real. It is recorded through the same commands that people use.
"""

from datetime import datetime, timedelta

from django.utils import timezone

from goldthread.foundation.access.standing import Actor
from goldthread.foundation.actions.commands import ActionDetails
from goldthread.foundation.actions.models import Action
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.learning.commands import add_action_to_review
from goldthread.partnership.learning.models import ORIGIN, OutcomeStatement, Review
from goldthread.partnership.scrutiny.commands import (
    Asked,
    ViewGiven,
    answer_challenge,
    draw_sample,
    give_view,
    raise_challenge,
)
from goldthread.partnership.scrutiny.models import Draw, DrawnAction, ScrutineersView
from goldthread.partnership.scrutiny.population import Narrowing

Found = ScrutineersView.Found

# Reference, title, what; and the view that is given if it is drawn: found, looked at, words.
DONE = (
    (
        "6.2",
        "Out-of-hours numbers on one page",
        "one page with every number to call at night",
        ViewGiven(
            Found.SUPPORTS,
            "The page itself, in four places, on two nights",
            "They said that the page was in use and it was: in each of the four places somebody on duty could find it"
            " without being shown where it was.",
        ),
    ),
    (
        "6.3",
        "A named nurse for each school",
        "each school knows which nurse to call",
        ViewGiven(
            Found.IN_PART,
            "The list that they keep, and calls to six schools",
            "Their list names a nurse for every school. Two of the six schools named somebody who had left. They keep"
            " the list; they do not yet see to it that the schools have it.",
        ),
    ),
    (
        "6.4",
        "Letter to families about whom to call",
        "a letter in six languages",
        ViewGiven(
            Found.NOT_ENOUGH,
            "The letter, in English",
            "They showed me the letter. They could not tell me to how many families it went, or in which languages.",
        ),
    ),
)


def fictitious_scrutiny(*, review: Review, by: Actor, answering: Actor, at: datetime) -> None:
    """Two draws, views of the first, and three challenges: one waits, one is late, and one was answered."""
    _actions_done(review, by, at)
    began = timezone.localdate(at - timedelta(days=120))
    draw = draw_sample(
        space=review.space,
        purpose="The yearly look at what they mark as done",
        size=2,
        narrowing=Narrowing(done_from=began),
        by=by,
        at=at - timedelta(days=21),
    )
    _views(draw, by, at - timedelta(days=14))
    draw_sample(
        space=review.space,
        purpose="One more, of all that they mark as done, for the yearly report",
        size=1,
        by=by,
        at=at - timedelta(days=2),
    )
    _challenges(review, by, answering, at)


def _actions_done(review: Review, by: Actor, at: datetime) -> None:
    with opened(actor=SYSTEM_ACTOR, reading=[review.space_id]):
        agencies = list(Agency.objects.filter(space=review.space).order_by("-is_safeguarding_partner", "pk")[:3])
    for place, (reference, title, what, _) in enumerate(DONE):
        done_on = timezone.localdate(at - timedelta(days=30 + 20 * place))
        add_action_to_review(
            review=review,
            reference=reference,
            details=ActionDetails(
                title=title, what=what, status=Action.Status.COMPLETE_PENDING_EVIDENCE, done_on=done_on
            ),
            agencies=agencies[place : place + 1],
            is_cross_cutting=True,
            by=by,
            at=at - timedelta(days=25),
        )


def _views(draw: Draw, by: Actor, at: datetime) -> None:
    views = {reference: view for reference, _, _, view in DONE}
    with opened(actor=SYSTEM_ACTOR, reading=[draw.space_id]):
        drawn = list(DrawnAction.objects.filter(draw=draw).select_related("action").order_by("place"))
    for one in drawn:
        give_view(drawn=one, given=views[one.action.reference], by=by, at=at)


def _challenges(review: Review, by: Actor, answering: Actor, at: datetime) -> None:
    """One that is late, one that was answered, and one that waits for an agency."""
    _late_challenge(review, by, at)
    with opened(actor=SYSTEM_ACTOR, reading=[review.space_id]):
        calls = Action.objects.get(space=review.space, origin=ORIGIN, origin_id=review.pk, reference="1.1")
        council = Agency.objects.get(actions_owed__action=calls)
        outcomes = OutcomeStatement.objects.filter(review=review).select_related("space")
        records = outcomes.order_by("pk")[1]
    _answered_challenge(records, by, answering, at)
    asked = Asked(
        "What keeps the one number for calls from being in use?",
        "It was due three weeks ago. Nothing on record says what it waits for.",
        timezone.localdate(at) + timedelta(days=10),
        agency=council,
    )
    raise_challenge(space=review.space, asked=asked, about=calls, by=by, at=at - timedelta(days=1))


def _late_challenge(review: Review, by: Actor, at: datetime) -> None:
    asked = Asked(
        "How do they know what children and families make of the changes?",
        "I read a year of their minutes and found no child’s words in them.",
        timezone.localdate(at) - timedelta(days=6),
    )
    raise_challenge(space=review.space, asked=asked, by=by, at=at - timedelta(days=40))


def _answered_challenge(about: OutcomeStatement, by: Actor, answering: Actor, at: datetime) -> None:
    asked = Asked(
        "Why did they lower the mark for visit records after the test had begun?",
        "The mark went from 95 to 85 % of records, and the test was failed all the same.",
        timezone.localdate(at) - timedelta(days=1),
    )
    answered = raise_challenge(space=about.space, asked=asked, about=about, by=by, at=at - timedelta(days=20))
    answer_challenge(
        challenge=answered,
        words="Two agencies began to use the new form eight weeks late. We lowered the mark for that time only,"
        " and should have said so. From January it is 95 % again.",
        by=answering,
        at=at - timedelta(days=3),
    )
