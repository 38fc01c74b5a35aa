"""How items come to stand on an agenda. To be called inside a command about the meeting."""

from typing import Any

from goldthread.foundation.actions.models import Action
from goldthread.foundation.commands.refusals import Refused
from goldthread.partnership.meetings.deciding import ITEM
from goldthread.partnership.meetings.models import (
    AgendaItem,
    Conflict,
    GoesBack,
    ItemReader,
    Meeting,
    StandingItem,
    Topic,
)
from goldthread.partnership.meetings.sources import ACTION

MOST_ITEMS = 100


def put_standing_item(meeting: Meeting, standing: StandingItem, place: int) -> AgendaItem:
    said = {name: getattr(standing, name) for name in ("title", "purpose", "part", "comes_last")}
    return _put(space_id=meeting.space_id, meeting=meeting, place=place, **said)


def put_topic(meeting: Meeting, topic: Topic, place: int) -> AgendaItem:
    last = topic.items.order_by("-pk").first()
    item = _put(
        space_id=meeting.space_id,
        meeting=meeting,
        place=place,
        title=last.title if last else topic.title,
        audience=last.audience if last else topic.audience,
        topic=topic,
        **({"source": last.source, "source_number": last.source_number} if last else {}),
    )
    if last:
        _shut_as_before(item, last)
    return item


def _shut_as_before(item: AgendaItem, last: AgendaItem) -> None:
    """Whoever could not see a topic at the last meeting does not see it at this one."""
    for reader in last.readers.all():
        ItemReader.objects.create(space_id=item.space_id, item=item, seat=reader.seat)
    names = ("account", "seat", "interest", "declared_on")
    for conflict in last.conflicts.all():
        said = {name: getattr(conflict, name) for name in names}
        Conflict.objects.create(space_id=item.space_id, item=item, **said)


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
