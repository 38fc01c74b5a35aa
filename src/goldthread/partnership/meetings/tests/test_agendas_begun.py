"""An agenda that was added to before it was begun, topics that reach agendas begun before them, and two at once."""

from datetime import date

import pytest

from goldthread.foundation.commands.refusals import ChangedMeanwhile, Refused
from goldthread.foundation.files.factories import an_upload
from goldthread.foundation.files.receiving import receive
from goldthread.partnership.meetings.commands.agenda import (
    ItemDetails,
    add_due,
    begin_agenda,
    change_item,
    set_standing_items,
)
from goldthread.partnership.meetings.commands.interests import Whose, record_conflict
from goldthread.partnership.meetings.commands.minutes import carry_over, close_topic
from goldthread.partnership.meetings.commands.papers import add_paper
from goldthread.partnership.meetings.factories import AFTER, MADE_AT, TESTS, a_meeting, a_panel, an_item, everybody_came
from goldthread.partnership.meetings.models import AgendaItem, Audience, Meeting
from goldthread.partnership.meetings.next_step import next_step
from goldthread.partnership.meetings.tests.test_agenda import an_action

NEXT = date(2026, 12, 14)


@pytest.fixture
def panel(partnership):
    return a_panel(partnership)


def test_what_was_put_on_by_hand_first_stays_when_the_agenda_is_begun(panel, reading):
    meeting = a_meeting(panel[0])
    carried = an_item(meeting, "Carried already")
    carry_over(item=carried, by=TESTS, at=MADE_AT)
    assert next_step(meeting, MADE_AT.date()).form == "begin_agenda"

    meeting = begin_agenda(meeting=Meeting.objects.get(pk=meeting.pk), by=TESTS, at=MADE_AT)
    titles = [one.title for one in meeting.items.in_order()]
    assert titles[:2] == ["Welcome, introductions and apologies", "Conflicts of interest"]
    assert titles[-2:] == ["Carried already", "Any other business"]
    assert [one.place for one in meeting.items.in_order()] == list(range(1, len(titles) + 1))

    with pytest.raises(Refused, match="has an agenda already"):
        begin_agenda(meeting=meeting, by=TESTS, at=MADE_AT)


def test_a_topic_carried_over_after_the_next_agenda_was_begun_is_on_it(panel, reading):
    meeting, after = a_meeting(panel[0]), a_meeting(panel[0], NEXT)
    item = an_item(meeting, "Neglect")
    begin_agenda(meeting=after, by=TESTS, at=MADE_AT)
    everybody_came(meeting, panel[1])

    carry_over(item=AgendaItem.objects.get(pk=item.pk), by=TESTS, at=AFTER)
    titles = [one.title for one in after.items.in_order()]
    assert titles[titles.index("Matters arising") + 1] == "Neglect"
    assert titles[-1] == "Any other business"


def test_a_conflict_and_a_narrower_audience_reach_the_topic_on_the_next_agenda(panel, reading):
    meeting, after = a_meeting(panel[0]), a_meeting(panel[0], NEXT)
    item = an_item(meeting, "Their own service")
    begin_agenda(meeting=after, by=TESTS, at=MADE_AT)
    carry_over(item=item, by=TESTS, at=MADE_AT)

    record_conflict(item=item, whose=Whose(panel[1][1]), interest="Runs it", by=TESTS, at=MADE_AT)
    narrow = ItemDetails("Their own service", audience=Audience.NAMED, seats=(panel[1][0],))
    change_item(item=AgendaItem.objects.get(pk=item.pk), details=narrow, by=TESTS, at=MADE_AT)

    again = after.items.get(topic__isnull=False)
    assert (again.audience, again.conflicts.get().seat) == (Audience.NAMED, panel[1][1])
    assert [one.seat for one in again.readers.all()] == [panel[1][0]]


def test_a_topic_whose_record_is_on_the_next_agenda_already_goes_on_there(panel, reading):
    meeting, after = a_meeting(panel[0]), a_meeting(panel[0], NEXT)
    action = an_action(panel[0].space, panel[0])
    for one in (meeting, after):
        add_due(meeting=one, picked=[("action", action.pk)], by=TESTS, at=MADE_AT)
    begin_agenda(meeting=after, by=TESTS, at=MADE_AT)
    carry_over(item=meeting.items.get(), by=TESTS, at=MADE_AT)

    assert after.items.get(source="action").topic == meeting.items.get().topic


def test_a_topic_that_is_closed_leaves_agendas_that_were_begun_unless_something_is_filed_there(panel, reading):
    first, december = a_meeting(panel[0]), a_meeting(panel[0], NEXT)
    january = a_meeting(panel[0], date(2027, 1, 18))
    for meeting in (december, january):
        begin_agenda(meeting=meeting, by=TESTS, at=MADE_AT)
    item = an_item(first, "Neglect")
    carry_over(item=item, by=TESTS, at=MADE_AT)
    filed = january.items.get(topic__isnull=False)
    add_paper(item=filed, title="Letter", received=receive(an_upload()), by=TESTS, at=MADE_AT)
    everybody_came(Meeting.objects.get(pk=first.pk), panel[1])

    close_topic(item=AgendaItem.objects.get(pk=item.pk), why="Done", by=TESTS, at=AFTER)

    assert not december.items.filter(topic__isnull=False).exists()
    assert [one.place for one in december.items.in_order()] == list(range(1, december.items.count() + 1))
    assert january.items.get(topic__isnull=False) == filed


def test_two_who_set_what_every_agenda_has_do_not_overwrite_each_other(panel, reading):
    group = panel[0]
    seen = type(group).objects.get(pk=group.pk).version
    set_standing_items(
        group=group, first=["Minutes of the last meeting"], last=[], seen_version=seen, by=TESTS, at=MADE_AT
    )

    with pytest.raises(ChangedMeanwhile):
        set_standing_items(group=group, first=["Neglect"], last=[], seen_version=seen, by=TESTS, at=MADE_AT)
    assert [one.title for one in group.standing_items.all()] == ["Minutes of the last meeting"]
