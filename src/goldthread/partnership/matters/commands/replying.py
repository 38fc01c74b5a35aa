"""Whoever owes a reply gives it, or says at first that the matter arrived."""

from datetime import date, datetime

from django.utils import timezone

from goldthread.foundation.access.models import Holding
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor, Standing, standing_of
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import Refused
from goldthread.partnership.matters.commands.raising import check_due
from goldthread.partnership.matters.commands.turning import check_not_ended, check_words, is_office, role_of, say
from goldthread.partnership.matters.kinds import Owes
from goldthread.partnership.matters.models import MatterTurn, RaisedMatter
from goldthread.partnership.matters.states import Said

Kind = MatterTurn.Kind
WHO = (Can.ANSWER_CHALLENGES, Can.RECORD_PLANS, Can.SCRUTINISE)


@command(*WHO, event="matter replied to", about="matter")
def reply_to_matter(*, matter: RaisedMatter, answer: str, words: str, by: Actor, at: datetime) -> MatterTurn:
    """The reply that is waited for comes. Of a kind that is judged it accepts the matter or rejects it."""
    standing = standing_of(by, timezone.localdate(at))
    check_may_reply(matter, standing)
    check_reply_awaited(matter)
    answers = (Kind.ACCEPTED, Kind.REJECTED) if matter.rules.is_judged else (Kind.REPLIED,)
    if answer not in answers:
        raise Refused("Say whether you accept or reject it.", "answer")
    check_words(words, "Enter the reply.")
    matter.said = Said(answer)
    matter.replied_on = matter.replied_on or timezone.localdate(at)
    return say(matter, answer, words, at, _held(matter, standing), matter.due_on)


@command(*WHO, event="holding reply kept", about="matter")
def hold_matter(*, matter: RaisedMatter, words: str, due_on: date, by: Actor, at: datetime) -> MatterTurn:
    """It arrived, and a reply is promised. That answers nothing: the reply is waited for, now until another day."""
    standing = standing_of(by, timezone.localdate(at))
    check_may_reply(matter, standing)
    check_reply_awaited(matter)
    if not matter.rules.holds:
        raise Refused("Of this kind of matter only a reply is kept.", "answer")
    check_words(words, "Enter what they said.")
    check_due(due_on, timezone.localdate(at))
    matter.due_on = due_on
    return say(matter, Kind.HOLDING, words, at, _held(matter, standing), due_on)


def may_reply(matter: RaisedMatter, standing: Standing) -> bool:
    """Whether somebody may give the reply that is owed at this stage.

    An agency replies for itself. What reached a board's office from the agency or from outside, the office writes down.
    What goes to the scrutineer, only the scrutineer answers.
    """
    if matter.stage.owes == Owes.SCRUTINEER:
        return standing.may(Can.SCRUTINISE, matter.space_id)
    if is_office(matter, standing):
        return True
    own = standing.agencies_where(Can.ANSWER_CHALLENGES)
    return matter.stage.owes == Owes.ASKED and matter.to_agency_id in own


def check_may_reply(matter: RaisedMatter, standing: Standing) -> None:
    if not may_reply(matter, standing):
        raise Refused(f"This is for others to reply to: {matter.owed_by}.")


def check_reply_awaited(matter: RaisedMatter) -> None:
    check_not_ended(matter)
    if matter.said != Said.WAITING:
        raise Refused("This was replied to. It is taken further or ended before there is another reply.")


def _held(matter: RaisedMatter, standing: Standing) -> Holding | None:
    return role_of(matter, standing, matter.to_agency_id, *WHO)
