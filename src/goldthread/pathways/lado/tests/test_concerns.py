"""A concern about somebody who works with children goes from a contact to an outcome."""

from datetime import UTC, datetime, timedelta

import pytest

from goldthread.cases.casework.commands import open_case, reopen_case
from goldthread.cases.casework.factories import seen_by, somebody
from goldthread.cases.casework.models import Case, CaseEvent
from goldthread.cases.declaring.registry import pathway_of
from goldthread.foundation.agencies.factories import an_agency
from goldthread.foundation.commands.refusals import NotAllowed, Refused
from goldthread.foundation.records.moments import LAST_SECOND
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.pathways.lado.factories import RECEIVED_AT, SAID, a_contact, a_managed_case, a_referral, then
from goldthread.pathways.lado.models import Referral

from .clocks import only, states_of

pytestmark = pytest.mark.django_db
LATER = RECEIVED_AT + timedelta(hours=3)

ANEW = {"changed": "A witness came forward."}


def sees(user, case, at=LATER):
    with opened(actor=user.pk, reading=[case.space_id]):
        standing = seen_by(user, at)
        return (
            Case.objects.visible_to(standing).filter(pk=case.pk).exists(),
            Referral.objects.visible_to(standing).filter(case=case).exists(),
        )


def fresh(case):
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        return Case.objects.get(pk=case.pk)


@pytest.mark.parametrize("role", ["independent_scrutineer", "partnership_manager", "coordinator", "data_protection"])
def test_whoever_is_not_named_sees_nothing_of_it(partnership, officer, role):
    case = a_referral(partnership, by=officer)
    stranger = somebody(role, partnership)

    assert sees(stranger, case) == (False, False)
    assert sees(officer, case) == (True, True)


def test_an_agency_sees_nothing_of_it(partnership, officer):
    case = a_referral(partnership, by=officer)
    teacher = somebody("practitioner", partnership, an_agency(partnership, "Hill School", kind="academy"))

    assert sees(teacher, case) == (False, False)


def test_the_manager_of_the_partnership_takes_no_contact(partnership, manager):
    with pytest.raises(NotAllowed):
        a_contact(partnership, by=manager)


def test_a_consultation_ends_only_after_the_advice_went_out_in_writing(partnership, officer):
    case = a_contact(partnership, by=officer)
    then(case, "advised", by=officer, at=LATER)
    case = fresh(case)
    assert (case.stage, case.reference) == ("consultation", "LADO-2026-0001")

    with pytest.raises(Refused, match="First: record the advice in writing"):
        then(case, "consultation_ended", by=officer, at=LATER)

    then(case, "followed_up", by=officer, at=LATER)
    then(case, "consultation_ended", by=officer, at=LATER)
    assert (fresh(case).stage, fresh(case).outcome) == ("closed", "")


def test_what_was_a_consultation_can_become_a_referral(partnership, officer):
    case = a_contact(partnership, by=officer)
    then(case, "advised", by=officer, at=LATER)

    then(fresh(case), "accepted", by=officer, at=LATER)

    assert fresh(case).stage == "referral"


def test_nobody_is_named_unless_one_of_the_four_criteria_is_met(partnership, officer):
    case = a_contact(partnership, by=officer)

    with pytest.raises(Refused, match="which of the four criteria") as refusal:
        then(case, "accepted", by=officer, at=LATER, harmed=False)
    with pytest.raises(Refused, match="Tier 1 is a consultation"):
        then(case, "accepted", by=officer, at=LATER, tier=1)

    assert refusal.value.field == "harmed"


@pytest.mark.parametrize("criterion", ["harmed", "offence", "risk", "unsuitable"])
def test_each_criterion_alone_is_enough(partnership, officer, criterion):
    case = a_contact(partnership, by=officer)

    then(case, "accepted", by=officer, at=LATER, **{"harmed": False, criterion: True})

    assert fresh(case).stage == "referral"


def test_an_employer_says_since_when_it_knows(partnership, officer):
    with pytest.raises(Refused, match="when the employer came to know"):
        a_contact(partnership, by=officer, known_on=None)

    a_contact(partnership, by=officer, source="parent", known_on=None)


def test_an_employer_that_tells_knew_by_then_and_where_another_tells_it_may_come_to_know_later(partnership, officer):
    """Else its clock would begin after what stops it, and never be met."""
    later = RECEIVED_AT + timedelta(days=4)
    typed_later = {
        "space": partnership,
        "pathway": "lado",
        "step": "contact",
        "happened_at": RECEIVED_AT,
        "by": officer,
        "at": later,
    }
    on = (later - timedelta(days=1)).date()
    for name, said in (("known_on", {"known_on": on}), ("concern_on", {"concern_on": on, "known_on": on})):
        with pytest.raises(Refused, match=r"You were told of it on 1 December 2026\. Enter that day") as refusal:
            open_case(said={**SAID["contact"], "concern_on": None, **said}, **typed_later)
        assert refusal.value.field == name

    open_case(said={**SAID["contact"], "source": "parent", "known_on": on}, **typed_later)
    told_at_once = open_case(said={**SAID["contact"], "known_on": RECEIVED_AT.date()}, **typed_later)

    assert only(told_at_once, "LADO-01").met_at == RECEIVED_AT
    assert states_of(told_at_once, "LADO-01", later) == ["met"]


def test_harm_of_many_years_ago_is_taken(partnership, officer):
    case = a_contact(partnership, by=officer, concern_on=datetime(1978, 6, 1, tzinfo=UTC).date())

    assert fresh(case).stage == "contact"


def test_significant_harm_and_an_offence_are_told_before_anything_else(partnership, officer):
    case = a_referral(partnership, by=officer)

    with pytest.raises(Refused, match="strategy discussion is needed"):
        then(case, "evaluated", by=officer, at=LATER, significant_harm=True)
    with pytest.raises(Refused, match="the police must be told"):
        then(case, "evaluated", by=officer, at=LATER, may_be_offence=True)

    told = {"social_care_asked_on": LATER.date(), "police_told_on": LATER.date()}
    then(case, "evaluated", by=officer, at=LATER, significant_harm=True, may_be_offence=True, **told)
    assert fresh(case).stage == "managed"


def test_a_settlement_takes_the_place_of_nothing(partnership, officer):
    case = a_managed_case(partnership, by=officer)

    with pytest.raises(Refused, match="may not take the place of an investigation"):
        then(case, "employer_acted", by=officer, at=LATER, action="settlement")

    then(case, "employer_acted", by=officer, at=LATER, action="settlement", goes_on=True)


def test_a_case_is_closed_with_the_outcome_that_was_agreed_last(partnership, officer):
    case = a_managed_case(partnership, by=officer)
    with pytest.raises(Refused, match="First: agree the outcome"):
        then(case, "closed", by=officer, at=LATER)

    then(case, "outcome_agreed", by=officer, at=LATER, result="unsubstantiated")
    then(case, "outcome_agreed", by=officer, at=LATER + timedelta(hours=1), result="false", **ANEW)
    assert (fresh(case).stage, fresh(case).outcome) == ("managed", "")
    then(fresh(case), "closed", by=officer, at=LATER + timedelta(hours=2))

    closed = fresh(case)
    assert (closed.stage, closed.outcome, closed.outcome_in_words) == ("closed", "false", "False")


def test_of_two_outcomes_of_one_day_the_one_that_was_recorded_last_counts_and_an_older_one_never(partnership, officer):
    case = a_managed_case(partnership, by=officer)
    only_a_day = datetime.combine(LATER.date(), LAST_SECOND, UTC)
    typed_at = only_a_day + timedelta(hours=12)
    then(case, "outcome_agreed", by=officer, at=only_a_day, typed_at=typed_at, result="unfounded")
    then(case, "outcome_agreed", by=officer, at=LATER, typed_at=typed_at, result="false", **ANEW)
    then(case, "closed", by=officer, at=typed_at)
    assert fresh(case).outcome == "false"

    other = a_managed_case(partnership, by=officer)
    then(other, "outcome_agreed", by=officer, at=LATER + timedelta(days=2), result="substantiated")
    then(other, "outcome_agreed", by=officer, at=LATER, typed_at=LATER + timedelta(days=3), result="false", **ANEW)
    then(other, "closed", by=officer, at=LATER + timedelta(days=4))
    assert fresh(other).outcome == "substantiated"


def test_a_case_that_is_opened_again_goes_on_as_managed(partnership, officer):
    case = a_managed_case(partnership, by=officer)
    then(case, "outcome_agreed", by=officer, at=LATER)
    then(fresh(case), "closed", by=officer, at=LATER)

    reopen_case(case=fresh(case), why="Another child spoke.", by=officer, at=LATER + timedelta(days=9))

    assert (fresh(case).stage, fresh(case).outcome) == ("managed", "")


def test_each_part_has_several_updates_and_feedback_goes_on_after_the_end(partnership, officer):
    case = a_managed_case(partnership, by=officer)
    for whose, status in (("police", "under_way"), ("csc", "not_needed"), ("employer", "waits"), ("police", "ended")):
        then(case, "strand", by=officer, at=LATER, whose=whose, status=status)
    then(case, "outcome_agreed", by=officer, at=LATER)
    then(fresh(case), "closed", by=officer, at=LATER)

    for whom in ("child", "adult", "employer", "referrer"):
        then(fresh(case), "fed_back", by=officer, at=LATER, to=whom)

    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        steps = list(CaseEvent.objects.filter(case=case).order_by("pk").values_list("step", flat=True))
    assert (steps.count("strand"), steps.count("fed_back")) == (4, 4)


def test_whoever_made_the_referral_is_told_what_happens_next(partnership, officer):
    case = a_managed_case(partnership, by=officer)
    then(case, "outcome_agreed", by=officer, at=LATER)

    with pytest.raises(Refused, match="Say what happens next") as refusal:
        then(case, "fed_back", by=officer, at=LATER, next_step=" ")

    assert refusal.value.field == "next_step"


def test_every_step_can_be_recorded_from_contact_to_close(partnership, officer):
    case = a_managed_case(partnership, by=officer)
    for step in pathway_of("lado").steps_in("managed"):
        if step.code not in ("closed", "followed_up"):
            then(case, step.code, by=officer, at=LATER)

    then(case, "closed", by=officer, at=LATER)

    assert fresh(case).is_closed
