"""When each part of a review is due, by which rule, and what a guidance or a local limit is called."""

from datetime import UTC, date, datetime, timedelta

import pytest

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


def test_the_panel_is_due_six_weeks_after_the_meeting_and_after_the_end_of_an_inquest(case, coordinator):
    then(case, "met", by=coordinator, at=NOTIFIED_AT + timedelta(days=30))
    then(case, "followed", by=coordinator, at=NOTIFIED_AT + timedelta(days=40))
    then(case, "followed", by=coordinator, at=NOTIFIED_AT + timedelta(days=100), stands="ended")

    due = [clock.due_at.date() for clock in clocks_of(case, "CDR-05")]

    assert due == [date(2025, 11, 12), date(2026, 1, 21)]


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
