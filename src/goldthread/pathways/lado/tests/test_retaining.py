"""A case goes whole, with all that was recorded of it, and not while it is open."""

from datetime import timedelta

import pytest

from goldthread.cases.casework.models import Case, CaseEvent
from goldthread.foundation.grants.models import Grant
from goldthread.foundation.retention.belonging import belonging_to, why_not
from goldthread.foundation.retention.kinds.declaring import KINDS
from goldthread.foundation.timekeeping.models import Clock
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.pathways.lado.factories import RECEIVED_AT, a_managed_case, a_referral, then
from goldthread.pathways.lado.models import Closure, Contact, Referral
from goldthread.pathways.lado.pathway import PATHWAY

pytestmark = pytest.mark.django_db
LATER = RECEIVED_AT + timedelta(hours=3)


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
