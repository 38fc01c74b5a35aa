"""Letters of a disagreement: to the other agency, in words that agencies read, by whoever recorded the step or the
office.
"""

import re
from datetime import timedelta

import pytest

from goldthread.cases.casework.commands import record_step
from goldthread.cases.casework.factories import RAISED_AT, seen_by
from goldthread.cases.casework.models import CaseEvent
from goldthread.cases.casework.queries import records_of
from goldthread.cases.letters.commands import order_letter
from goldthread.cases.letters.jobs import make_case_letter
from goldthread.cases.letters.models import CaseLetter
from goldthread.cases.letters.on_cases import under_record
from goldthread.foundation.access.models import Holding
from goldthread.foundation.access.standing import System
from goldthread.foundation.commands.refusals import NotAllowed, Refused
from goldthread.foundation.grants.giving import write_grant
from goldthread.foundation.grants.models import Grant
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.pathways.professional_disagreement.factories import taken_up

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("store")]
LATER = RAISED_AT + timedelta(days=1)


def record_of(case, step):
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        number = CaseEvent.objects.filter(case=case, kind=CaseEvent.Kind.STEP, step=step).latest("pk").record_id
        return case.rules.step(step).record.objects.select_related("case__space").get(pk=number)


def ordered(case, step, letter, by):
    record = record_of(case, step)
    return order_letter(case=case, record=record, letter=letter, opening={}, words={}, by=by, at=LATER)


def made(case, step, letter, by):
    found = ordered(case, step, letter, by)
    make_case_letter.func(space_id=case.space_id, letter_id=found.pk)
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        kept = CaseLetter.objects.get(pk=found.pk)
        assert kept.is_made, kept.failure
        return dict(kept.as_made.opening)["To"], " ".join(one.words for one in kept.as_made.statements())


def resolved(case, by, result="compromise_plan"):
    said = {
        "result": result,
        "words": "They visit together.",
        "learning": "Talk before a referral is closed.",
        "tell_children": "The family was told on Monday.",
    }
    return record_step(case=case, step="resolved", said=said, happened_at=LATER, by=by, at=LATER)


def test_whoever_raised_it_writes_to_the_other_agency(case, constable):
    to, says = made(case, "raised", "raised", constable)

    assert to == "Northborough Council"
    assert "We think that the child needs a social worker." in says
    assert "Make an assessment." in says


def test_each_stage_has_its_letter_to_whoever_did_not_take_it_up(case, constable, manager):
    taken_up(case, 2, by=constable, at=LATER)
    assert made(case, "to_stage_2", "stage", constable)[0] == "Northborough Council"
    taken_up(case, 3, by=manager, at=LATER)
    to, says = made(case, "to_stage_3", "stage", manager)

    assert to == "Northborough Police, Northborough Council"
    assert "It was not settled." in says
    assert "We think that the child needs a social worker." in says


def test_the_closing_letter_goes_to_both_and_says_nothing_that_agencies_do_not_read(case, manager):
    resolved(case, manager)

    to, says = made(case, "resolved", "closing", manager)

    assert to == "Northborough Police, Northborough Council"
    assert "Another plan was agreed" in says
    assert "They visit together." in says
    assert "Talk before a referral" not in says
    assert "told on Monday" not in says


def test_the_closing_letter_thanks_nobody_for_settling_what_was_not_settled(case, manager):
    resolved(case, manager, "withdrawn")

    assert "settling" not in made(case, "resolved", "closing", manager)[1]


def test_the_other_agency_and_a_third_neither_make_nor_read_it(case, constable, social_worker, teacher):
    ordered(case, "raised", "raised", constable)

    for other in (social_worker, teacher):
        with pytest.raises((NotAllowed, Refused)):
            ordered(case, "raised", "raised", other)
        with opened(actor=other.pk, reading=[case.space_id]):
            assert not CaseLetter.objects.visible_to(seen_by(other, LATER)).exists()
            record = records_of(case, case.rules.step("raised"), seen_by(other, LATER)).first()
            assert record is None or under_record((record,), seen_by(other, LATER)) is None
    with opened(actor=constable.pk, reading=[case.space_id]):
        assert CaseLetter.objects.visible_to(seen_by(constable, LATER)).count() == 1


def test_an_agency_makes_no_letter_that_says_what_another_recorded(case, social_worker, constable):
    taken_up(case, 2, by=social_worker, at=LATER)

    with pytest.raises(NotAllowed):
        ordered(case, "to_stage_2", "stage", social_worker)
    with pytest.raises(NotAllowed):
        ordered(case, "to_stage_2", "stage", constable)


def test_what_the_office_orders_is_no_agencys_letter(case, constable, manager):
    ordered(case, "raised", "raised", manager)

    with opened(actor=constable.pk, reading=[case.space_id]):
        assert not CaseLetter.objects.visible_to(seen_by(constable, LATER)).exists()
    with opened(actor=manager.pk, reading=[case.space_id]):
        assert CaseLetter.objects.visible_to(seen_by(manager, LATER)).count() == 1


def test_whoever_leads_a_case_but_acts_for_an_agency_without_sight_orders_none(case, teacher):
    with opened(actor=SYSTEM_ACTOR, writing=case.space_id):
        lead = {"standing_as": Grant.As.LEAD, "purpose": "leads the case"}
        write_grant(case, account=teacher, **lead, by=System("tests"), at=RAISED_AT)

    with pytest.raises(NotAllowed):
        ordered(case, "raised", "raised", teacher)


def test_a_letter_is_not_made_for_whoever_may_not_order_it_any_more(case, manager):
    found = ordered(case, "raised", "raised", manager)
    with opened(actor=SYSTEM_ACTOR, writing=case.space_id):
        Holding.objects.filter(user=manager).update(role="independent_scrutineer")

    make_case_letter.func(space_id=case.space_id, letter_id=found.pk)

    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        kept = CaseLetter.objects.get(pk=found.pk)
    assert (kept.state, "may not see it or make it now" in kept.failure) == (CaseLetter.State.FAILED, True)


def on_page(case, user, browser_of):
    """The addresses of letters that the page of a case offers to make."""
    page = browser_of(user).get(case.get_absolute_url())
    assert page.status_code == 200
    return re.findall(r'href="[^"]*/case/[^/]+/([^"]*/letter/[^"]*)/"', page.text)


def test_the_page_of_a_case_offers_the_letters_that_may_be_made_now_until_they_were(case, manager, browser_of):
    raised = record_of(case, "raised")
    assert on_page(case, manager, browser_of) == [f"raised/{raised.pk}/letter/raised"]

    ordered(case, "raised", "raised", manager)
    ended = resolved(case, manager)

    assert on_page(case, manager, browser_of) == [f"resolved/{ended.pk}/letter/closing"]


def test_of_several_stages_the_page_offers_the_letter_of_the_last(case, constable, manager, browser_of):
    taken_up(case, 2, by=constable, at=LATER)
    taken_up(case, 3, by=constable, at=LATER + timedelta(days=1))
    last = record_of(case, "to_stage_3")

    assert f"to_stage_3/{last.pk}/letter/stage" in on_page(case, manager, browser_of)
    assert not [way for way in on_page(case, manager, browser_of) if way.startswith("to_stage_2")]


def test_the_page_offers_nobody_a_letter_that_they_may_not_make(case, constable, social_worker, browser_of):
    assert on_page(case, constable, browser_of)
    assert on_page(case, social_worker, browser_of) == []
