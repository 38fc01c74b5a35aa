"""A case goes whole, with all that was recorded of it, as long after as its outcome says, and not while it is open."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from goldthread.cases.casework.models import Case, CaseEvent
from goldthread.foundation.grants.models import Grant
from goldthread.foundation.retention.belonging import belonging_to, why_not
from goldthread.foundation.retention.classes import Anchor, AtEnd, Rule
from goldthread.foundation.retention.commands.holds import About
from goldthread.foundation.retention.commands.schedule import set_rule
from goldthread.foundation.retention.due import due_in, due_of, why_unknown
from goldthread.foundation.retention.factories import a_hold, somebody
from goldthread.foundation.retention.kinds.declaring import KINDS
from goldthread.foundation.retention.rules import rule_on
from goldthread.foundation.timekeeping.models import Clock
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.pathways.lado.factories import RECEIVED_AT, a_contact, a_managed_case, a_referral, then
from goldthread.pathways.lado.models import Closure, Contact, Referral
from goldthread.pathways.lado.pathway import PATHWAY

pytestmark = pytest.mark.django_db
LATER = RECEIVED_AT + timedelta(hours=3)
SIGHT = {"standing_as": "other", "purpose": "To decide what becomes of it", "ends_at": None}


def test_every_record_of_every_step_goes_with_its_case():
    going = {part.model for part in KINDS["case"].parts}

    assert {step.record for step in PATHWAY.steps} | {CaseEvent, Clock, Grant} <= going


def test_a_case_goes_with_what_is_its_own_and_with_nothing_of_another(partnership, officer):
    case = a_managed_case(partnership, by=officer)
    a_referral(partnership, by=officer)
    then(case, "outcome_agreed", by=officer, at=LATER)
    then(case, "closed", by=officer, at=LATER)

    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        belonging = belonging_to(KINDS["case"], [case.pk])
        kept_by = why_not(belonging)

    going = {}
    for model, row in belonging.rows:
        going.setdefault(model, []).append(row)
    assert kept_by == []
    assert len(going[Case]) == len(going[Contact]) == len(going[Referral]) == len(going[Closure]) == 1
    assert len(going[CaseEvent]) == 5
    assert {clock.subject_id for clock in going[Clock]} == {case.pk}
    assert {grant.about_id for grant in going[Grant]} == {case.pk}


def test_what_is_open_stays(partnership, officer):
    case = a_managed_case(partnership, by=officer)

    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        assert why_not(belonging_to(KINDS["case"], [case.pk])) == ["It is open: close the case first."]
        assert not KINDS["case"].candidates().exists()


def ended(space, officer, result, **said):
    """A referral that was closed with an outcome."""
    case = a_referral(space, by=officer, **said)
    then(case, "evaluated", by=officer, at=RECEIVED_AT)
    then(case, "outcome_agreed", by=officer, at=LATER, result=result)
    then(case, "closed", by=officer, at=LATER)
    return case


def consulted(space, officer):
    case = a_contact(space, by=officer)
    for hours, step in enumerate(("advised", "followed_up", "consultation_ended"), start=1):
        then(case, step, by=officer, at=RECEIVED_AT + timedelta(hours=hours))
    return case


def class_of(case):
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        sort = KINDS["case"].sort_of(case.pk)
    return sort and sort.class_code


@pytest.mark.parametrize(
    ("result", "code", "due"),
    [
        ("substantiated", "lado-substantiated-or-unsubstantiated", date(2070, 12, 31)),
        ("unsubstantiated", "lado-substantiated-or-unsubstantiated", date(2070, 12, 31)),
        ("unfounded", "lado-unfounded-or-malicious", date(2036, 12, 1)),
        ("malicious", "lado-unfounded-or-malicious", date(2036, 12, 1)),
        ("false", "lado-false", None),
    ],
)
def test_how_long_a_case_stays_is_by_its_outcome(result, code, due, partnership, officer):
    case = ended(partnership, officer, result)

    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        found = due_of(KINDS["case"], case, LATER.date())

    assert class_of(case) == code
    assert (found and found.due_on) == due


def test_a_consultation_stays_six_years_from_the_last_contact(partnership, officer):
    case = consulted(partnership, officer)
    then(case, "followed_up", by=officer, at=RECEIVED_AT + timedelta(days=30))

    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        found = due_of(KINDS["case"], case, LATER.date())

    assert class_of(case) == "lado-consultation"
    assert found.due_on == date(2032, 12, 31)


def test_of_an_open_case_nobody_knows_the_class_yet_and_a_hold_on_any_of_its_own_holds_it(partnership, officer):
    case = a_managed_case(partnership, by=officer)

    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        codes = ("lado-false", "lado-consultation", "disagreement")
        may_be = [code for code in codes if KINDS["case"].which_may_be([case.pk], code)]

    assert class_of(case) is None
    assert may_be == ["lado-false", "lado-consultation"]


@pytest.mark.parametrize(("result", "years"), [("substantiated", 44), ("unfounded", 10), ("", 6)])
def test_what_is_over_is_found_by_a_day_that_an_index_knows_and_by_the_minute(result, years, partnership, officer):
    """Neither the last contact nor a birth is worked out of every case that was ever closed."""
    case = ended(partnership, officer, result) if result else consulted(partnership, officer)
    kind = KINDS["case"]

    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        on = due_of(kind, case, LATER.date()).due_on
        with CaptureQueriesContext(connection) as asked:
            before, after = due_in(partnership, on - timedelta(days=1)), due_in(partnership, on)

    assert on.year == RECEIVED_AT.year + years
    assert [one.record for one in before] == []
    assert [one.record for one in after] == [case]
    of_cases = [one["sql"] for one in asked if one["sql"].startswith('SELECT "case"')]
    assert of_cases
    assert all('"case"."closed_at" < ' in sql or '"adult_born_on" <= ' in sql for sql in of_cases)


class TestWhereTheDayOfBirthIsNotHeld:
    def test_a_case_stays_however_old_it_is_and_says_why(self, partnership, officer):
        case = ended(partnership, officer, "substantiated", adult_born_on=None)
        in_two_hundred_years = date(2226, 1, 1)

        with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
            kind = KINDS["case"]
            rule = rule_on(partnership.pk, class_of(case), in_two_hundred_years)
            found = due_of(kind, case, in_two_hundred_years)
            due, why = due_in(partnership, in_two_hundred_years), why_unknown(kind, case, rule)

        assert found is None
        assert [one for one in due if one.kind is kind] == []
        assert why.startswith("The day of birth is not held, so nobody can work out when its period is over.")


def test_a_partnership_may_say_until_an_age_or_so_long_after_the_end_if_that_is_longer(partnership, officer):
    case = ended(partnership, officer, "substantiated", adult_born_on=date(1960, 5, 4))
    manager = somebody(partnership, "partnership_manager", "Robin")
    rule = Rule(Anchor.BIRTH, 67 * 12, AtEnd.REVIEW_BY_TWO, "Our schedule", 10 * 12)
    code, day = "lado-substantiated-or-unsubstantiated", datetime(2026, 11, 30, 9, 0, tzinfo=UTC)
    said = {"starts_on": day.date(), "why": "Decided by the board", "by": manager, "at": day}

    set_rule(space=partnership, class_code=code, rule=rule, **said)

    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        found = due_of(KINDS["case"], case, LATER.date())
    assert found.due_on == date(2036, 12, 1)
    assert found.why == (
        "67 years from the birth of the person it is about, and at least 10 years from the day it ended"
    )


def test_holds_on_classes_are_asked_once_however_much_is_due_under_them(partnership, officer):
    first = ended(partnership, officer, "unfounded")
    for code in ("lado-false", "lado-consultation"):
        a_hold(partnership, About(retention_class=code))
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        on = due_of(KINDS["case"], first, LATER.date()).due_on

    def statements():
        with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]), CaptureQueriesContext(connection) as asked:
            found = due_in(partnership, on)
        return len(found), len(asked)

    (one, few) = statements()
    for _ in range(3):
        ended(partnership, officer, "unfounded")

    assert (one, statements()) == (1, (4, few))
