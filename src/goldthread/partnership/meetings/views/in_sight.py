"""What a person may see of meetings, by its address: anything else does not exist. What is opened is noted."""

from typing import Any, TypeVar

from django.db.models import Model
from django.shortcuts import get_object_or_404
from django.urls import reverse

from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.groups.models import Group
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.trail.reading import note_read
from goldthread.partnership.governance.crumbs import crumbs_to
from goldthread.partnership.meetings.models import AgendaItem, Cadence, Conflict, Meeting, Paper

Record = TypeVar("Record", bound=Model)
FORM = "form"


def group_here(request: DeskRequest, group: int) -> Group:
    """A group of this space. Raise Http404."""
    return get_object_or_404(Group.objects.select_related("space"), space=request.space, pk=group)


def cadence_here(request: DeskRequest, pk: int) -> Cadence:
    return get_object_or_404(Cadence.objects.select_related("group__space"), space=request.space, pk=pk)


def visible_meeting(request: DeskRequest, pk: int, shown: str = FORM) -> Meeting:
    """A meeting of this space in sight. Raise Http404."""
    rows = Meeting.objects.visible_to(request.standing).filter(space=request.space)
    found = get_object_or_404(rows.select_related("space", "group", "approved_at__group"), pk=pk)
    note_read(found, shown)
    return found


def visible_item(request: DeskRequest, pk: int, shown: str = FORM) -> AgendaItem:
    """An item in sight. Raise Http404."""
    rows = AgendaItem.objects.visible_to(request.standing).filter(space=request.space)
    found = get_object_or_404(
        rows.select_related("space", "meeting__group", "meeting__space", "topic", "agency"), pk=pk
    )
    note_read(found, shown)
    return found


def visible_paper(request: DeskRequest, pk: int, shown: str = FORM) -> Paper:
    """A paper in sight. Raise Http404."""
    rows = Paper.objects.visible_to(request.standing).filter(space=request.space)
    found = get_object_or_404(
        rows.select_related("space", "item__meeting__group", "item__meeting__space", "file"), pk=pk
    )
    note_read(found, shown)
    return found


def visible_conflict(request: DeskRequest, pk: int) -> Conflict:
    """A conflict of interest in an item in sight. Raise Http404."""
    items = AgendaItem.objects.visible_to(request.standing).filter(space=request.space)
    rows = Conflict.objects.filter(item__in=items).select_related(
        "item__meeting__group", "item__meeting__space", "seat"
    )
    return get_object_or_404(rows, pk=pk)


def crumbs_to_meetings(space: Space) -> list[dict[str, str]]:
    return [
        {"text": space.name, "href": reverse("partnership", args=[space.slug])},
        {"text": "Meetings", "href": reverse("meetings", args=[space.slug])},
    ]


def crumbs_to_meeting(meeting: Meeting) -> list[dict[str, str]]:
    return [*crumbs_to_meetings(meeting.space), {"text": str(meeting), "href": meeting.get_absolute_url()}]


def calendar_address(group: Group, year: int) -> str:
    return reverse("group_calendar", args=[group.space.slug, group.pk, year])


def place_of_group(request: DeskRequest, group: Group) -> dict[str, Any]:
    """Where a form about a group's calendar stands, and where it leads back."""
    return {
        "caption": group.name,
        "back": calendar_address(group, request.today.year),
        "crumbs": crumbs_to(request.space, "groups", group),
    }


def place_of_meeting(request: DeskRequest, meeting: Meeting) -> dict[str, Any]:
    return {"caption": str(meeting), "back": meeting.get_absolute_url(), "crumbs": crumbs_to_meeting(meeting)}


def place_of_item(request: DeskRequest, item: AgendaItem) -> dict[str, Any]:
    place = place_of_meeting(request, item.meeting)
    return {**place, "caption": str(item), "back": f"{place['back']}#item-{item.pk}"}


def place_within(request: DeskRequest, record: Paper | Conflict) -> dict[str, Any]:
    return place_of_item(request, record.item)
