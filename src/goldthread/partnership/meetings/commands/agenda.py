"""The agenda of a meeting: what it begins with, what is added, in which order, and that it is issued."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q
from django.utils.text import capfirst

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor
from goldthread.foundation.actions.models import Action
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.decisions.models import Decision
from goldthread.foundation.groups.models import Group, Seat
from goldthread.partnership.meetings.agenda_sources import AGENDA_SOURCES
from goldthread.partnership.meetings.commands import IN_TURN
from goldthread.partnership.meetings.commands.calendar import check_planned
from goldthread.partnership.meetings.commands.putting import (
    MOST_ITEMS,
    later_on_topic,
    narrow_as,
    number_anew,
    put_last_but_what_comes_last,
    put_standing_item,
    put_topic,
)
from goldthread.partnership.meetings.deciding import ITEM
from goldthread.partnership.meetings.letters import write_issued
from goldthread.partnership.meetings.models import (
    AgendaItem,
    Attendance,
    Audience,
    ItemReader,
    Meeting,
    StandingItem,
    Topic,
)
from goldthread.partnership.meetings.standing import BRING, standing_items_of

Purpose, Part = AgendaItem.Purpose, AgendaItem.Part
LONGEST_TITLE = 200
SIGNED_OFF = "The minutes are signed off, so the agenda stays as it is."


@dataclass(frozen=True)
class ItemDetails:
    """What is said of an item; the fields are those of ``AgendaItem``. ``seats`` are those that it is for, if named."""

    title: str
    purpose: str = Purpose.DISCUSSION
    audience: str = Audience.MEETING
    what_is_asked: str = ""
    presenter: str = ""
    agency: Agency | None = None
    minutes_long: int | None = None
    paper_wanted: bool = False
    seats: tuple[Seat, ...] = ()

    def as_fields(self) -> dict[str, Any]:
        """By field of the item."""
        return {
            "title": self.title.strip(),
            "purpose": self.purpose,
            "audience": self.audience,
            "what_is_asked": self.what_is_asked.strip(),
            "presenter": self.presenter.strip(),
            "agency": self.agency,
            "minutes_long": self.minutes_long,
            "paper_wanted": self.paper_wanted,
        }


@command(Can.RECORD_MEETINGS, event="agenda begun", about="meeting", alone=IN_TURN)
def begin_agenda(*, meeting: Meeting, by: Actor, at: datetime) -> Meeting:
    """The agenda begins with the group's standing items and every topic that is still open, under matters arising.

    What was put on it by hand before stays, ahead of what comes last.
    """
    check_not_begun(meeting)
    by_hand = list(meeting.items.in_order())
    standing = [put_standing_item(meeting, one) for one in standing_items_of(meeting.group)]
    first, last = ([one for one in standing if one.comes_last is comes] for comes in (False, True))
    number_anew([*first, *by_hand, *last])
    open_topics = Topic.objects.filter(group=meeting.group, closed_at=None).exclude(items__meeting=meeting)
    for topic in open_topics.order_by("pk"):
        put_topic(meeting, topic)
    meeting.agenda_begun_at = at
    meeting.save()
    return meeting


@command(Can.RECORD_MEETINGS, event="standing items set", about="group", alone="standing items")
def set_standing_items(*, group: Group, first: Sequence[str], last: Sequence[str], by: Actor, at: datetime) -> Group:
    """What every agenda of the group begins with, and what comes last, by title. Agendas that were begun stay.

    Some titles bring what belongs to them, as ``standing.BRING`` says.
    """
    titles = [" ".join(title.split()) for title in (*first, *last)]
    if not titles:
        raise Refused("Enter at least one item.", "first")
    if len(titles) > MOST_ITEMS or max(map(len, titles)) > LONGEST_TITLE:
        raise Refused(f"Enter at most {MOST_ITEMS} items of at most {LONGEST_TITLE} characters.", "first")
    group.standing_items.all().delete()
    for place, title in enumerate(titles, 1):
        known = BRING.get(title.casefold())
        StandingItem.objects.create(
            space_id=group.space_id,
            group=group,
            place=place,
            title=title,
            purpose=known.purpose if known else Purpose.DISCUSSION,
            part=known.part if known else Part.NONE,
            comes_last=place > len(first),
        )
    group.save()  # so that another who sets them notices
    return group


@command(Can.RECORD_MEETINGS, event="agenda item added", about="meeting", alone=IN_TURN)
def add_item(*, meeting: Meeting, details: ItemDetails, by: Actor, at: datetime) -> AgendaItem:
    """Something is put on the agenda, before what comes last."""
    check_may_change(meeting)
    _check(meeting, details)
    item = put_last_but_what_comes_last(meeting, **details.as_fields())
    _read_by(item, details)
    return item


@command(Can.RECORD_MEETINGS, event="agenda items about records added", about="meeting", alone=IN_TURN)
def add_due(*, meeting: Meeting, picked: Iterable[tuple[str, int]], by: Actor, at: datetime) -> Meeting:
    """Records that the group is to look at are put on the agenda, each by the code of its source and its number."""
    check_may_change(meeting)
    there = set(meeting.items.exclude(source="").values_list("source", "source_number"))
    new = [one for one in dict.fromkeys(picked) if one not in there]
    if not new:
        raise Refused("Select at least one that is not on the agenda yet.", "picked")
    for code, number in new:
        source = AGENDA_SOURCES.get(code)
        if source is None:
            raise Refused("What you selected can no longer be put on an agenda.", "picked")
        about = {"source": code, "source_number": number}
        put_last_but_what_comes_last(meeting, title=capfirst(source.one), purpose=source.purpose, **about)
    return meeting


@command(Can.RECORD_MEETINGS, event="agenda item changed", about="item", alone=IN_TURN)
def change_item(*, item: AgendaItem, details: ItemDetails, by: Actor, at: datetime) -> AgendaItem:
    """What is said of an item changes. What is in its minutes stays.

    Whoever may not see it now does not see its topic on the agendas that were begun already.
    """
    check_may_change(item.meeting)
    _check(item.meeting, details)
    for name, value in details.as_fields().items():
        setattr(item, name, value)
    item.save()
    _read_by(item, details)
    for later in later_on_topic(item):
        narrow_as(later, item)
    return item


@command(Can.RECORD_MEETINGS, event="agenda item moved", about="item", alone=IN_TURN)
def place_item(*, item: AgendaItem, place: int, by: Actor, at: datetime) -> AgendaItem:
    """An item is put in another place, and the others move up or down."""
    check_may_change(item.meeting)
    others = [one for one in item.meeting.items.in_order() if one.pk != item.pk]
    if not 1 <= place <= len(others) + 1:
        raise Refused(f"Enter a place from 1 to {len(others) + 1}.", "place")
    others.insert(place - 1, item)
    number_anew(others)
    return item


@command(Can.RECORD_MEETINGS, event="agenda item removed", about="item", alone=IN_TURN)
def remove_item(*, item: AgendaItem, by: Actor, at: datetime) -> None:
    """An item is taken off the agenda. A topic that it was on stays open, and comes to the next meeting."""
    check_may_go(item)
    take_off(item)


@command(Can.RECORD_MEETINGS, event="agenda issued", about="meeting", alone=IN_TURN)
def issue_agenda(*, meeting: Meeting, by: Actor, at: datetime) -> Meeting:
    """The agenda goes to those who are invited. Issuing it again says that it has changed."""
    check_planned(meeting)
    if not meeting.items.exists():
        raise Refused("There is nothing on the agenda yet.")
    meeting.agenda_issued_at = at
    meeting.save()
    write_issued(meeting, "Agenda and papers", at)
    return meeting


def check_not_begun(meeting: Meeting) -> None:
    """Raise Refused for a meeting that has what every agenda has, or that is no longer to come."""
    check_planned(meeting)
    if meeting.agenda_begun_at:
        raise Refused("This meeting has an agenda already.")


def check_may_change(meeting: Meeting) -> None:
    """Raise Refused where the agenda can no longer change."""
    if meeting.is_locked:
        raise Refused(SIGNED_OFF)
    if meeting.state == Meeting.State.CANCELLED:
        raise Refused("This meeting was cancelled, so it has no agenda.")


def check_may_go(item: AgendaItem) -> None:
    """Raise Refused for an item under which something was written, filed or decided, or whose agenda is closed."""
    check_may_change(item.meeting)
    if item.minutes or item.papers.exists():
        raise Refused("It has minutes or papers, so it stays on the agenda.")
    if Decision.objects.filter(space_id=item.space_id, origin=ITEM, origin_id=item.pk).exists():
        raise Refused("Something was decided under it, so it stays on the agenda.")
    if Action.objects.filter(space_id=item.space_id, origin=ITEM, origin_id=item.pk).exists():
        raise Refused("An action was given out under it, so it stays on the agenda.")
    if Attendance.objects.filter(Q(came_for=item) | Q(left_after=item)).exists():
        raise Refused("Somebody came or left with this item. Change in the attendance when they did first.")


def may_go(item: AgendaItem) -> bool:
    """Say whether ``check_may_go`` lets an item go."""
    try:
        check_may_go(item)
    except Refused:
        return False
    return True


def take_off(item: AgendaItem) -> None:
    """The item leaves its agenda, and those after it move up. To be called inside a command."""
    meeting = item.meeting
    item.delete()
    number_anew(list(meeting.items.in_order()))


def _check(meeting: Meeting, details: ItemDetails) -> None:
    if not details.title.strip():
        raise Refused("Enter what the item is called.", "title")
    if details.audience == Audience.NAMED and not details.seats:
        raise Refused("Select at least one seat that the item is for.", "seats")
    if any(seat.group_id != meeting.group_id for seat in details.seats):
        raise Refused("Select seats of this group.", "seats")


def _read_by(item: AgendaItem, details: ItemDetails) -> None:
    wanted = {seat.pk for seat in details.seats} if details.audience == Audience.NAMED else set()
    item.readers.exclude(seat__in=wanted).delete()
    for seat in wanted - set(item.readers.values_list("seat_id", flat=True)):
        ItemReader.objects.create(space_id=item.space_id, item=item, seat_id=seat)
