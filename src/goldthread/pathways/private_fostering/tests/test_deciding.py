"""What may be decided when: what must be known by then, what counts as a stay, and what is no answer any more."""

from datetime import UTC, date, datetime, timedelta

import pytest

from goldthread.cases.casework.commands import correct_record
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.records.moments import last_second_of
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.pathways.private_fostering.factories import NOTIFIED_AT, SAID, a_notice, an_arrangement, then
from goldthread.pathways.private_fostering.models import Notification

from .reading import clocks_of, now_of

pytestmark = pytest.mark.django_db

NEXT_DAY = NOTIFIED_AT + timedelta(days=1)
LITTLE = {
    "kind": "",
    "close_relative": None,
    "starts_on": None,
    "length": "",
    "born_on": None,
    "disabled": None,
    "carer_name": "",
    "carer_addresses": "",
    "parents": "",
    "reasons": "",
}
"""What whoever has just learned of it does not know."""


def looked_at(partnership, officer, **said):
    case = a_notice(partnership, by=officer, **said)
    for step in ("visited", "assessed"):
        then(case, step, by=officer, at=NOTIFIED_AT)
    return case


def test_the_name_and_the_day_of_becoming_aware_are_enough_for_the_clocks_to_begin(partnership, police, officer):
    case = a_notice(partnership, by=officer, **LITTLE)

    assert [len(clocks_of(case, code)) for code in ("PF-02", "PF-03", "PF-05")] == [1, 1, 1]
    assert clocks_of(case, "PF-07") == []


def test_the_rest_must_be_known_by_the_decision(partnership, police, officer):
    case = looked_at(partnership, officer, **LITTLE)

    with pytest.raises(Refused, match="does not say yet: “Kind of arrangement”, “Is the carer a close relative"):
        then(case, "decided", by=officer, at=NEXT_DAY)
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        notification = Notification.objects.get(case=case)
    given = {"happened_at": notification.happened_at, "why": "It is known now.", "by": officer, "at": NEXT_DAY}
    correct_record(record=notification, said=SAID["notified"], **given)
    then(case, "decided", by=officer, at=NEXT_DAY)

    assert now_of(case).stage == "in_place"


def test_that_it_is_no_private_fostering_may_be_decided_with_little(partnership, police, officer):
    case = a_notice(partnership, by=officer, **{**LITTLE, "close_relative": True})

    then(case, "decided", by=officer, at=NEXT_DAY, decision="not_private_fostering")

    assert now_of(case).outcome == "not_private_fostering"


@pytest.mark.parametrize(("day", "is_private"), [(date(2025, 9, 16), False), (date(2025, 9, 17), True)])
def test_a_child_who_was_to_stay_three_weeks_and_is_there_for_28_days_is_privately_fostered(
    partnership, police, officer, day, is_private
):
    """They moved in on 20 August."""
    case = looked_at(partnership, officer, length="under_28_days")
    at = datetime(day.year, day.month, day.day, 10, 0, tzinfo=UTC)

    if not is_private:
        with pytest.raises(Refused, match="has not been there as long yet"):
            then(case, "decided", by=officer, at=at)
        return
    then(case, "decided", by=officer, at=at)
    assert now_of(case).stage == "in_place"


def test_a_pupil_who_stays_at_school_in_the_holidays_is_privately_fostered(partnership, police, officer):
    case = looked_at(partnership, officer, length="holidays")

    then(case, "decided", by=officer, at=NEXT_DAY)

    assert now_of(case).stage == "in_place"


@pytest.mark.parametrize("first", ["suitable", "unsuitable_prohibited"])
@pytest.mark.parametrize(
    "then_said",
    ["not_private_fostering", "became_looked_after", "returned_home", "awaiting", "refused_access"],
)
def test_what_comes_before_the_decision_is_no_answer_after_it(partnership, police, officer, first, then_said):
    case = looked_at(partnership, officer)
    then(case, "decided", by=officer, at=NEXT_DAY, decision=first)

    with pytest.raises(Refused, match="record the end") as refused:
        then(case, "decided", by=officer, at=NEXT_DAY + timedelta(days=200), decision=then_said)

    assert refused.value.field == "decision"


def test_of_one_day_what_was_recorded_first_was_decided_before(partnership, police, officer):
    case, whole_day = looked_at(partnership, officer), last_second_of(NEXT_DAY.date())
    then(case, "decided", by=officer, at=whole_day)

    with pytest.raises(Refused, match="record the end"):
        then(case, "decided", by=officer, at=NEXT_DAY, typed_at=whole_day, decision="returned_home")


def test_what_is_private_fostering_no_longer_ends_and_was_visited_late_all_the_same(partnership, police, officer):
    case = an_arrangement(partnership, by=officer)

    then(case, "ended", by=officer, at=NOTIFIED_AT + timedelta(days=200), reason="ceased")

    assert now_of(case).outcome == "ceased"
    assert clocks_of(case, "PF-03")[-1].state == "overdue"


def test_what_was_planned_and_never_began_is_closed_as_that(partnership, police, officer, case):
    planned = looked_at_beforehand(partnership, officer)
    then(planned, "decided", by=officer, at=NEXT_DAY)

    then(planned, "decided", by=officer, at=NEXT_DAY + timedelta(days=60), decision="never_began")

    assert now_of(planned).outcome == "never_began"
    assert clocks_of(planned, "PF-03") == []
    with pytest.raises(Refused, match="it did begin"):
        then(case, "decided", by=officer, at=NEXT_DAY, decision="never_began")


def looked_at_beforehand(partnership, officer):
    case = a_notice(partnership, by=officer, lives_there=False, starts_on=date(2025, 11, 1))
    then(case, "visited", by=officer, at=NOTIFIED_AT, child="not_yet", wishes="")
    then(case, "assessed", by=officer, at=NOTIFIED_AT)
    return case


def test_a_requirement_is_typed_once_and_known_by_its_number(partnership, police, officer):
    case = looked_at(partnership, officer)
    suitable_if = {"decision": "suitable_with_requirements"}
    with pytest.raises(Refused, match="Record each requirement first"):
        then(case, "decided", by=officer, at=NEXT_DAY, **suitable_if)
    then(case, "required", by=officer, at=NEXT_DAY)
    then(case, "required", by=officer, at=NEXT_DAY, number=2, requirement="A bed of her own.")
    then(case, "decided", by=officer, at=NEXT_DAY, **suitable_if)

    then(case, "required", by=officer, at=NEXT_DAY + timedelta(days=9), number=2, state="met", requirement="")

    with pytest.raises(Refused, match="There are: 1 and 2"):
        then(case, "required", by=officer, at=NEXT_DAY, number=3, state="met", requirement="")
    with pytest.raises(Refused, match="has the number 3"):
        then(case, "required", by=officer, at=NEXT_DAY, number=5)
    with pytest.raises(Refused, match="what the carer must do"):
        then(case, "required", by=officer, at=NEXT_DAY, requirement="")


def test_what_is_missing_for_a_decision_is_told_when_its_form_is_opened(partnership, police, officer, browser_of):
    case = a_notice(partnership, by=officer, **LITTLE)
    page = browser_of(officer).get(f"{case.get_absolute_url()}record/decided/").text

    assert "the notification does not say yet “Kind of arrangement”" in page
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        number = Notification.objects.get(case=case).pk
    where = [f"notified/{number}/correct/", "record/assessed/", "record/visited/", "record/required/"]
    assert [one for one in where if one not in page] == []
    assert 'name="decision"' in page


def test_a_decision_is_refused_with_all_that_is_missing(partnership, police, officer):
    case = a_notice(partnership, by=officer, carer_name="")

    with pytest.raises(Refused) as refused:
        then(case, "decided", by=officer, at=NEXT_DAY, decision="suitable_with_requirements")

    told = [str(refused.value), *map(str, refused.value.others)]
    assert [one[:24] for one in told] == [
        "The notification does no",
        "Record the assessment fi",
        "Record a visit at which ",
        "Record each requirement ",
    ]


def test_what_is_no_answer_any_more_is_not_offered(partnership, police, officer, browser_of):
    case, browser = looked_at(partnership, officer), browser_of(officer)
    address = f"{case.get_absolute_url()}record/decided/"
    before = browser.get(address).text
    assert "Not decided yet" in before
    # The child lives there.
    assert "It never began" not in before

    then(case, "decided", by=officer, at=NEXT_DAY)

    after = browser.get(address).text
    assert "Unsuitable: prohibited" in after
    assert [one for one in ("Not decided yet", "before it was decided") if one in after] == []
