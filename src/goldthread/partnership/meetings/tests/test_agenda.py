"""An agenda: begun from what a group always talks about and what is open, added to from what is due, put in order."""

from datetime import UTC, date, datetime

import pytest

from goldthread.foundation.access.standing import Standing
from goldthread.foundation.actions.commands import ActionDetails, Origin, add_action
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.records.dates import PartialDate
from goldthread.partnership.meetings.commands.agenda import (
    add_due,
    begin_agenda,
    issue_agenda,
    place_item,
    remove_item,
    set_standing_items,
)
from goldthread.partnership.meetings.commands.calendar import cancel_meeting
from goldthread.partnership.meetings.commands.minutes import carry_over, close_topic, write_minutes
from goldthread.partnership.meetings.factories import (
    AFTER,
    HELD_ON,
    MADE_AT,
    TESTS,
    a_meeting,
    a_panel,
    an_item,
    everybody_came,
)
from goldthread.partnership.meetings.models import AgendaItem, Audience, Meeting, Topic
from goldthread.partnership.meetings.queries.agenda import agenda_of, due_for

PROGRAM = Standing(is_system=True)
NEXT = date(2026, 12, 14)


@pytest.fixture
def panel(partnership):
    return a_panel(partnership)


def titles(meeting):
    return [one.title for one in meeting.items.in_order()]


def an_action(space, group, title="Send the audit", due=date(2026, 10, 1), **origin):
    return add_action(
        space=space,
        reference=title,
        details=ActionDetails(title=title, due=PartialDate.from_date(due)),
        origin=Origin("elsewhere", None, **origin),
        groups=[group],
        by=TESTS,
        at=datetime(2026, 9, 1, 9, 0, tzinfo=UTC),
    )


def test_an_agenda_begins_with_what_every_meeting_has(panel, reading):
    meeting = begin_agenda(meeting=a_meeting(panel[0]), by=TESTS, at=MADE_AT)

    assert titles(meeting)[0] == "Welcome, introductions and apologies"
    assert titles(meeting)[-1] == "Any other business"
    assert [one.place for one in meeting.items.in_order()] == [1, 2, 3, 4, 5, 6]


def test_a_group_with_standing_items_of_its_own_begins_with_those(panel, reading):
    group, _ = panel
    for first in (["Something else"], ["A child’s voice", "minutes of the  last meeting"]):
        set_standing_items(group=group, first=first, last=["Close"], by=TESTS, at=MADE_AT)
    meeting = begin_agenda(meeting=a_meeting(group), by=TESTS, at=MADE_AT)

    assert titles(meeting) == ["A child’s voice", "minutes of the last meeting", "Close"]
    assert [one.part for one in meeting.items.in_order()] == ["", "minutes", ""]


@pytest.mark.parametrize("first", [[], ["x" * 201], ["x"] * 101])
def test_standing_items_that_cannot_be_are_refused(panel, first):
    with pytest.raises(Refused) as refusal:
        set_standing_items(group=panel[0], first=first, last=[], by=TESTS, at=MADE_AT)
    assert refusal.value.field == "first"


def test_an_agenda_is_begun_once(panel):
    meeting = begin_agenda(meeting=a_meeting(panel[0]), by=TESTS, at=MADE_AT)
    with pytest.raises(Refused, match="an agenda already"):
        begin_agenda(meeting=meeting, by=TESTS, at=MADE_AT)


def test_what_is_added_comes_before_what_comes_last(panel, reading):
    meeting = begin_agenda(meeting=a_meeting(panel[0]), by=TESTS, at=MADE_AT)
    an_item(meeting, "Neglect")

    assert titles(meeting)[-2:] == ["Neglect", "Any other business"]
    assert [one.place for one in meeting.items.in_order()] == [1, 2, 3, 4, 5, 6, 7]


def test_items_are_put_in_order_and_numbered_anew(panel, reading):
    meeting = a_meeting(panel[0])
    items = [an_item(meeting, title) for title in ("First", "Second", "Third")]
    place_item(item=items[2], place=1, by=TESTS, at=MADE_AT)
    remove_item(item=items[0], by=TESTS, at=MADE_AT)

    assert titles(meeting) == ["Third", "Second"]
    assert [one.place for one in meeting.items.in_order()] == [1, 2]


@pytest.mark.parametrize("place", [0, 4])
def test_there_is_no_place_beyond_the_agenda(panel, place):
    meeting = a_meeting(panel[0])
    items = [an_item(meeting, title) for title in ("First", "Second", "Third")]
    with pytest.raises(Refused, match="from 1 to 3"):
        place_item(item=items[0], place=place, by=TESTS, at=MADE_AT)


def test_an_item_with_minutes_stays(panel):
    group, seats = panel
    meeting = a_meeting(group)
    item = an_item(meeting)
    everybody_came(meeting, seats)
    write_minutes(item=item, words="It was talked over.", by=TESTS, at=AFTER)
    with pytest.raises(Refused, match="minutes or papers"):
        remove_item(item=item, by=TESTS, at=AFTER)


def test_a_topic_comes_to_every_meeting_until_it_is_closed(panel, reading):
    group, _ = panel
    first, second, third = (a_meeting(group, day) for day in (HELD_ON, NEXT, date(2027, 1, 11)))
    carry_over(item=an_item(first, "Neglect"), by=TESTS, at=MADE_AT)
    begin_agenda(meeting=second, by=TESTS, at=MADE_AT)
    again = second.items.get(topic__isnull=False)
    arising = second.items.get(part="arising")

    assert (again.title, again.place) == ("Neglect", arising.place + 1)

    # Taken off one agenda, it is not lost.
    remove_item(item=again, by=TESTS, at=MADE_AT)
    assert Topic.objects.get().closed_at is None
    begin_agenda(meeting=third, by=TESTS, at=MADE_AT)
    later = datetime(2027, 1, 12, 9, 0, tzinfo=UTC)
    close_topic(item=third.items.get(topic__isnull=False), why="The strategy is agreed", by=TESTS, at=later)

    fourth = begin_agenda(meeting=a_meeting(group, date(2027, 2, 8)), by=TESTS, at=later)
    assert not fourth.items.filter(topic__isnull=False).exists()


def test_a_topic_keeps_who_may_see_it(panel, reading):
    group, seats = panel
    first, second = a_meeting(group), a_meeting(group, NEXT)
    item = an_item(first, "A matter of staff", audience=Audience.NAMED, seats=(seats[0],))
    carry_over(item=item, by=TESTS, at=MADE_AT)
    begin_agenda(meeting=second, by=TESTS, at=MADE_AT)

    again = second.items.get(topic__isnull=False)
    assert (again.audience, [one.seat for one in again.readers.all()]) == (Audience.NAMED, [seats[0]])


def test_late_actions_of_the_group_are_due_until_they_are_on_the_agenda(partnership, panel, reading):
    group, _ = panel
    meeting = a_meeting(group)
    action = an_action(partnership, group)
    an_action(partnership, group, "Not due yet", date(2027, 6, 1))

    [due] = [one for one in due_for(meeting, PROGRAM) if one.source.code == "action"]
    assert [(one.number, one.why) for one in due.suggestions] == [(action.pk, "due 1 October 2026")]

    add_due(meeting=meeting, picked=[("action", action.pk)], by=TESTS, at=MADE_AT)
    assert [one for one in due_for(meeting, PROGRAM) if one.source.code == "action"] == []
    [shown] = agenda_of(Meeting.objects.get(pk=meeting.pk), PROGRAM)
    assert (shown.title, shown.href) == (f"Action {action}", action.get_absolute_url())


def test_an_item_keeps_no_words_of_the_record_it_is_about(partnership, panel, reading):
    meeting = a_meeting(panel[0])
    action = an_action(partnership, panel[0], "About Child Q")
    add_due(meeting=meeting, picked=[("action", action.pk)], by=TESTS, at=MADE_AT)

    assert "Child Q" not in str(list(AgendaItem.objects.values()))


@pytest.mark.parametrize("picked", [[], [("nothing", 1)]])
def test_what_cannot_be_put_on_an_agenda_is_refused(panel, picked):
    with pytest.raises(Refused) as refusal:
        add_due(meeting=a_meeting(panel[0]), picked=picked, by=TESTS, at=MADE_AT)
    assert refusal.value.field == "picked"


def test_an_empty_agenda_is_not_issued(panel):
    with pytest.raises(Refused, match="nothing on the agenda"):
        issue_agenda(meeting=a_meeting(panel[0]), by=TESTS, at=MADE_AT)


def test_a_cancelled_meeting_has_no_agenda(panel):
    meeting = cancel_meeting(meeting=a_meeting(panel[0]), why="No cases", by=TESTS, at=MADE_AT)
    with pytest.raises(Refused, match="was cancelled"):
        an_item(meeting)
