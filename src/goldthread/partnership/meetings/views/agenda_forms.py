"""Forms by which an agenda is made, and papers are put with it."""

from typing import Any

from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.agencies.queries import agencies_on
from goldthread.foundation.form_pages.about import nothing
from goldthread.foundation.groups.queries import seats_on
from goldthread.partnership.meetings.commands.agenda import check_may_change, check_may_go, check_not_begun
from goldthread.partnership.meetings.commands.calendar import check_planned
from goldthread.partnership.meetings.forms.agenda import (
    AddDue,
    AddItem,
    BeginAgenda,
    ChangeItem,
    IssueAgenda,
    PlaceItem,
    RemoveItem,
    SetStandingItems,
)
from goldthread.partnership.meetings.models import AgendaItem, Audience, Meeting
from goldthread.partnership.meetings.queries.agenda import check_something_due, due_for
from goldthread.partnership.meetings.standing import standing_items_of
from goldthread.partnership.meetings.views.declaring import about_group, about_item, about_meeting


def agencies_then(request: DeskRequest, meeting: Meeting) -> dict[str, Any]:
    return {"agencies": agencies_on(request.space.pk, meeting.on)}


def _offered(request: DeskRequest, meeting: Meeting) -> dict[str, Any]:
    return {**agencies_then(request, meeting), "offered": seats_on(meeting.group, meeting.on)}


def _said(item: AgendaItem) -> dict[str, Any]:
    names = ["title", "purpose", "what_is_asked", "presenter", "minutes_long", "paper_wanted", "audience"]
    return {
        **{name: getattr(item, name) for name in names},
        "agency": str(item.agency_id or ""),
        "seats": [str(number) for number in item.readers.values_list("seat_id", flat=True)],
    }


begin_agenda = about_meeting(
    form=BeginAgenda,
    send=BeginAgenda.begin,
    open_if=check_not_begun,
    title="Begin the agenda",
    intro="It begins with the group’s standing items, and every topic that was not closed at an earlier meeting. What"
    " you put on it already stays.",
    button="Begin the agenda",
    done="The agenda was begun. Add what is due next.",
)

set_standing_items = about_group(
    form=SetStandingItems,
    send=SetStandingItems.set,
    adds=False,
    now=lambda group: {
        "first": [one.title for one in standing_items_of(group) if not one.comes_last],
        "last": [one.title for one in standing_items_of(group) if one.comes_last],
    },
    title="Set what every agenda has",
    intro="Agendas that were begun already stay as they are.",
    done="It was saved.",
)

issue_agenda = about_meeting(
    form=IssueAgenda,
    send=IssueAgenda.issue,
    open_if=check_planned,
    title="Issue the agenda",
    intro="Everyone who holds a seat or deputises is told that agenda and papers can be read here. The message names no"
    " item. Issue it again when it has changed.",
    button="Issue the agenda",
    done="The agenda was issued.",
)

add_item = about_meeting(
    form=AddItem,
    send=AddItem.add,
    adds=True,
    open_if=check_may_change,
    options=_offered,
    suggested=lambda *_: {"purpose": AgendaItem.Purpose.DISCUSSION, "audience": Audience.MEETING},
    step="agenda-item",
    title="Add an item",
    button="Add the item",
    done="The item was added.",
)

add_due = about_meeting(
    form=AddDue,
    send=AddDue.add,
    adds=True,
    open_if=check_something_due,
    options=lambda request, meeting: {"due": due_for(meeting, request.standing)},
    title="Add what is due",
    intro="What this group should look at by the day of the meeting, and is not on the agenda yet.",
    button="Put on the agenda",
    done="They were put on the agenda.",
)

change_item = about_item(
    form=ChangeItem,
    send=ChangeItem.change,
    open_if=lambda item: check_may_change(item.meeting),
    options=lambda request, item: _offered(request, item.meeting),
    now=_said,
    step="change-agenda-item",
    title="Change the item",
    done="The item was changed.",
)

place_item = about_item(
    form=PlaceItem,
    send=PlaceItem.put,
    open_if=lambda item: check_may_change(item.meeting),
    now=lambda item: {"place": item.place},
    title="Move the item on the agenda",
    button="Move it",
    done="The item was moved.",
)

remove_item = about_item(
    form=RemoveItem,
    send=RemoveItem.remove,
    open_if=check_may_go,
    now=nothing,
    title="Take the item off the agenda",
    intro="A topic that goes on from meeting to meeting stays open, and comes to the next one.",
    button="Take it off",
    danger=True,
    done="It was taken off the agenda.",
)
