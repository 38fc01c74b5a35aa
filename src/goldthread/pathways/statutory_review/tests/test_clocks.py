"""When notification, rapid review and publication are due, and what a partnership says of the disputed start."""

from datetime import UTC, date, datetime, timedelta

import pytest

from goldthread.cases.casework.commands import set_beginnings
from goldthread.cases.casework.rehearsing import rehearsed
from goldthread.foundation.access.standing import System
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.timekeeping.models import Clock
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.pathways.statutory_review.factories import REFERRED_AT, a_referral, notified, then
from goldthread.pathways.statutory_review.pathway import PATHWAY

pytestmark = pytest.mark.django_db
MUCH_LATER = REFERRED_AT + timedelta(days=300)
TESTS = System("tests")
AWARE_ON = REFERRED_AT.date()


def clocks_of(case, code):
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        rows = Clock.objects.of(case.space_id, "case", case.pk).filter(code=code, fell_away=False)
        return list(rows.with_state(MUCH_LATER).order_by("occurrence"))


def due_on(case, code):
    return [clock.due_at.date() for clock in clocks_of(case, code)]


def counts_from(space, begins, from_on=AWARE_ON):
    given = {"space": space, "pathway": "statutory-review", "by": TESTS, "at": REFERRED_AT}
    set_beginnings(chosen={"REV-02": begins}, from_on=from_on, **given)


def test_a_notification_is_due_in_5_working_days_from_becoming_aware(partnership, officer):
    case = notified(partnership, by=officer, after=timedelta(days=8))

    (clock,) = clocks_of(case, "REV-01")

    assert (clock.due_at.date(), clock.binding, clock.state) == (date(2026, 9, 14), "guidance", "met_late")


def test_the_rapid_review_counts_from_the_notification_and_a_warning_from_becoming_aware(partnership, officer):
    case = notified(partnership, by=officer, after=timedelta(days=4))

    assert due_on(case, "REV-02") == [date(2026, 10, 2)]
    assert due_on(case, "REV-02-AWARE") == [date(2026, 9, 28)]
    assert "Devon and Kent" in clocks_of(case, "REV-02")[0].citation
    assert clocks_of(case, "REV-02-AWARE")[0].binding == "local"


def test_a_partnership_may_say_that_it_counts_from_becoming_aware_and_needs_no_warning_then(partnership, officer):
    counts_from(partnership, "aware")

    case = notified(partnership, by=officer, after=timedelta(days=4))

    assert due_on(case, "REV-02") == [date(2026, 9, 28)]
    assert "Counted from becoming aware" in clocks_of(case, "REV-02")[0].citation
    assert due_on(case, "REV-02-AWARE") == []


def test_what_a_partnership_says_later_changes_no_case_that_began_before(partnership, officer):
    case = notified(partnership, by=officer, after=timedelta(days=4))
    counts_from(partnership, "aware", from_on=AWARE_ON + timedelta(days=1))

    then(case, "family", by=officer, at=REFERRED_AT + timedelta(days=5))

    assert due_on(case, "REV-02") == [date(2026, 10, 2)]


def test_a_start_is_not_said_for_days_that_are_past_where_there_are_cases(partnership, officer):
    case = notified(partnership, by=officer, after=timedelta(days=4))

    with pytest.raises(Refused, match="Enter today or a later day") as refused:
        counts_from(partnership, "aware", from_on=AWARE_ON - timedelta(days=200))

    assert refused.value.field == "from_on"
    assert due_on(case, "REV-02") == [date(2026, 10, 2)]


def test_a_withdrawn_notification_owes_no_rapid_review(partnership, officer):
    case = notified(partnership, by=officer)
    then(case, "withdrawn", by=officer, at=REFERRED_AT + timedelta(days=3))

    assert clocks_of(case, "REV-02") == []


def test_nothing_is_owed_where_nothing_must_be_notified_and_a_death_in_care_has_its_own_clock(partnership, officer):
    none = a_referral(partnership, by=officer)
    then(none, "notifiable", by=officer, at=REFERRED_AT, kind="none")
    care = a_referral(partnership, by=officer)
    then(care, "notifiable", by=officer, at=REFERRED_AT, kind="care_leaver_death")

    assert clocks_of(none, "REV-01") == clocks_of(care, "REV-01") == []
    assert due_on(care, "REV-07") == [date(2026, 9, 14)]


def test_publication_is_due_6_months_from_the_decision(partnership, officer, chair, sat):
    case = notified(partnership, by=officer)
    at = REFERRED_AT + timedelta(days=9)
    then(case, "rapid_reviewed", by=officer, at=at)
    then(case, "recommended", by=officer, at=at, sat=sat)
    then(case, "decided", by=chair, at=at)

    assert due_on(case, "REV-03") == [date(2027, 3, 16)]
    assert clocks_of(case, "REV-02")[0].state == "met"


def rehearsed_days(**others):
    moments = {code: datetime(*day, tzinfo=UTC) for code, day in others.items()}
    found = rehearsed(PATHWAY, datetime(2026, 12, 18, 12, 0, tzinfo=UTC), others=moments)
    return {one.clock.id: one.due.due_on for one in found}


def test_to_rehearse_the_trigger_counts_as_becoming_aware_and_as_notified_unless_it_is_said_otherwise():
    both, later = rehearsed_days(), rehearsed_days(notified=(2026, 12, 23))

    assert (both["REV-01"], both["REV-02"], both["REV-02-AWARE"]) == (
        date(2026, 12, 29),
        date(2027, 1, 13),
        date(2027, 1, 13),
    )
    assert (later["REV-01"], later["REV-02"], later["REV-02-AWARE"]) == (
        date(2026, 12, 29),
        date(2027, 1, 18),
        date(2027, 1, 13),
    )
