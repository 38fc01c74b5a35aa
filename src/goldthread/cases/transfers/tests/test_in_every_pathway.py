"""In each pathway whose cases go to others, a case goes there, or came from there, and keeps its history."""

from datetime import timedelta

import pytest

from goldthread.cases.casework.commands import correct_record
from goldthread.cases.casework.models import CaseEvent, CaseSharing
from goldthread.cases.transfers.models import From, To, Transfer, TransferReceived, TransferRefused, waiting_in
from goldthread.cases.transfers.steps import ACCEPTED, ANSWERS, OFFERED, RECEIVED, REFUSED, WENT_TO, WITHDRAWN
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.timekeeping.models import Clock
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

pytestmark = pytest.mark.django_db


@pytest.fixture
def later(began_at):
    return began_at + timedelta(days=14)


def goes_to(rules):
    return [one for one in To if WENT_TO[one] in rules.outcomes]


def test_a_case_stays_open_until_it_is_accepted_and_keeps_its_history(case, then, later, now_of, browser):
    then(OFFERED, later)
    assert not now_of(case).is_closed

    then(ACCEPTED, later + timedelta(days=7))

    ended = now_of(case)
    assert (ended.is_closed, ended.outcome) == (True, To.AREA)
    page = browser.get(case.get_absolute_url()).text
    assert "Went to another area" in page
    assert case.rules.opening[0].done in page


def test_it_goes_where_its_pathway_says_and_nowhere_else(rules, case, then, later, now_of, browser):
    form = browser.get(f"{case.get_absolute_url()}record/{OFFERED}/").text
    assert ("Agency here that takes it over" in form) is (To.ADULTS in goes_to(rules))
    for one in To:
        if one not in goes_to(rules):
            with pytest.raises(Refused, match="is no answer in a") as refused:
                then(OFFERED, later, to=one.value)
            assert refused.value.field == "to"

    for one in goes_to(rules):
        then(OFFERED, later, to=one.value)
        then(REFUSED if one is not goes_to(rules)[-1] else ACCEPTED, later)
    assert now_of(case).outcome == goes_to(rules)[-1]


def test_the_form_asks_nothing_of_which_there_is_one_answer(rules, case, then, later, browser):
    address = case.get_absolute_url()
    form = browser.get(f"{address}record/{OFFERED}/").text
    assert ('name="to"' in form) is (len(goes_to(rules)) > 1)

    then(OFFERED, later)

    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        assert Transfer.objects.get(case=case).to == To.AREA


def test_one_that_is_not_accepted_goes_on_and_may_be_offered_again(case, then, later, now_of):
    then(OFFERED, later)
    then(REFUSED, later)

    with pytest.raises(Refused, match="what was offered last was answered"):
        then(ACCEPTED, later)
    then(OFFERED, later, whom="Westmere Council")
    then(ACCEPTED, later)

    assert now_of(case).is_closed


def test_nothing_is_offered_twice_before_it_is_answered(then, later):
    with pytest.raises(Refused, match="First"):
        then(ACCEPTED, later)
    then(OFFERED, later)

    with pytest.raises(Refused, match="Eastmere Council, and they have not answered"):
        then(OFFERED, later, whom="Westmere Council")


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"gateway": "other"}, "gateway_other"),
        ({"informed": "no_unsafe"}, "informed_why"),
        ({"consent": "not_sought_with_reason"}, "consent_why"),
    ],
)
def test_an_answer_that_needs_a_reason_has_one(then, later, said, field):
    with pytest.raises(Refused) as refused:
        then(OFFERED, later, **said)

    assert refused.value.field == field


def test_what_is_handed_over_stands_among_what_was_shared(case, then, later):
    then(OFFERED, later)

    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        kept = CaseSharing.objects.get(case=case)

    assert (kept.shared_with, kept.condition, kept.gateway) == ("Eastmere Council", "safeguarding", "ca1989_s27")


def test_an_offer_that_nobody_answers_is_overdue_and_one_that_is_answered_is_not(rules, case, then, later):
    (clock,) = [one for one in rules.clocks if {fact.step for fact in one.stops} == {*ANSWERS}]
    then(OFFERED, later)

    def state(at):
        with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
            return [one.state for one in Clock.objects.filter(subject_id=case.pk, code=clock.id).with_state(at)]

    assert state(later + timedelta(days=20)) == ["overdue"]
    then(WITHDRAWN, later + timedelta(days=7))
    assert state(later + timedelta(days=20)) == ["met"]


def test_an_answer_is_not_before_its_offer_and_an_offer_not_after_its_answer(then, runner, later):
    made = then(OFFERED, later)
    with pytest.raises(Refused, match="It was offered") as refused:
        then(REFUSED, later - timedelta(days=2), typed_at=later)
    assert refused.value.field == "happened_at"
    then(REFUSED, later + timedelta(days=1))

    late = later + timedelta(days=3)
    with pytest.raises(Refused, match="It was answered on"):
        correct_record(record=made, said={}, happened_at=late, why="A slip.", by=runner, at=late)


def test_what_was_kept_before_answers_said_of_which_offer_they_are_is_answered_still(case, then, later):
    then(OFFERED, later)
    then(REFUSED, later)
    with opened(actor=SYSTEM_ACTOR, writing=case.space_id):
        TransferRefused.objects.filter(case=case).update(transfer=None)

    then(OFFERED, later, whom="Westmere Council")

    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        assert waiting_in(case.space_id, case.pk).whom == "Westmere Council"


def test_the_form_of_an_offer_that_waits_leads_to_each_answer(case, then, later, browser):
    then(OFFERED, later)

    form = browser.get(f"{case.get_absolute_url()}record/{OFFERED}/").text

    for step in ANSWERS:
        address = f"{case.get_absolute_url()}record/{step}/"
        assert address in form
        assert "It is the answer to the offer to Eastmere Council" in browser.get(address).text


def test_a_case_that_was_taken_over_says_where_it_came_from_and_what_was_given(rules, case, then, later, browser):
    form = browser.get(f"{case.get_absolute_url()}record/{RECEIVED}/").text
    then(RECEIVED, later)

    assert f"{case.get_absolute_url()}documents/add/" in form
    assert ('name="origin"' in form) is (To.ADULTS in goes_to(rules))
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        kept = TransferReceived.objects.select_related("space", "case").get()
        assert CaseEvent.objects.filter(case=case, step=RECEIVED).count() == 1
    assert kept.origin == From.AREA
    page = browser.get(f"{case.get_absolute_url()}{RECEIVED}/{kept.pk}/").text
    assert all(words in page for words in ("Westmere Council", "WM 12", "two reports of visits"))


def test_the_form_leads_to_what_goes_with_it(case, browser):
    form = browser.get(f"{case.get_absolute_url()}record/{OFFERED}/").text

    assert f"{case.get_absolute_url()}chronology/" in form
    assert "Choose from its documents and letters" in form
