"""A case goes to the area whose partnership leads it, until it waits for the chair."""

from datetime import timedelta

import pytest

from goldthread.cases.casework.factories import seen_by
from goldthread.cases.casework.figures import tables_of
from goldthread.cases.transfers.steps import ACCEPTED, OFFERED, RECEIVED
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.timekeeping.models import Clock
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.pathways.statutory_review.factories import REFERRED_AT, a_referral, notified, then
from goldthread.pathways.statutory_review.pathway import PATHWAY

pytestmark = pytest.mark.django_db
LATER = REFERRED_AT + timedelta(days=3)


def handed_over(case, officer):
    then(case, OFFERED, by=officer, at=LATER)
    then(case, ACCEPTED, by=officer, at=LATER)
    case.refresh_from_db()


def test_another_area_takes_over_what_was_notified_and_no_rapid_review_is_due_here(partnership, officer):
    case = notified(partnership, by=officer)
    then(case, OFFERED, by=officer, at=LATER)
    then(case, ACCEPTED, by=officer, at=LATER)

    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        due = Clock.objects.filter(subject_id=case.pk, code="REV-02").with_state(LATER + timedelta(days=60))
        assert {one.state for one in due} == {"cancelled"}


def test_once_it_waits_for_the_chair_nobody_else_gives_it_away(partnership, officer, sat):
    case = notified(partnership, by=officer)
    then(case, "rapid_reviewed", by=officer, at=LATER)
    then(case, "recommended", by=officer, at=LATER, sat=sat)

    with pytest.raises(Refused, match="Recommended"):
        then(case, OFFERED, by=officer, at=LATER)


def test_figures_count_what_was_done_here_and_what_crossed_a_border(partnership, officer):
    gone = notified(partnership, by=officer)
    then(gone, OFFERED, by=officer, at=LATER)
    then(gone, ACCEPTED, by=officer, at=LATER)
    then(a_referral(partnership, by=officer), RECEIVED, by=officer, at=LATER)

    with opened(actor=officer.pk, reading=[partnership.pk]):
        tables = {one.code: one for one in tables_of(PATHWAY, partnership, 2026, seen_by(officer, LATER))}

    assert {row.code: row.count for row in tables["borders"].rows} == {OFFERED: 1, ACCEPTED: 1, RECEIVED: 1}
    told = {row.code: row.count for row in tables["stages"].rows if row.count}
    assert told == {"referred": 2, "notified": 1}
    assert not sum(row.count or 0 for row in tables["ended"].rows)
