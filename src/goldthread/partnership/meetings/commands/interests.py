"""Conflicts of interest: who has one in which item, and so neither sees it nor takes part in it."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor
from goldthread.foundation.accounts.models import User
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.groups.models import Seat
from goldthread.partnership.meetings.commands import IN_TURN
from goldthread.partnership.meetings.commands.agenda import check_may_change
from goldthread.partnership.meetings.commands.putting import later_on_topic
from goldthread.partnership.meetings.models import AgendaItem, Conflict


@dataclass(frozen=True)
class Whose:
    """Who has the conflict: whoever takes a seat, and the account by which a person signs in, if there is one."""

    seat: Seat | None = None
    account: User | None = None


@command(Can.RECORD_MEETINGS, event="conflict of interest recorded", about="item", alone=IN_TURN)
def record_conflict(*, item: AgendaItem, whose: Whose, interest: str, by: Actor, at: datetime) -> Conflict:
    """Somebody has an interest in the item: from now on it and its papers do not exist for them.

    Nor does the topic that it goes on with on agendas that were begun already.
    """
    check_may_change(item.meeting)
    if whose.seat is None and whose.account is None:
        raise Refused("Select who has the conflict of interest.", "whose")
    if whose.seat and whose.seat.group_id != item.meeting.group_id:
        raise Refused("Select a seat of this group.", "whose")
    if not interest.strip():
        raise Refused("Enter what the interest is.", "interest")
    if Conflict.objects.filter(item=item, account=whose.account, seat=whose.seat).exists():
        raise Refused("That is recorded already.", "whose")
    of_whom = {"account": whose.account, "seat": whose.seat}
    said = {"interest": interest.strip(), "declared_on": timezone.localdate(at)}
    for later in later_on_topic(item):
        Conflict.objects.get_or_create(space_id=item.space_id, item=later, **of_whom, defaults=said)
    return Conflict.objects.create(space_id=item.space_id, item=item, **of_whom, **said)


@command(Can.RECORD_MEETINGS, event="conflict of interest removed", about="conflict", alone=IN_TURN)
def remove_conflict(*, conflict: Conflict, by: Actor, at: datetime) -> None:
    """It was recorded by mistake: also where the topic stands on agendas begun since. The trail keeps that it was."""
    check_may_change(conflict.item.meeting)
    alike = {"account": conflict.account, "seat": conflict.seat, "declared_on": conflict.declared_on}
    Conflict.objects.filter(item__in=later_on_topic(conflict.item), interest=conflict.interest, **alike).delete()
    conflict.delete()
