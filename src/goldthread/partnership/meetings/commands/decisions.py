"""What a meeting decides under an item."""

from collections.abc import Iterable
from datetime import datetime

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.decisions.models import Decision
from goldthread.foundation.decisions.recording import SIGNED_OFF, Decided, Made, NotQuorate, correct, record
from goldthread.partnership.meetings.agenda_sources import AGENDA_SOURCES
from goldthread.partnership.meetings.commands import IN_TURN
from goldthread.partnership.meetings.commands.attendance import check_may_record, held
from goldthread.partnership.meetings.deciding import ITEM
from goldthread.partnership.meetings.models import AgendaItem, DecisionRecord
from goldthread.partnership.meetings.queries.quorum import quorum_of_item
from goldthread.partnership.meetings.queries.records import records_of

ASKED_WITHOUT_QUORUM = "without_quorum"


@command(Can.RECORD_MEETINGS, event="decision recorded", about="item", alone=IN_TURN)
def record_decision(
    *, item: AgendaItem, decided: Decided, by: Actor, at: datetime, without_quorum: bool = False
) -> Decision:
    """What was decided, why, how the votes fell and who saw it otherwise.

    Without a quorum it is refused once, so that whoever writes it down knows; with ``without_quorum`` it is recorded as
    what it is: made without one.
    """
    made = _made(item, decided, at, without_quorum=without_quorum)
    held(item.meeting)
    return record(item.space, made, decided)


@command(Can.RECORD_MEETINGS, event="decision corrected", about="decision", alone=IN_TURN)
def correct_decision(
    *, decision: Decision, decided: Decided, by: Actor, at: datetime, without_quorum: bool = False
) -> Decision:
    """What was written down of a decision is put right before it is signed off; afterwards it is only added to.

    The quorum is told anew, by who is recorded as having been there now.
    """
    if decision.origin != ITEM:
        raise Refused("It was not made at a meeting.")
    if decision.is_locked:
        raise Refused(SIGNED_OFF)
    item = AgendaItem.objects.select_related("meeting__group").get(pk=decision.origin_id)
    return correct(decision, _made(item, decided, at, without_quorum=without_quorum), decided)


def _made(item: AgendaItem, decided: Decided, at: datetime, *, without_quorum: bool) -> Made:
    """Where and how, with the quorum. Raise NotQuorate where there was none and it is not said that this is known."""
    check_may_record(item.meeting, at)
    quorum = quorum_of_item(item)
    if quorum.is_met is False and not without_quorum:
        raise NotQuorate(
            f"There was no quorum: {quorum.in_words}. If it was decided all the same, say so below, and it is recorded"
            " as decided without a quorum.",
            ASKED_WITHOUT_QUORUM,
        )
    if decided.votes and sum(decided.votes) > quorum.most_votes:
        raise Refused(
            f"That is more votes than the {quorum.most_votes} seats that were filled for this item.", "votes_for"
        )
    return Made(ITEM, item.pk, item.meeting.group, item.meeting.on, quorum.is_met, quorum.in_words)


@command(Can.RECORD_MEETINGS, event="decision linked to records", about="decision", alone=IN_TURN)
def link_decision(*, decision: Decision, picked: Iterable[tuple[str, int]], by: Actor, at: datetime) -> Decision:
    """A decision is about further records, each by the code of its source and its number. What it says stays."""
    there = set(records_of(decision))
    new = [one for one in dict.fromkeys(picked) if one not in there and one[0] in AGENDA_SOURCES]
    if not new:
        raise Refused("Select at least one that the decision is not linked to yet.", "picked")
    for code, number in new:
        about = {"source": code, "source_number": number}
        DecisionRecord.objects.create(space_id=decision.space_id, decision=decision, **about)
    return decision


@command(Can.RECORD_MEETINGS, event="link of a decision removed", about="decision", alone=IN_TURN)
def unlink_decision(*, decision: Decision, picked: Iterable[tuple[str, int]], by: Actor, at: datetime) -> Decision:
    """It was linked by mistake. The record of the item under which it was made stays."""
    for code, number in picked:
        DecisionRecord.objects.filter(decision=decision, source=code, source_number=number).delete()
    return decision
