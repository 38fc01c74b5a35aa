"""A matter goes up a stage, or it is said what became of it."""

from datetime import date, datetime

from django.utils import timezone

from goldthread.foundation.access.models import Holding
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor, Standing, standing_of
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import Refused
from goldthread.partnership.matters.commands.raising import check_due
from goldthread.partnership.matters.commands.turning import check_not_ended, check_words, is_office, role_of, say
from goldthread.partnership.matters.kinds import WITHDRAWN, Owes
from goldthread.partnership.matters.models import MatterTurn, RaisedMatter
from goldthread.partnership.matters.states import LATE, Said

Kind = MatterTurn.Kind
WHO = (Can.CHALLENGE_PARTNERS, Can.RECORD_PLANS)


@command(*WHO, event="matter taken further", about="matter")
def take_further(
    *, matter: RaisedMatter, to_step: int, words: str, due_on: date, by: Actor, at: datetime
) -> MatterTurn:
    """The reply does not do, or none came: the matter goes up to the next stage, which replies by a day."""
    today = timezone.localdate(at)
    standing = standing_of(by, today)
    check_may_pursue(matter, standing)
    check_may_go_further(matter, matter.state_on(today))
    if to_step != matter.step + 1:
        raise Refused(f"The next stage is {_named(matter)}. No stage can be left out.", "to_step")
    check_words(words, "Enter why it is taken further.")
    check_due(due_on, today)
    matter.step, matter.said, matter.due_on = to_step, Said.WAITING, due_on
    return say(matter, Kind.FURTHER, words, at, _held(matter, standing), due_on)


@command(*WHO, event="matter ended", about="matter")
def end_matter(*, matter: RaisedMatter, outcome: str, words: str, by: Actor, at: datetime) -> MatterTurn:
    """It is said what became of the matter, for whoever raised it to read. Nothing is said of it after that."""
    today = timezone.localdate(at)
    standing = standing_of(by, today)
    check_may_pursue(matter, standing)
    check_not_ended(matter)
    found = matter.rules.outcome(outcome)
    if found is None:
        raise Refused("Choose what came of it.", "outcome")
    _check_not_before_the_scrutineer(matter, outcome)
    check_words(words, "Enter what was done, or why nothing was.")
    matter.said = Said.RESOLVED if found.resolves else Said.NOT_RESOLVED
    matter.outcome, matter.ended_on = outcome, today
    return say(matter, Kind(matter.said), words, at, _held(matter, standing))


def _check_not_before_the_scrutineer(matter: RaisedMatter, outcome: str) -> None:
    """What lies with the independent scrutineer is not ended over their head."""
    waits = matter.said == Said.WAITING and matter.stage.owes == Owes.SCRUTINEER
    if waits and outcome != WITHDRAWN:
        raise Refused("The independent scrutineer has not replied yet. Until then it can only be withdrawn.", "outcome")


def may_pursue(matter: RaisedMatter, standing: Standing) -> bool:
    """Whether somebody may take it further and end it: a board's office, or the agency that raised it as a partner.

    A practitioner tells what they see. What comes of it is for the board to say, to them.
    """
    if is_office(matter, standing):
        return True
    is_as_a_partner = matter.rules.raised_with == Can.CHALLENGE_PARTNERS
    return is_as_a_partner and matter.raised_agency_id in standing.agencies_where(Can.CHALLENGE_PARTNERS)


def check_may_pursue(matter: RaisedMatter, standing: Standing) -> None:
    if not may_pursue(matter, standing):
        raise Refused("This is for the board, or for the agency that raised it.")


def may_go_further(matter: RaisedMatter, state: str) -> bool:
    """After a reply, or when it is late; and only as long as there is a further stage."""
    came = matter.said != Said.WAITING or state == LATE
    return not matter.has_ended and came and matter.step + 1 < len(matter.stages)


def check_may_go_further(matter: RaisedMatter, state: str) -> None:
    check_not_ended(matter)
    if matter.step + 1 >= len(matter.stages):
        raise Refused("There is no further stage. Say what came of it.")
    if not may_go_further(matter, state):
        raise Refused("The reply is not due yet. Wait for it before you take this further.")


def _named(matter: RaisedMatter) -> str:
    name = matter.stage_named(matter.step + 1)
    return name[0].lower() + name[1:] if name.startswith("The ") else name


def _held(matter: RaisedMatter, standing: Standing) -> Holding | None:
    return role_of(matter, standing, matter.raised_agency_id, *WHO)
