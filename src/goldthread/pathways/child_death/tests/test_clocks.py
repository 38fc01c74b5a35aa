"""When each part of a review is due, by which rule, and what a guidance or a local limit is called."""

from datetime import UTC, date, datetime, timedelta

import pytest

from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.timekeeping.models import Clock
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.pathways.child_death.factories import DIED_AT, NOTIFIED_AT, a_death, then

pytestmark = pytest.mark.django_db

LATER = NOTIFIED_AT + timedelta(days=400)


def clocks_of(case, code, at=LATER):
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        rows = Clock.objects.of(case.space_id, "case", case.pk).filter(code=code, fell_away=False)
        return list(rows.with_state(at).order_by("occurrence"))


def test_a_death_is_notified_within_48_hours_by_guidance_whose_text_was_not_read(partnership, police, coordinator):
    in_time = a_death(partnership, by=coordinator, died_at=NOTIFIED_AT - timedelta(hours=48))
    late = a_death(partnership, by=coordinator, died_at=NOTIFIED_AT - timedelta(hours=49))

    (first,), (second,) = clocks_of(in_time, "CDR-01"), clocks_of(late, "CDR-01")

    assert (first.state, second.state) == ("met", "met_late")
    assert first.binding == "guidance"
    assert "not read" in first.citation


def test_a_joint_agency_response_is_begun_at_once_and_once(case, coordinator):
    assert clocks_of(case, "CDR-02") == []
    decided = datetime(2025, 9, 1, 12, 0, tzinfo=UTC)
    then(case, "first_decided", by=coordinator, at=decided)
    then(case, "first_decided", by=coordinator, at=decided + timedelta(hours=3))

    (visit,), (meeting,), (discussion,) = (clocks_of(case, one) for one in ("CDR-02", "CDR-02L", "CDR-02D"))

    assert visit.due_at == decided + timedelta(hours=24)
    assert (meeting.due_at.date(), meeting.binding) == (date(2025, 9, 8), "local")
    assert discussion.due_at.date() == date(2025, 9, 29)


def test_each_meeting_of_the_response_meets_its_own_clock(case, coordinator):
    then(case, "first_decided", by=coordinator, at=NOTIFIED_AT)
    then(case, "responded", by=coordinator, at=NOTIFIED_AT + timedelta(days=2))
    assert clocks_of(case, "CDR-02D")[0].met_at is None
    then(case, "responded", by=coordinator, at=NOTIFIED_AT + timedelta(days=27), meeting="case_discussion")

    assert clocks_of(case, "CDR-02L")[0].state == clocks_of(case, "CDR-02D")[0].state == "met"


def test_the_review_meeting_is_due_three_months_after_the_death_and_may_be_paused(case):
    (clock,) = clocks_of(case, "CDR-04")

    assert clock.due_at.date() == date(2025, 11, 30)
    assert (clock.pausable, clock.began_at) == (True, DIED_AT)


def test_the_panel_is_due_six_weeks_after_the_meeting_or_the_end_of_an_inquest_if_that_is_later(case, coordinator):
    then(case, "met", by=coordinator, at=NOTIFIED_AT + timedelta(days=30))
    assert [clock.due_at.date() for clock in clocks_of(case, "CDR-05")] == [date(2025, 11, 12)]
    then(case, "followed", by=coordinator, at=NOTIFIED_AT + timedelta(days=40))
    then(case, "followed", by=coordinator, at=NOTIFIED_AT + timedelta(days=41), process="criminal", waits=False)
    assert clocks_of(case, "CDR-05") == []

    then(case, "followed", by=coordinator, at=NOTIFIED_AT + timedelta(days=100), stands="ended")

    assert [clock.due_at.date() for clock in clocks_of(case, "CDR-05")] == [date(2026, 1, 21)]


def test_an_inquest_that_ends_before_the_meeting_or_after_the_panel_owes_no_panel(case, coordinator):
    then(case, "followed", by=coordinator, at=NOTIFIED_AT + timedelta(days=10), stands="ended")
    assert clocks_of(case, "CDR-05") == []
    then(case, "met", by=coordinator, at=NOTIFIED_AT + timedelta(days=30))
    assert [clock.due_at.date() for clock in clocks_of(case, "CDR-05")] == [date(2025, 11, 12)]
    then(case, "analysed", by=coordinator, at=NOTIFIED_AT + timedelta(days=40), modifiable="inadequate_information")

    then(case, "followed", by=coordinator, at=NOTIFIED_AT + timedelta(days=100), stands="ended")

    assert [clock.state for clock in clocks_of(case, "CDR-05")] == ["met"]


def test_the_first_decisions_are_due_from_the_death_and_may_come_before_its_notification(case, coordinator):
    then(case, "first_decided", by=coordinator, at=DIED_AT + timedelta(hours=1), typed_at=NOTIFIED_AT)

    (clock,) = clocks_of(case, "CDR-S1")

    assert (clock.began_at, clock.state) == (DIED_AT, "met")


def test_nothing_of_a_review_was_before_the_death(case, coordinator):
    with pytest.raises(Refused, match="goes back to"):
        then(case, "first_decided", by=coordinator, at=DIED_AT - timedelta(days=2), typed_at=NOTIFIED_AT)


def test_a_response_that_is_stood_down_is_owed_no_more(case, coordinator):
    then(case, "first_decided", by=coordinator, at=NOTIFIED_AT)
    then(case, "first_decided", by=coordinator, at=NOTIFIED_AT + timedelta(hours=5), response=False, criteria=[])

    assert [clocks_of(case, code) for code in ("CDR-02", "CDR-02L", "CDR-02D")] == [[], [], []]


def test_whoever_was_at_the_place_before_the_response_was_agreed_has_visited_it(case, coordinator):
    then(
        case,
        "first_decided",
        by=coordinator,
        at=NOTIFIED_AT - timedelta(hours=3),
        typed_at=NOTIFIED_AT,
        response=False,
        criteria=[],
    )
    then(case, "visited", by=coordinator, at=NOTIFIED_AT - timedelta(hours=2), typed_at=NOTIFIED_AT)
    then(case, "first_decided", by=coordinator, at=NOTIFIED_AT)

    assert [clock.state for clock in clocks_of(case, "CDR-02")] == ["met"]


def test_a_family_that_wants_no_contact_is_owed_none(case, coordinator):
    then(case, "family", by=coordinator, at=NOTIFIED_AT, done="wants_none")
    then(case, "met", by=coordinator, at=NOTIFIED_AT + timedelta(days=30))
    then(case, "analysed", by=coordinator, at=NOTIFIED_AT + timedelta(days=40), modifiable="inadequate_information")

    assert clocks_of(case, "CDR-S8F") == []


def test_where_harm_is_suspected_those_who_notify_incidents_are_told(case, coordinator):
    assert clocks_of(case, "CDR-S7") == []
    then(case, "first_decided", by=coordinator, at=NOTIFIED_AT, harm=True)
    (clock,) = clocks_of(case, "CDR-S7")
    assert (clock.due_at.date(), clock.met_at) == (date(2025, 9, 2), None)

    then(case, "followed", by=coordinator, at=NOTIFIED_AT, process="serious_incident", stands="under_way")

    assert clocks_of(case, "CDR-S7")[0].state == "met"


def test_forms_go_out_in_3_working_days_and_are_back_in_15_once_all_are(case, coordinator):
    then(case, "identified", by=coordinator, at=NOTIFIED_AT)
    then(case, "asked", by=coordinator, at=NOTIFIED_AT + timedelta(days=3))
    then(case, "reported", by=coordinator, at=NOTIFIED_AT + timedelta(days=9), all_in=False)
    (out,), (back,) = clocks_of(case, "CDR-03"), clocks_of(case, "CDR-03R")
    assert (out.due_at.date(), out.state) == (date(2025, 9, 4), "met")
    assert (back.due_at.date(), back.met_at) == (date(2025, 9, 25), None)

    then(case, "reported", by=coordinator, at=NOTIFIED_AT + timedelta(days=10))

    assert clocks_of(case, "CDR-03R")[0].state == "met"


def test_what_was_no_death_of_a_child_here_owed_nothing(case, coordinator):
    then(case, "set_aside", by=coordinator, at=NOTIFIED_AT + timedelta(days=9), why="no_child")

    assert clocks_of(case, "CDR-01") != []
    assert clocks_of(case, "CDR-S1") == clocks_of(case, "CDR-04") == []
