"""Who must be there for a group to decide."""

from dataclasses import dataclass
from datetime import date, datetime

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.in_force import check_may_end, check_within
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.groups.models import Group, QuorumNeed

MOST_NEEDED = 50


@dataclass(frozen=True)
class Needed:
    """Whom a quorum needs: ``agency`` for a named one, ``agency_kind`` and ``at_least`` for a kind."""

    who: str
    agency: Agency | None = None
    agency_kind: str = ""
    at_least: int = 1


@command(Can.RECORD_ORGANISATION, event="quorum needs somebody", about="group")
def add_quorum_need(*, group: Group, needed: Needed, from_on: date, by: Actor, at: datetime) -> QuorumNeed:
    """From a day on the group is quorate only with this agency, kind of agency, chair, or each partner."""
    check_within(group, from_on, "from_on")
    _check(group, needed)
    wanted = _as_fields(needed)
    if QuorumNeed.objects.filter(group=group, ends_on=None, **wanted).exists():
        raise Refused("The quorum needs them already.", "who")
    return QuorumNeed.objects.create(space_id=group.space_id, group=group, starts_on=from_on, **wanted)


@command(Can.RECORD_ORGANISATION, event="quorum needs somebody no more", about="need")
def end_quorum_need(*, need: QuorumNeed, on: date, by: Actor, at: datetime) -> QuorumNeed:
    """The quorum needs them for the last time on a day."""
    check_may_end(need, on)
    need.ends_on = on
    need.save()
    return need


def _as_fields(needed: Needed) -> dict[str, object]:
    """By field; what does not belong to who is needed is left out."""
    is_kind = needed.who == QuorumNeed.Who.KIND
    return {
        "who": needed.who,
        "agency": needed.agency if needed.who == QuorumNeed.Who.AGENCY else None,
        "agency_kind": needed.agency_kind if is_kind else "",
        "at_least": needed.at_least if is_kind else 1,
    }


def _check(group: Group, needed: Needed) -> None:
    if needed.who == QuorumNeed.Who.AGENCY and needed.agency is None:
        raise Refused("Select the agency.", "agency")
    if needed.who == QuorumNeed.Who.KIND and not needed.agency_kind:
        raise Refused("Select the kind of agency.", "agency_kind")
    if not 1 <= needed.at_least <= MOST_NEEDED:
        raise Refused(f"Enter a number from 1 to {MOST_NEEDED}.", "at_least")
    if needed.agency and needed.agency.space_id != group.space_id:
        raise Refused("Select an agency of this partnership.", "agency")
