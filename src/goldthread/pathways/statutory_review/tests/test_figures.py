"""What is published of rapid reviews: whether they were in time, also where few deaths in care hide the numbers."""

from datetime import date, timedelta

import pytest

from goldthread.cases.casework.factories import seen_by
from goldthread.cases.casework.figures import published_of
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.pathways.statutory_review.factories import REFERRED_AT, a_referral, notified, then
from goldthread.pathways.statutory_review.pathway import PATHWAY

pytestmark = pytest.mark.django_db
LATER = REFERRED_AT + timedelta(days=60)


def of_clocks(space, officer):
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        _, clocks = published_of(PATHWAY, space, 2026, seen_by(officer, LATER), LATER, PATHWAY.pools)
        return {one.code: one for one in clocks}


def decided(space, officer, chair, sat):
    case = notified(space, by=officer)
    for step, by, said in (
        ("rapid_reviewed", officer, {}),
        ("recommended", officer, {"sat": sat}),
        ("decided", chair, {}),
    ):
        then(case, step, by=by, at=REFERRED_AT + timedelta(days=8), **said)


def a_death_in_care(space, officer):
    case = a_referral(space, by=officer)
    then(case, "considered", by=officer, at=REFERRED_AT, died_on=date(2026, 9, 5))
    for step in ("notifiable", "notified"):
        then(case, step, by=officer, at=REFERRED_AT, kind="lac_death")


def test_about_how_many_were_in_time_is_told_where_the_numbers_would_tell_of_one_death_in_care(
    partnership, officer, chair, sat
):
    a_death_in_care(partnership, officer)
    for _ in range(9):
        decided(partnership, officer, chair, sat)
    assert of_clocks(partnership, officer)["REV-02"].in_ten is None

    decided(partnership, officer, chair, sat)
    told = of_clocks(partnership, officer)["REV-02"]

    assert (told.total, told.in_ten) == (None, 10)
