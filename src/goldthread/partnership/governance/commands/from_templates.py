"""Set up groups from templates, several at once."""

from collections.abc import Collection
from datetime import date, datetime

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.agencies.queries import agencies_on
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.groups.commands import (
    GroupDetails,
    Needed,
    SeatDetails,
    add_group,
    add_quorum_need,
    add_seat,
)
from goldthread.foundation.groups.models import Group, QuorumNeed
from goldthread.foundation.spaces.models import Space
from goldthread.partnership.governance.group_templates import GROUP_TEMPLATES, GroupTemplate, SeatTemplate


@command(Can.RECORD_ORGANISATION, event="groups added from templates")
def add_groups_from_templates(
    *,
    space: Space,
    codes: Collection[str],
    starts_on: date,
    by: Actor,
    at: datetime,
    with_seats: bool = True,
) -> list[Group]:
    """Set up the ticked groups from a day, each below the group of its parent's template if that is there.

    A seat gets its agency where the partnership has just one of its kind; who holds it stays open.
    """
    ticked = [template for template in GROUP_TEMPLATES if template.code in codes]
    if not ticked:
        raise Refused("Select at least one group.", "codes")
    there = Group.objects.filter(space=space).exclude(template="").in_force(starts_on).order_by("id")
    by_template = {group.template: group for group in there}
    agencies = agencies_on(space.pk, starts_on)
    made = []
    for template in ticked:
        parent = by_template.get(template.parent)
        group = add_group(
            space=space,
            details=_details(template, parent),
            template=template.code,
            starts_on=starts_on,
            by=by,
            at=at,
        )
        by_template[template.code] = group
        for seat in template.seats if with_seats else ():
            details = SeatDetails(seat.role, seat.post, _only_agency(seat, agencies))
            add_seat(group=group, details=details, starts_on=starts_on, by=by, at=at)
        if template.needs_partners:
            needed = Needed(QuorumNeed.Who.PARTNERS)
            add_quorum_need(group=group, needed=needed, from_on=starts_on, by=by, at=at)
        made.append(group)
    return made


def _details(template: GroupTemplate, parent: Group | None) -> GroupDetails:
    return GroupDetails(
        name=template.name,
        kind=template.kind,
        short_name=template.short_name,
        parent=parent,
        purpose=template.purpose,
        is_statutory=template.is_statutory,
        cadence=template.cadence,
        quorum=template.quorum,
        substitutes_allowed=template.substitutes_allowed,
    )


def _only_agency(seat: SeatTemplate, agencies: list[Agency]) -> Agency | None:
    """The one agency of the first kind that the partnership has just one of."""
    for kind in seat.kinds:
        of_kind = [agency for agency in agencies if agency.kind == kind]
        if len(of_kind) == 1:
            return of_kind[0]
    return None
