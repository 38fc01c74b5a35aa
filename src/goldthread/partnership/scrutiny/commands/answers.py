"""A challenge is answered, and the scrutineer says whether the answer satisfies them."""

from datetime import date, datetime

from django.utils import timezone

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor, Standing, standing_of
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.records.numbering import next_number
from goldthread.partnership.scrutiny.commands.challenges import check_due
from goldthread.partnership.scrutiny.models import Challenge, ChallengeTurn

Kind, Stage = ChallengeTurn.Kind, Challenge.Stage
SCRUTINEER = "independent_scrutineer"


@command(Can.ANSWER_CHALLENGES, event="challenge answered", about="challenge")
def answer_challenge(*, challenge: Challenge, words: str, by: Actor, at: datetime) -> ChallengeTurn:
    """Whoever is challenged answers: the partnership's office, or the lead of the agency that it is to."""
    standing = standing_of(by, timezone.localdate(at))
    if not Challenge.objects.answered_by(standing).filter(pk=challenge.pk).exists():
        raise Refused("This challenge is for others to answer.")
    _check_not_ended(challenge)
    if challenge.stage != Stage.WAITING:
        raise Refused("This challenge was answered. The independent scrutineer has not yet said more.")
    _check_words(words, "Enter your answer.")
    challenge.stage = Stage.ANSWERED
    return _say(challenge, Kind.ANSWER, words, at, due_on=challenge.due_on, **_answering(challenge, standing))


@command(Can.SCRUTINISE, event="challenged further", about="challenge")
def challenge_further(*, challenge: Challenge, words: str, due_on: date, by: Actor, at: datetime) -> ChallengeTurn:
    """The answer does not satisfy the scrutineer, who asks on and waits for another by a day."""
    _check_not_ended(challenge)
    if challenge.stage != Stage.ANSWERED:
        raise Refused("There is no answer yet. Wait for it before you challenge further.")
    _check_words(words, "Enter what you ask now.")
    check_due(due_on, timezone.localdate(at))
    challenge.stage, challenge.due_on = Stage.WAITING, due_on
    return _say(challenge, Kind.FURTHER, words, at, due_on=due_on, role=SCRUTINEER)


@command(Can.SCRUTINISE, event="challenge ended", about="challenge")
def end_challenge(*, challenge: Challenge, words: str, is_settled: bool, by: Actor, at: datetime) -> ChallengeTurn:
    """The scrutineer ends it: settled by an answer, or not settled, with an answer or for want of one."""
    _check_not_ended(challenge)
    if is_settled and challenge.stage != Stage.ANSWERED:
        raise Refused("There is no answer yet that could settle this.", "verdict")
    _check_words(words, "Enter what you say of the answer.")
    challenge.stage = Stage.SETTLED if is_settled else Stage.NOT_SETTLED
    return _say(challenge, Kind.SETTLED if is_settled else Kind.NOT_SETTLED, words, at, role=SCRUTINEER)


def _check_not_ended(challenge: Challenge) -> None:
    if challenge.stage not in Challenge.OPEN:
        raise Refused("This challenge has ended. What was said stays as it is.")


def _check_words(words: str, sentence: str) -> None:
    if not words.strip():
        raise Refused(sentence, "words")


def _answering(challenge: Challenge, standing: Standing) -> dict[str, object]:
    """In which role somebody answers: for the agency that is asked, if they answer for it."""
    own = [held for held in standing.holdings if held.allows(Can.ANSWER_CHALLENGES)]
    own = [held for held in own if held.space_id == challenge.space_id]
    for_it = [held for held in own if held.agency_id and held.agency_id == challenge.agency_id]
    office = [held for held in own if held.agency_id is None]
    held = next(iter(for_it + office), None)
    return {"role": held.role, "agency": held.agency} if held else {}


def _say(challenge: Challenge, kind: str, words: str, at: datetime, **said: object) -> ChallengeTurn:
    challenge.save(update_fields=["stage", "due_on"])
    return ChallengeTurn.objects.create(
        space_id=challenge.space_id,
        challenge=challenge,
        number=next_number(ChallengeTurn.objects.filter(challenge=challenge)),
        kind=kind,
        words=words.strip(),
        said_at=at,
        **said,
    )
