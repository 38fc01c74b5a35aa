"""What a meeting decides under an item."""

from datetime import datetime

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.decisions.models import Decision
from goldthread.foundation.decisions.recording import Decided, Made, NotQuorate, record
from goldthread.partnership.meetings.commands import IN_TURN
from goldthread.partnership.meetings.commands.attendance import check_may_record
from goldthread.partnership.meetings.deciding import ITEM
from goldthread.partnership.meetings.models import AgendaItem
from goldthread.partnership.meetings.queries.quorum import quorum_of_item

ASKED_WITHOUT_QUORUM = "without_quorum"


@command(Can.RECORD_MEETINGS, event="decision recorded", about="item", alone=IN_TURN)
def record_decision(
    *, item: AgendaItem, decided: Decided, by: Actor, at: datetime, without_quorum: bool = False
) -> Decision:
    """What was decided, why, how the votes fell and who saw it otherwise.

    Without a quorum it is refused once, so that whoever writes it down knows; with ``without_quorum`` it is recorded as
    what it is: made without one.
    """
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
    made = Made(ITEM, item.pk, item.meeting.group, item.meeting.on, quorum.is_met, quorum.in_words)
    return record(item.space, made, decided)
