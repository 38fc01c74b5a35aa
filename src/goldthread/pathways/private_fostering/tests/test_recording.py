"""What a notice, a visit, a decision and an end must say, and where each leads."""

from datetime import UTC, date, datetime, timedelta

import pytest

from goldthread.cases.casework.commands import correct_record
from goldthread.foundation.commands.refusals import NotAllowed, Refused
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.pathways.private_fostering.factories import NOTIFIED_AT, SAID, a_notice, an_arrangement, then
from goldthread.pathways.private_fostering.models import Notification

from .reading import now_of

pytestmark = pytest.mark.django_db

NEXT_DAY = NOTIFIED_AT + timedelta(days=1)


def test_nobody_but_a_social_worker_of_private_fostering_records_anything(partnership, police, case, constable):
    with pytest.raises(NotAllowed):
        a_notice(partnership, by=constable)
    with pytest.raises(Refused, match="no longer there"):
        then(case, "visited", by=constable, at=NEXT_DAY)


@pytest.mark.parametrize(
    ("said", "field", "why"),
    [
        ({"born_on": date(2009, 9, 1)}, "born_on", "The child is 16 or older on 1 September 2025"),
        ({"born_on": date(2007, 8, 31), "disabled": True}, "born_on", "The child is 18 or older"),
        ({"born_on": date(2030, 1, 1)}, "born_on", "today or in the past"),
        ({"aware_on": date(2025, 9, 2)}, "aware_on", "The notification came on 1 September 2025"),
        ({"aware_on": date(1925, 9, 2)}, "aware_on", "Check the year"),
        ({"aware_on": date(2024, 8, 31)}, "aware_early", "more than a year before the notification"),
        ({"aware_on": date(2025, 8, 1), "born_on": date(2025, 8, 9)}, "aware_early", "before the child was born"),
        ({"starts_on": date(2025, 9, 20)}, "starts_on", "The child lives there already"),
        ({"lives_there": False}, "starts_on", "This day is past"),
        ({"starts_on": date(2013, 1, 1)}, "starts_on", "The child was born on 4 May 2014"),
    ],
)
def test_a_notification_that_cannot_be_is_refused_with_the_reason(partnership, police, officer, said, field, why):
    with pytest.raises(Refused, match=why) as refused:
        a_notice(partnership, by=officer, **said)

    assert refused.value.field == field


@pytest.mark.parametrize(
    "said",
    [{"born_on": date(2009, 9, 2)}, {"born_on": date(2008, 1, 1), "disabled": True}],
)
def test_a_child_is_fostered_privately_up_to_the_day_before_16_or_18_if_disabled(partnership, police, officer, said):
    assert a_notice(partnership, by=officer, **said).stage == "notified"


@pytest.mark.parametrize("said", [{"close_relative": True}, {"length": "under_28_days"}])
def test_with_a_close_relative_or_for_less_than_28_days_it_is_only_decided_not_to_be_private_fostering(
    partnership, police, officer, said
):
    case = an_arrangement_assessed(partnership, officer, **said)

    with pytest.raises(Refused, match="it is not private fostering"):
        then(case, "decided", by=officer, at=NEXT_DAY)
    then(case, "decided", by=officer, at=NEXT_DAY, decision="not_private_fostering")

    case = now_of(case)
    assert (case.stage, case.outcome) == ("closed", "not_private_fostering")


def an_arrangement_assessed(partnership, officer, **said):
    case = a_notice(partnership, by=officer, **said)
    for step in ("visited", "assessed"):
        then(case, step, by=officer, at=NOTIFIED_AT)
    return case


@pytest.mark.parametrize(
    ("decision", "stage", "outcome"),
    [
        ("suitable", "in_place", ""),
        ("exempted_over_three_children", "in_place", ""),
        ("unsuitable_prohibited", "to_end", ""),
        ("awaiting", "notified", ""),
        ("refused_access", "notified", ""),
        ("became_looked_after", "closed", "became_looked_after"),
        ("returned_home", "closed", "returned_home"),
    ],
)
def test_each_decision_leads_where_it_must(partnership, police, officer, decision, stage, outcome):
    case = an_arrangement_assessed(partnership, officer)
    then(case, "decided", by=officer, at=NEXT_DAY, decision=decision)

    case = now_of(case)
    assert (case.stage, case.outcome) == (stage, outcome)


def test_a_child_who_becomes_looked_after_is_handed_over_to_somebody(partnership, police, officer):
    case = an_arrangement(partnership, by=officer)

    with pytest.raises(Refused, match="who takes over") as refused:
        then(case, "ended", by=officer, at=NEXT_DAY, reason="became_cla")
    then(case, "ended", by=officer, at=NEXT_DAY, reason="became_cla", handed_to="The social work team")

    assert refused.value.field == "handed_to"
    assert now_of(case).outcome == "became_cla"


def test_a_child_reaches_16_on_a_birthday_and_18_if_disabled(partnership, police, officer):
    case = an_arrangement(partnership, by=officer, born_on=date(2009, 9, 20))
    disabled = an_arrangement(partnership, by=officer, born_on=date(2009, 9, 20), disabled=True)
    day_before, birthday = (datetime(2025, 9, day, 10, 0, tzinfo=UTC) for day in (19, 20))

    with pytest.raises(Refused, match="reaches that age on 20 September 2025"):
        then(case, "ended", by=officer, at=day_before, reason="child_16")
    then(case, "ended", by=officer, at=birthday, reason="child_16")
    with pytest.raises(Refused, match="reaches that age on 20 September 2027"):
        then(disabled, "ended", by=officer, at=birthday, reason="child_16")


def test_a_child_who_is_to_move_in_later_does_so_once(partnership, police, officer):
    case = a_notice(partnership, by=officer, lives_there=False, starts_on=date(2025, 10, 1))
    there = a_notice(partnership, by=officer)

    then(case, "begun", by=officer, at=NOTIFIED_AT + timedelta(days=30))

    with pytest.raises(Refused, match="recorded already"):
        then(case, "begun", by=officer, at=NOTIFIED_AT + timedelta(days=31))
    with pytest.raises(Refused, match="lives there already"):
        then(there, "begun", by=officer, at=NEXT_DAY)


def test_a_notification_is_put_right_and_held_to_the_same(case, officer):
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        notice = Notification.objects.get(case=case)
    given = {"happened_at": notice.happened_at, "why": "A slip.", "by": officer, "at": NEXT_DAY}

    with pytest.raises(Refused, match="16 or older"):
        correct_record(record=notice, said={**SAID["notified"], "born_on": date(2001, 1, 1)}, **given)
