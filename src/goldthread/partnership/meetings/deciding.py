"""What comes of an item of an agenda: its decisions and the actions that it gave out, and who sees them."""

from datetime import date
from typing import Any

from django.db.models import OuterRef, Q, QuerySet

from goldthread.foundation.access.compiled import Compiled
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.actions.models import Action, ActionOwner, ActionQuerySet
from goldthread.foundation.decisions.models import Decision
from goldthread.foundation.groups.models import Group
from goldthread.foundation.groups.sitting import groups_decided_with
from goldthread.partnership.meetings.agenda_sources import AGENDA_SOURCES
from goldthread.partnership.meetings.models import AgendaItem, Meeting

ITEM = "agenda-item"
"""The origin of decisions that are made, and of actions that are given out, under an item of an agenda."""


def _sources() -> tuple[str, ...]:
    return tuple(AGENDA_SOURCES)


def _owed_by_groups(standing: Standing) -> QuerySet[ActionOwner, Any]:
    without_conflict = AgendaItem.objects.without_conflict_of(standing).values("pk")
    owed = ActionOwner.objects.filter(action__origin=ITEM, action__origin_id__in=without_conflict)
    return owed.filter(group__in=groups_decided_with(standing)).values("action")


ITEMS_SEEN = Compiled(lambda standing: AgendaItem.objects.visible_to(standing).values("pk"), _sources)
"""Numbers of the items that a person may see, for whatever is seen through them."""

OWED_BY_GROUPS = Compiled(_owed_by_groups)
"""Numbers of the actions that items gave out to groups of which a person is a member, but for those with a conflict."""


def decisions_of(meeting: Meeting) -> QuerySet[Decision]:
    """All decisions of a meeting, in the order in which they were recorded."""
    numbers = AgendaItem.objects.filter(meeting=meeting).values("pk")
    return Decision.objects.filter(space_id=meeting.space_id, origin=ITEM, origin_id__in=numbers).order_by("number")


def decided_under_what_is_seen(standing: Standing) -> QuerySet[Any, Any]:
    """A decision is seen through the item under which it was made: by whoever may see that one."""
    return Decision.objects.filter(pk=OuterRef("pk"), origin=ITEM, origin_id__in=ITEMS_SEEN(standing))


def actions_given_at(meeting: Meeting) -> QuerySet[Action]:
    """All actions that a meeting gave out, whoever may see them."""
    numbers = AgendaItem.objects.filter(meeting=meeting).values("pk")
    return Action.objects.filter(space_id=meeting.space_id, origin=ITEM, origin_id__in=numbers)


def actions_given_on(group: Group, on: date) -> QuerySet[Action]:
    """All actions that the meetings of a group on one day gave out, whoever may see them."""
    numbers = AgendaItem.objects.filter(meeting__group=group, meeting__on=on).values("pk")
    return Action.objects.filter(space_id=group.space_id, origin=ITEM, origin_id__in=numbers)


def actions_seen(standing: Standing) -> Q:
    """Of the actions that items gave out, those that a person with the whole plan may see.

    The item says who: as it stands now, with its audience, what it is about and whoever has a conflict of interest. An
    action that a group owes is seen by its members too, who must know what they owe and may not see the meeting that
    gave it out; but never by one with a conflict. They, like whoever answers for an agency that owes one, see what is
    to be done by which day. What it came from they see only if they see the item.
    """
    return Q(origin_id__in=ITEMS_SEEN(standing)) | Q(pk__in=OWED_BY_GROUPS(standing))


def actions_for_members(group: Group, standing: Standing) -> ActionQuerySet:
    """Actions that every member of a group may see; ``standing`` is what a member holds besides the seat."""
    items = AgendaItem.objects.for_members(group, standing).values("pk")
    seen = Action.objects.visible_apart_from(ITEM, standing).filter(is_restricted=False)
    return seen.filter(~Q(origin=ITEM) | Q(origin_id__in=items))
