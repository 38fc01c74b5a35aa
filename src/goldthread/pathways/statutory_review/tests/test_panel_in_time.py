"""Those who run it are told where the panel would miss the date of a rapid review, and others are not."""

from datetime import date, timedelta

import pytest

from goldthread.cases.casework.factories import seen_by, somebody
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


def test_no_meeting_is_known_and_it_is_said_what_may_be_done_instead(case, officer):
    (sentence,), waits = told(case, officer)

    assert "no meeting of One Panel before that is known" in sentence
    assert "they may recommend it themselves" in sentence
    assert waits == [case.reference]


def test_a_meeting_that_comes_in_time_is_nothing_to_be_told_of_and_one_that_comes_late_is(case, officer, panel):
    late = a_meeting(panel, date(2026, 10, 5))
    (sentence,), _ = told(case, officer)
    assert "due on 29 September 2026, and the next meeting of One Panel is on Monday 5 October 2026" in sentence

    a_meeting(panel, date(2026, 9, 28))

    assert late.on > date(2026, 9, 28)
    assert told(case, officer) == ([], [])


def test_once_it_was_recommended_the_panel_need_not_meet(case, officer):
    then(case, "rapid_reviewed", by=officer, at=SOON)
    themselves = {"made_by": "partners", "why_partners": "The panel meets in October."}
    then(case, "recommended", by=officer, at=SOON, **themselves)

    assert told(case, officer) == ([], [])


def test_whoever_does_not_run_it_is_told_nothing(case, partnership, chair):
    manager = somebody("partnership_manager", partnership)

    assert told(case, manager)[1] == told(case, chair)[1] == []
