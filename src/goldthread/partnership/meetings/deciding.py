"""How meetings decide: where their decisions are kept, and by which code."""

from django.db.models import QuerySet

from goldthread.foundation.access.standing import Standing
from goldthread.foundation.decisions.models import Decision
from goldthread.partnership.meetings.models import AgendaItem, Meeting

ITEM = "agenda-item"
"""The origin of decisions that are made under an item of an agenda."""


def decisions_of(meeting: Meeting) -> QuerySet[Decision]:
    """All decisions of a meeting, in the order in which they were recorded."""
    numbers = AgendaItem.objects.filter(meeting=meeting).values("pk")
    return Decision.objects.filter(space_id=meeting.space_id, origin=ITEM, origin_id__in=numbers).order_by("number")


def decisions_seen(standing: Standing) -> QuerySet[Decision, int]:
    """Numbers of the decisions that a person may see through the items under which they were made."""
    items = AgendaItem.objects.visible_to(standing).values("pk")
    return Decision.objects.filter(origin=ITEM, origin_id__in=items).values_list("pk", flat=True)
