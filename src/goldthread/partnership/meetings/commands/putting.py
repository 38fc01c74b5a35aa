"""How items come to stand on an agenda. To be called inside a command about the meeting."""

from collections.abc import Iterable
from typing import Any

from goldthread.foundation.actions.models import Action
from goldthread.foundation.commands.refusals import Refused
from goldthread.partnership.meetings.deciding import ITEM
from goldthread.partnership.meetings.models import (
    AgendaItem,
    AgendaItemQuerySet,
    Audience,
    Conflict,
    GoesBack,
    ItemReader,
    Meeting,
    StandingItem,
    Topic,
)
from goldthread.partnership.meetings.sources import ACTION

Part = AgendaItem.Part
MOST_ITEMS = 100
AUDIENCES = Audience.values
"""From the widest to the narrowest."""


def put_standing_item(meeting: Meeting, standing: StandingItem) -> AgendaItem:
    """An item that every agenda of the group has, to be put in its place by whoever calls this."""
    said = {name: getattr(standing, name) for name in ("title", "purpose", "part", "comes_last")}
    return _put(space_id=meeting.space_id, meeting=meeting, place=standing.place or 0, **said)


def put_topic(meeting: Meeting, topic: Topic) -> AgendaItem:
    """A topic that goes on, after those that are on the agenda already: under matters arising, where there is such.

    What the agenda has about its record already goes on with it. It is as shut as it was at the last meeting, and as it
    is at later ones whose agenda was begun already.
    """
    before, after = _before_and_after(topic, meeting)
    last = before or (after[0] if after else None)
    source = {"source": last.source, "source_number": last.source_number} if last and last.source else {}
    there = meeting.items.filter(**source).first() if source else None
    if there:
        there.topic = topic
        there.save()
        _shut_as(there, [before, *after])
        return there
    said = {"title": last.title} if last else {"title": topic.title, "audience": topic.audience}
    item = _put(space_id=meeting.space_id, meeting=meeting, place=0, topic=topic, **said, **source)
    _shut_as(item, [before, *after])
    _put_under_matters_arising(item)
    return item


def put_on_agendas_begun(topic: Topic, after: Meeting) -> None:
    """A topic comes to the meetings whose agenda was begun before it was carried over, too."""
    begun = Meeting.objects.filter(group=topic.group_id, state=Meeting.State.PLANNED, agenda_begun_at__isnull=False)
    for meeting in begun.filter(on__gte=after.on).exclude(pk=after.pk).exclude(items__topic=topic).in_order():
        put_topic(meeting, topic)


def later_on_topic(item: AgendaItem) -> AgendaItemQuerySet:
    """Items of meetings still to come that go on with what an item goes on with: as shut as it is."""
    if item.topic_id is None:
        return AgendaItem.objects.none()
    to_come = AgendaItem.objects.filter(topic=item.topic_id, meeting__state=Meeting.State.PLANNED)
    return to_come.filter(meeting__on__gte=item.meeting.on).exclude(pk=item.pk)


def _put_under_matters_arising(item: AgendaItem) -> None:
    others = [one for one in item.meeting.items.in_order() if one.pk != item.pk]
    place = next((number for number, one in enumerate(others, 1) if one.part == Part.ARISING), 0)
    while place and place < len(others) and others[place].topic_id:
        place += 1
    others.insert(place or len([one for one in others if not one.comes_last]), item)
    number_anew(others)


def _before_and_after(topic: Topic, meeting: Meeting) -> tuple[AgendaItem | None, list[AgendaItem]]:
    """What a topic last was up to a meeting, in the order of the meetings themselves, and what it is after it."""
    items = list(topic.items.select_related("meeting").order_by("meeting__on", "meeting__begins_at", "pk"))
    earlier = [one for one in items if (one.meeting.on, one.meeting.begins_at) <= (meeting.on, meeting.begins_at)]
    return earlier[-1] if earlier else None, items[len(earlier) :]


def _shut_as(item: AgendaItem, others: Iterable[AgendaItem | None]) -> None:
    """Whoever may not see what a topic is at another meeting does not see it at this one."""
    for other in filter(None, others):
        narrow_as(item, other)
        for conflict in other.conflicts.all():
            whose = {"account": conflict.account, "seat": conflict.seat}
            said = {"interest": conflict.interest, "declared_on": conflict.declared_on}
            Conflict.objects.get_or_create(space_id=item.space_id, item=item, **whose, defaults=said)


def narrow_as(item: AgendaItem, other: AgendaItem) -> None:
    """An item is for nobody whom the audience of another leaves out; of named seats, for those that both name."""
    if item.audience == other.audience == Audience.NAMED:
        places = {one.seat.place_number for one in other.readers.select_related("seat")}
        for reader in item.readers.select_related("seat"):
            if reader.seat.place_number not in places:
                reader.delete()
    elif AUDIENCES.index(other.audience) > AUDIENCES.index(item.audience):
        item.audience = other.audience
        item.save()
        for reader in other.readers.all():
            ItemReader.objects.create(space_id=item.space_id, item=item, seat=reader.seat)


def put_last_but_what_comes_last(meeting: Meeting, **said: Any) -> AgendaItem:
    items = list(meeting.items.in_order())
    if len(items) >= MOST_ITEMS:
        raise Refused(f"An agenda has at most {MOST_ITEMS} items.")
    item = _put(space_id=meeting.space_id, meeting=meeting, place=len(items) + 1, **said)
    before = [one for one in items if not one.comes_last]
    number_anew([*before, item, *(one for one in items if one.comes_last)])
    return item


def number_anew(items: list[AgendaItem]) -> None:
    for place, item in enumerate(items, 1):
        if item.place != place:
            item.place = place
            item.save(update_fields=["place"])


def _put(**said: Any) -> AgendaItem:
    """The item, and for one about an action that another item gave out, every item that it goes back to."""
    item = AgendaItem.objects.create(**said)
    if item.source == ACTION and item.source_number:
        given = Action.objects.filter(pk=item.source_number, space_id=item.space_id, origin=ITEM)
        for before in AgendaItem.objects.filter(pk__in=given.values("origin_id")):
            for number in {before.pk, *before.goes_back.values_list("to_id", flat=True)}:
                GoesBack.objects.create(space_id=item.space_id, item=item, to_id=number)
    return item
