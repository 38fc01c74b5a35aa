"""The published dates of two real reviews can be held: one waited for a trial, one for a police investigation."""

from datetime import UTC, datetime, timedelta

import pytest

from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.timekeeping.models import Clock
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.pathways.statutory_review.factories import a_panel, a_referral, seats_of, then

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)


def on(year, month, day):
    return datetime(year, month, day, 12, 0, tzinfo=UTC)


def an_old_review(space, officer, chair, decided_at, **commissioned):
    """A serious case review that was recorded long after it was begun."""
    a_panel(space)
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        sat = seats_of(space)
    old = {"typed_at": NOW, "by": officer}
    case = a_referral(space, at=decided_at - timedelta(days=14), incident_on=None, **old)
    scr = {"criteria": ["scr_died"], "engaged": ["scr"], "kind": "scr", "born_on": None}
    then(case, "considered", at=decided_at, **scr, **old)
    then(case, "recommended", at=decided_at, recommendation="scr", sat=sat, **old)
    then(case, "decided", at=decided_at, decision="scr", by=chair, typed_at=NOW)
    then(case, "commissioned", at=decided_at, kind="scr", **commissioned, **old)
    return case, old


def approved(case, partners, at, old):
    for partner in partners:
        then(case, "approved", at=at, partner=partner, **old)


def stage_of(case):
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        case.refresh_from_db()
        return case.stage


def clock_of(case, code):
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        return Clock.objects.of(case.space_id, "case", case.pk).with_state(NOW).get(code=code)


def test_child_c_was_begun_in_february_2019_approved_on_7_may_and_published_on_26_may_2020(
    partnership, partners, officer, chair
):
    case, old = an_old_review(partnership, officer, chair, on(2019, 2, 28))
    trial = {"blocks_interviews": False, "words": "A trial for homicide."}
    then(case, "proceeding", at=on(2019, 3, 1), **trial, **old)
    then(case, "drafted", at=on(2020, 4, 1), **old)
    over = {"state": "over", "blocks_interviews": False, "blocks_publication": False}
    then(case, "proceeding", at=on(2020, 4, 20), **over, **old)
    approved(case, partners, on(2020, 5, 7), old)
    assert stage_of(case) == "approved"

    late = "The reviewer had to take account of a criminal trial."
    then(case, "published", at=on(2020, 5, 26), where="Strategic partnerships website", why_late=late, **old)

    done = clock_of(case, "REV-05-DONE")
    assert stage_of(case) == "published"
    assert (done.due_at.date().isoformat(), done.met_at.date().isoformat()) == ("2019-08-28", "2020-05-07")
    assert done.state == "met_late"


def test_the_review_of_an_infant_was_finished_in_2017_and_waited_for_the_police_until_15_march_2019(
    partnership, partners, officer, chair
):
    case, old = an_old_review(partnership, officer, chair, on(2016, 10, 3))
    police = {"blocks_interviews": False, "words": "A police investigation."}
    then(case, "proceeding", at=on(2016, 10, 4), **police, **old)
    then(case, "drafted", at=on(2017, 2, 1), **old)
    approved(case, partners, on(2017, 3, 1), old)

    with pytest.raises(Refused, match="publication waits for “Criminal investigation or trial”"):
        then(case, "published", at=on(2017, 3, 20), **old)
    over = {"state": "over", "blocks_interviews": False, "blocks_publication": False}
    then(case, "proceeding", at=on(2019, 3, 1), **over, **old)
    then(case, "published", at=on(2019, 3, 15), **old)

    assert clock_of(case, "REV-05-DONE").state == "met"
    assert stage_of(case) == "published"
