"""Those who run it are told where the panel would miss the date of a rapid review, and others are not."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from goldthread.cases.casework.factories import seen_by, somebody
from goldthread.cases.casework.on_your_work import for_their_decision
from goldthread.cases.casework.panel_in_time import told_of, too_late
from goldthread.foundation.wall.passage import opened
from goldthread.partnership.meetings.factories import a_meeting
from goldthread.pathways.statutory_review.factories import REFERRED_AT, notified, then

pytestmark = pytest.mark.django_db
SOON = REFERRED_AT + timedelta(days=2)


@pytest.fixture
def case(partnership, officer, panel):
    """A rapid review that is due on 29 September."""
    return notified(partnership, by=officer)


def told(case, user):
    with opened(actor=user.pk, reading=[case.space_id]):
        return told_of(case, SOON), [one.words for one in too_late(seen_by(user, SOON), SOON)]


def waiting(case, user):
    with opened(actor=user.pk, reading=[case.space_id]):
        return [*too_late(seen_by(user, SOON), SOON)]


def test_no_meeting_is_known_and_it_is_said_what_may_be_done_instead(case, officer):
    (sentence,), waits = told(case, officer)

    assert "no meeting of One Panel before that is known" in sentence
    assert "they may recommend it themselves" in sentence
    assert waits == [case.reference]


def test_a_meeting_that_comes_in_time_is_nothing_to_be_told_of_and_one_that_comes_late_is(case, officer, panel):
    a_meeting(panel, date(2026, 10, 5))
    (sentence,), _ = told(case, officer)
    assert "due on 29 September 2026, and the next meeting of One Panel is on Monday 5 October 2026" in sentence

    a_meeting(panel, date(2026, 9, 28))

    assert told(case, officer) == ([], [])


def test_once_it_was_recommended_the_panel_need_not_meet(case, officer):
    then(case, "rapid_reviewed", by=officer, at=SOON)
    themselves = {"made_by": "partners", "partners": "All three", "why_partners": "The panel meets in October."}
    then(case, "recommended", by=officer, at=SOON, **themselves)

    assert told(case, officer) == ([], [])


def test_whoever_does_not_run_it_is_told_nothing(case, partnership, chair):
    manager = somebody("partnership_manager", partnership)

    assert told(case, manager)[1] == told(case, chair)[1] == []


def test_where_no_panel_is_chosen_that_is_told(partnership, officer):
    (sentence,), waits = told(notified(partnership, by=officer), officer)

    assert "no group is chosen as the review panel" in sentence
    assert len(waits) == 1


def test_a_panel_that_met_and_recommended_nothing_is_asked_for_its_next_meeting(case, officer, panel):
    """It may have had no quorum."""
    a_meeting(panel, date(2026, 9, 21))
    a_meeting(panel, date(2026, 10, 19))
    assert told(case, officer) == ([], [])

    with opened(actor=officer.pk, reading=[case.space_id]):
        (sentence,) = told_of(case, REFERRED_AT + timedelta(days=16))

    assert "the next meeting of One Panel is on Monday 19 October 2026" in sentence


def test_of_a_case_that_somebody_has_not_opened_the_reference_alone_is_told(case, partnership, officer, panel):
    second = somebody("review_officer", partnership, name="second")

    (waits,), (mine,) = (waiting(case, user) for user in (second, officer))

    assert (waits.words, waits.detail, waits.mark) == (case.reference, str(partnership), "")
    assert "no meeting of One Panel before that is known" in mine.detail


def test_however_many_wait_for_a_panel_its_meetings_are_asked_for_once(case, partnership, officer, panel):
    a_meeting(panel, date(2026, 10, 19))

    def statements():
        with CaptureQueriesContext(connection) as made:
            waiting(case, officer)
        return len(made)

    for_one = statements()
    for _ in range(4):
        notified(partnership, by=officer)

    assert statements() == for_one


def test_the_case_that_is_due_first_stands_in_front_of_older_ones_that_are_in_time(partnership, officer, panel):
    a_meeting(panel, date(2026, 10, 12))
    later = [notified(partnership, by=officer, after=timedelta(days=28)) for _ in range(11)]
    due = notified(partnership, by=officer, at=REFERRED_AT + timedelta(hours=1))

    assert told(later[0], officer)[1] == [due.reference]


def test_a_recommendation_of_before_says_nothing_of_a_rapid_review_that_began_since(case, officer, chair):
    themselves = {"made_by": "partners", "partners": "All three", "why_partners": "The panel meets in October."}
    then(case, "rapid_reviewed", by=officer, at=SOON)
    then(case, "partners_told", by=officer, at=SOON)
    then(case, "recommended", by=officer, at=SOON, **themselves)
    then(case, "decided", by=chair, at=SOON)
    then(case, "notifiable", by=officer, at=SOON + timedelta(days=2), whom="second child")
    then(case, "notified", by=officer, at=SOON + timedelta(days=3), whom="second child")

    with opened(actor=officer.pk, reading=[case.space_id]):
        assert len(told_of(case, SOON + timedelta(days=4))) == 1


def test_the_chair_finds_what_waits_for_them_and_the_officer_does_not(case, officer, chair):
    themselves = {"made_by": "partners", "partners": "All three", "why_partners": "The panel meets in October."}
    then(case, "rapid_reviewed", by=officer, at=SOON)
    then(case, "recommended", by=officer, at=SOON, **themselves)

    def waits(user):
        with opened(actor=user.pk, reading=[case.space_id]):
            return [one.words for one in for_their_decision(seen_by(user, SOON), SOON)]

    assert waits(chair) == [case.reference]
    assert waits(officer) == []
