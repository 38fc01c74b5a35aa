"""Minutes and decisions: written, decided with and without a quorum, locked, corrected in sight of all, approved."""

from datetime import UTC, date, datetime, time

import pytest

from goldthread.foundation.actions.models import Action
from goldthread.foundation.commands.refusals import ChangedMeanwhile, Refused
from goldthread.foundation.decisions.commands import add_addendum
from goldthread.foundation.decisions.models import Decision
from goldthread.foundation.decisions.recording import Decided, Dissented, NotQuorate
from goldthread.partnership.meetings.commands.actions import give_action
from goldthread.partnership.meetings.commands.agenda import ItemDetails, add_item
from goldthread.partnership.meetings.commands.attendance import Came, record_attendance
from goldthread.partnership.meetings.commands.calendar import When, cancel_meeting, move_meeting
from goldthread.partnership.meetings.commands.decisions import record_decision
from goldthread.partnership.meetings.commands.minutes import (
    approve_minutes,
    correct_minutes,
    issue_minutes,
    sign_off_minutes,
    write_minutes,
)
from goldthread.partnership.meetings.deciding import ITEM
from goldthread.partnership.meetings.factories import (
    AFTER,
    TEN,
    TESTS,
    TWELVE,
    a_meeting,
    a_panel,
    an_item,
    everybody_came,
)
from goldthread.partnership.meetings.models import AgendaItem, Attendance, Audience, Meeting
from goldthread.partnership.meetings.next_step import next_step

LATER = datetime(2026, 12, 15, 9, 0, tzinfo=UTC)
NEXT = date(2026, 12, 14)
AGREED = Decided("The audit is repeated in spring.", "Neglect was missed in 4 of 10 files.")


@pytest.fixture
def panel(partnership):
    return a_panel(partnership, quorum_count=3)


@pytest.fixture
def held(panel):
    """A meeting that everybody came to, with one item."""
    group, seats = panel
    meeting = a_meeting(group)
    an_item(meeting)
    return everybody_came(meeting, seats)


@pytest.fixture
def item(held, reading):
    return AgendaItem.objects.select_related("meeting__group").get(meeting=held)


def signed_off(item, at=AFTER):
    write_minutes(item=item, words="It was talked over.", by=TESTS, at=at)
    return sign_off_minutes(meeting=item.meeting, signed_off_as="Chair", by=TESTS, at=at)


def test_a_decision_says_what_why_how_and_who_saw_it_otherwise(item, panel):
    agency = panel[1][1].agency
    decided = Decided(AGREED.words, AGREED.reasons, Decision.How.VOTED, (2, 1, 1), (Dissented("Too soon.", agency),))
    decision = record_decision(item=item, decided=decided, by=TESTS, at=AFTER)

    assert (decision.number, decision.decided_on, decision.is_quorate) == (1, item.meeting.on, True)
    assert decision.quorum_then == "4 of 4 seats filled, at least 3 needed"
    assert [(one.agency, one.words) for one in decision.dissents.all()] == [(agency, "Too soon.")]


def test_a_decision_without_a_quorum_is_warned_of_and_then_recorded_as_such(panel, reading):
    group, seats = panel
    meeting = a_meeting(group)
    item = an_item(meeting)
    record_attendance(
        meeting=meeting, came=[Came(seat, Attendance.How.PRESENT) for seat in seats[:2]], by=TESTS, at=AFTER
    )
    with pytest.raises(NotQuorate, match="2 of 4 seats filled, at least 3 needed") as refusal:
        record_decision(item=item, decided=AGREED, by=TESTS, at=AFTER)
    assert refusal.value.field == "without_quorum"

    decision = record_decision(item=item, decided=AGREED, without_quorum=True, by=TESTS, at=AFTER)
    assert decision.is_quorate is False


@pytest.mark.parametrize(
    ("decided", "field"),
    [
        (Decided(" ", "Because"), "words"),
        (Decided("Agreed", ""), "reasons"),
        (Decided("Agreed", "Because", Decision.How.VOTED), "votes_for"),
        (Decided("Agreed", "Because", Decision.How.VOTED, (0, 0, 0)), "votes_for"),
        (Decided("Agreed", "Because", Decision.How.VOTED, (4, 1, 0)), "votes_for"),
        (Decided("Agreed", "Because", dissents=(Dissented("No."),)), "dissent_post"),
        (Decided("Agreed", "Because", dissents=(Dissented("", post="Chair"),)), "dissent_words"),
        (Decided("Agreed", "Because", dissents=(Dissented("No", post="Chair"),)), "how"),
    ],
)
def test_a_decision_that_says_too_little_or_counts_too_many_votes_is_refused(item, decided, field):
    with pytest.raises(Refused) as refusal:
        record_decision(item=item, decided=decided, by=TESTS, at=AFTER)
    assert refusal.value.field == field


def test_what_is_signed_off_is_locked_with_its_decisions(item):
    decision = record_decision(item=item, decided=AGREED, by=TESTS, at=AFTER)
    meeting = signed_off(item)

    assert Decision.objects.get(pk=decision.pk).is_locked
    fresh = AgendaItem.objects.select_related("meeting__group").get(pk=item.pk)
    for change in (
        lambda: write_minutes(item=fresh, words="Otherwise.", by=TESTS, at=AFTER),
        lambda: record_decision(item=fresh, decided=AGREED, by=TESTS, at=AFTER),
        lambda: give_action(item=fresh, what="x", due_on=NEXT, groups=[meeting.group], by=TESTS, at=AFTER),
        lambda: record_attendance(meeting=meeting, came=[], by=TESTS, at=AFTER),
        lambda: add_item(meeting=meeting, details=ItemDetails("Late"), by=TESTS, at=AFTER),
        lambda: sign_off_minutes(meeting=meeting, signed_off_as="Chair", by=TESTS, at=AFTER),
    ):
        with pytest.raises(Refused, match="signed off"):
            change()


def test_minutes_that_were_signed_off_change_only_by_a_correction_that_shows(item):
    meeting = signed_off(item)
    correction = correct_minutes(
        meeting=meeting, item=item, words="It was 5 of 10.", reason="Misheard", by=TESTS, at=LATER
    )

    assert AgendaItem.objects.get(pk=item.pk).minutes == "It was talked over."
    assert list(item.corrections.all()) == [correction]


def test_minutes_that_are_open_are_changed_where_they_stand(held):
    with pytest.raises(Refused, match="where they stand"):
        correct_minutes(meeting=held, words="x", reason="y", by=TESTS, at=AFTER)


def test_a_decision_is_added_to_only_once_it_is_signed_off(item):
    decision = record_decision(item=item, decided=AGREED, by=TESTS, at=AFTER)
    with pytest.raises(Refused, match="not signed off yet"):
        add_addendum(decision=decision, words="x", reason="y", by=TESTS, at=AFTER)
    signed_off(item)

    add_addendum(decision=decision, words="Ten files.", reason="Left out", by=TESTS, at=LATER)
    assert Decision.objects.get(pk=decision.pk).words == AGREED.words


def test_minutes_are_approved_at_a_later_meeting_of_the_group(item, panel):
    group, _ = panel
    following = a_meeting(group, NEXT)
    with pytest.raises(Refused, match="Sign the minutes off first"):
        approve_minutes(meeting=item.meeting, approved_at=following, by=TESTS, at=LATER)
    meeting = signed_off(item)
    with pytest.raises(Refused) as refusal:
        approve_minutes(meeting=meeting, approved_at=meeting, by=TESTS, at=LATER)
    assert refusal.value.field == "approved_at"

    approved = approve_minutes(meeting=meeting, approved_at=following, by=TESTS, at=LATER)
    assert approved.approved_at == following
    assert Meeting.objects.get(pk=following.pk).state == Meeting.State.HELD
    with pytest.raises(Refused, match="They were approved"):
        approve_minutes(meeting=approved, approved_at=following, by=TESTS, at=LATER)


def test_minutes_are_not_approved_at_a_meeting_that_is_still_to_come(item, panel):
    meeting = signed_off(item)
    with pytest.raises(Refused, match="still to come"):
        approve_minutes(meeting=meeting, approved_at=a_meeting(panel[0], NEXT), by=TESTS, at=AFTER)


def test_a_meeting_that_was_cancelled_meanwhile_approves_and_agrees_to_nothing(item, panel):
    meeting, following = signed_off(item), a_meeting(panel[0], NEXT)
    chosen = Meeting.objects.get(pk=following.pk)
    cancel_meeting(meeting=following, why="Snow", by=TESTS, at=LATER)

    with pytest.raises(Refused, match="was cancelled") as refusal:
        approve_minutes(meeting=meeting, approved_at=chosen, by=TESTS, at=LATER)
    assert refusal.value.field == "approved_at"
    with pytest.raises(Refused, match="was cancelled") as refusal:
        correct_minutes(meeting=meeting, words="x", reason="y", agreed_at=chosen, by=TESTS, at=LATER)
    assert refusal.value.field == "agreed_at"
    assert Meeting.objects.get(pk=following.pk).state == Meeting.State.CANCELLED


def test_a_correction_is_agreed_at_a_meeting_that_has_come_which_was_held_then(item, panel):
    meeting, following = signed_off(item), a_meeting(panel[0], NEXT)
    told = {"meeting": meeting, "words": "x", "reason": "y", "agreed_at": following}
    with pytest.raises(Refused, match="still to come"):
        correct_minutes(**told, by=TESTS, at=AFTER)

    correct_minutes(**told, by=TESTS, at=LATER)
    assert Meeting.objects.get(pk=following.pk).state == Meeting.State.HELD


def test_a_correction_is_about_an_item_of_its_own_meeting(item, panel):
    other = an_item(a_meeting(panel[0], NEXT))
    with pytest.raises(Refused, match="item of this meeting") as refusal:
        correct_minutes(meeting=signed_off(item), item=other, words="x", reason="y", by=TESTS, at=LATER)
    assert refusal.value.field == "item"


def test_an_approval_is_recorded_also_when_the_later_minutes_are_signed_off(item, panel):
    group, seats = panel
    meeting, following = signed_off(item), everybody_came(a_meeting(group, NEXT), seats, LATER)
    later = AgendaItem.objects.select_related("meeting__group").get(pk=an_item(following).pk)
    signed_off(later, LATER)

    approved = approve_minutes(meeting=meeting, approved_at=following, by=TESTS, at=LATER)
    assert approved.approved_at == following


def test_two_clerks_on_one_item_lose_nothing(item):
    seen = item.version
    write_minutes(item=item, words="The first clerk’s words.", seen_version=seen, by=TESTS, at=AFTER)
    with pytest.raises(ChangedMeanwhile):
        write_minutes(item=item, words="The second clerk’s words.", seen_version=seen, by=TESTS, at=AFTER)

    assert AgendaItem.objects.get(pk=item.pk).minutes == "The first clerk’s words."


def test_an_action_is_one_of_the_register_and_says_where_it_came_from(item, panel):
    agency = panel[1][0].agency
    first = give_action(item=item, what="Send the audit", due_on=NEXT, agencies=[agency], by=TESTS, at=AFTER)
    second = give_action(item=item, what="Read it", due_on=NEXT, groups=[panel[0]], by=TESTS, at=AFTER)

    assert [one.reference for one in (first, second)] == ["ONE-PANEL 2026-11-16/1", "ONE-PANEL 2026-11-16/2"]
    assert (first.origin, first.origin_id) == (ITEM, item.pk)
    assert not first.is_restricted


@pytest.mark.parametrize("gives_out", [True, False], ids=["an action", "a decision"])
def test_a_meeting_that_decided_or_gave_out_something_is_neither_cancelled_nor_moved(panel, reading, gives_out):
    meeting = a_meeting(panel[0])
    item = an_item(meeting)
    if gives_out:
        give_action(item=item, what="Read it", due_on=NEXT, groups=[panel[0]], by=TESTS, at=AFTER)
    else:
        record_decision(item=item, decided=AGREED, without_quorum=True, by=TESTS, at=AFTER)

    with pytest.raises(Refused, match="is held"):
        cancel_meeting(meeting=Meeting.objects.get(pk=meeting.pk), why="Snow", by=TESTS, at=AFTER)
    with pytest.raises(Refused, match="is held"):
        when = When(NEXT, TEN, TWELVE)
        move_meeting(meeting=Meeting.objects.get(pk=meeting.pk), when=when, why="Snow", by=TESTS, at=AFTER)


def test_actions_of_two_meetings_on_one_day_have_references_of_their_own(item, panel):
    afternoon = a_meeting(panel[0], begins_at=time(14), ends_at=time(15))
    given = [
        give_action(item=one, what="Read it", due_on=NEXT, groups=[panel[0]], by=TESTS, at=AFTER)
        for one in (item, an_item(afternoon))
    ]
    assert [one.reference for one in given] == ["ONE-PANEL 2026-11-16/1", "ONE-PANEL 2026-11-16/2"]


def test_an_action_is_not_due_before_the_meeting_that_gives_it_out(item, panel):
    with pytest.raises(Refused, match="meeting was on 16 November 2026") as refusal:
        give_action(item=item, what="x", due_on=date(2020, 1, 1), groups=[panel[0]], by=TESTS, at=AFTER)
    assert refusal.value.field == "due_on"


def test_an_action_of_an_item_is_marked_as_not_for_everybody(panel, reading):
    group, seats = panel
    meeting = a_meeting(group)
    item = an_item(meeting, audience=Audience.MEMBERS)
    everybody_came(meeting, seats)
    give_action(item=item, what="Ask the staff", due_on=NEXT, groups=[group], by=TESTS, at=AFTER)

    assert Action.objects.get().is_for_few


@pytest.mark.parametrize(("what", "owed", "field"), [("", True, "what"), ("Send it", False, "owner")])
def test_an_action_says_what_and_who(item, panel, what, owed, field):
    with pytest.raises(Refused) as refusal:
        give_action(item=item, what=what, due_on=NEXT, groups=[panel[0]] if owed else [], by=TESTS, at=AFTER)
    assert refusal.value.field == field


def test_the_next_step_leads_from_the_agenda_to_the_approval(item, panel):
    group, _ = panel
    today = date(2026, 11, 10)
    planned = a_meeting(group, NEXT)
    assert next_step(planned, today).form == "begin_agenda"

    assert next_step(item.meeting, today).form == "issue_minutes"
    write_minutes(item=item, words="It was talked over.", by=TESTS, at=AFTER)
    issued = issue_minutes(meeting=Meeting.objects.get(pk=item.meeting_id), by=TESTS, at=AFTER)
    assert next_step(issued, today).form == "sign_off_minutes"
    locked = sign_off_minutes(meeting=issued, signed_off_as="Chair", by=TESTS, at=AFTER)
    assert next_step(locked, today).form == "approve_minutes"
    approved = approve_minutes(meeting=locked, approved_at=planned, by=TESTS, at=LATER)
    assert next_step(approved, today) is None
