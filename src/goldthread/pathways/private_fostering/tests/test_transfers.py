"""A case goes to another area or to adults' services, or came from there, and keeps its history."""

from datetime import UTC, datetime, timedelta

import pytest

from goldthread.cases.casework.commands import correct_record
from goldthread.cases.casework.factories import a_basis
from goldthread.cases.casework.models import Case, CaseEvent, CaseSharing
from goldthread.cases.casework.shown import facts_of
from goldthread.cases.transfers.models import Transfer, TransferReceived, TransferRefused, waiting_in
from goldthread.cases.transfers.steps import ACCEPTED, OFFERED, RECEIVED, REFUSED, WITHDRAWN
from goldthread.foundation.agencies.factories import an_agency
from goldthread.foundation.agencies.kinds import AgencyKind
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.grants.commands import give_grant
from goldthread.foundation.grants.models import Grant
from goldthread.foundation.timekeeping.models import Clock
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.pathways.private_fostering.factories import a_notice, an_arrangement, then

pytestmark = pytest.mark.django_db
LATER = datetime(2025, 10, 6, 10, 0, tzinfo=UTC)


def now_of(case):
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        return Case.objects.select_related("space").get(pk=case.pk)


def test_a_case_stays_open_until_it_is_accepted_and_keeps_its_history(
    partnership, police, constable, officer, browser_of
):
    case = an_arrangement(partnership, by=officer)
    then(case, OFFERED, by=officer, at=LATER)
    assert not now_of(case).is_closed

    then(case, ACCEPTED, by=officer, at=LATER + timedelta(days=7))

    ended = now_of(case)
    assert (ended.stage, ended.outcome) == ("closed", "transferred_area")
    page = browser_of(officer).get(case.get_absolute_url()).text
    assert all(words in page for words in ("Went to another area", "Ana Example", "Assessed", "Notified"))
    assert browser_of(constable).get(case.get_absolute_url()).status_code == 404


def test_one_that_is_not_accepted_goes_on_and_may_be_offered_again(partnership, police, officer):
    case = an_arrangement(partnership, by=officer)
    then(case, OFFERED, by=officer, at=LATER)
    then(case, REFUSED, by=officer, at=LATER)

    with pytest.raises(Refused, match="what was offered last was answered"):
        then(case, ACCEPTED, by=officer, at=LATER)
    then(case, OFFERED, by=officer, at=LATER, to="transferred_adults", whom="Adult social care")
    then(case, ACCEPTED, by=officer, at=LATER)

    assert now_of(case).outcome == "transferred_adults"


def test_nothing_is_offered_twice_before_it_is_answered(partnership, police, officer):
    case = an_arrangement(partnership, by=officer)
    with pytest.raises(Refused, match="First"):
        then(case, ACCEPTED, by=officer, at=LATER)
    then(case, OFFERED, by=officer, at=LATER)

    with pytest.raises(Refused, match="Eastmere Council, and they have not answered"):
        then(case, OFFERED, by=officer, at=LATER, whom="Westmere Council")


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"gateway": "other"}, "gateway_other"),
        ({"informed": "no_unsafe"}, "informed_why"),
        ({"consent": "not_sought_with_reason"}, "consent_why"),
    ],
)
def test_an_answer_that_needs_a_reason_has_one(partnership, police, officer, said, field):
    case = an_arrangement(partnership, by=officer)

    with pytest.raises(Refused) as refused:
        then(case, OFFERED, by=officer, at=LATER, **said)

    assert refused.value.field == field


def test_what_is_handed_over_stands_among_what_was_shared(partnership, police, officer):
    case = an_arrangement(partnership, by=officer)
    then(case, OFFERED, by=officer, at=LATER)

    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        kept = CaseSharing.objects.get(case=case)

    assert (kept.shared_with, kept.condition, kept.gateway) == ("Eastmere Council", "safeguarding", "ca1989_s27")


@pytest.fixture
def adults(partnership, police):
    return an_agency(partnership, "Adult Social Care", kind=AgencyKind.LOCAL_AUTHORITY)


def offered_to(adults, case, officer, at=LATER):
    then(case, OFFERED, by=officer, at=at, to="transferred_adults", whom="Adult social care", taken_by=adults)


def sees(agency, case, at):
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        return Grant.objects.about(case).filter(agency=agency).in_force(at).exists()


@pytest.mark.parametrize(("step", "stays"), [(REFUSED, False), (WITHDRAWN, False), (ACCEPTED, True), ("ended", False)])
def test_adults_services_that_take_part_here_see_it_until_it_is_known_that_they_do_not_take_it(
    partnership, officer, adults, step, stays
):
    case, after = an_arrangement(partnership, by=officer), LATER + timedelta(days=1)
    offered_to(adults, case, officer)
    assert sees(adults, case, after)

    then(case, step, by=officer, at=after)

    assert sees(adults, case, after + timedelta(days=1)) is stays


def test_an_agency_that_sees_it_for_another_reason_goes_on_seeing_it(partnership, officer, adults):
    case, after = an_arrangement(partnership, by=officer), LATER + timedelta(days=1)
    given = {"standing_as": "participant", "purpose": "visits", "ends_at": None, "more": a_basis()}
    give_grant(about=case, agency=adults, **given, by=officer, at=LATER)
    offered_to(adults, case, officer)

    then(case, REFUSED, by=officer, at=after)

    assert sees(adults, case, after + timedelta(days=1))


def test_who_sees_it_reads_that_it_was_offered_and_not_where_the_family_moves(partnership, police, officer):
    case = an_arrangement(partnership, by=officer)
    then(case, OFFERED, by=officer, at=LATER)

    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        kept = Transfer.objects.get(case=case)
        told = [fact for _, fact in facts_of(kept, all_of_it=False)]

    assert "Another council or area" in str(told)
    assert "Eastmere" not in str(told)


def test_an_offer_that_nobody_answers_is_overdue_and_one_that_is_answered_is_not(partnership, police, officer):
    case = an_arrangement(partnership, by=officer)
    then(case, OFFERED, by=officer, at=LATER)

    def state(at):
        with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
            return [one.state for one in Clock.objects.filter(subject_id=case.pk, code="TR-01").with_state(at)]

    assert state(LATER + timedelta(days=20)) == ["overdue"]
    then(case, WITHDRAWN, by=officer, at=LATER + timedelta(days=7))
    assert state(LATER + timedelta(days=20)) == ["met"]


def test_an_answer_is_not_before_its_offer_and_an_offer_not_after_its_answer(partnership, police, officer):
    case = an_arrangement(partnership, by=officer)
    made = then(case, OFFERED, by=officer, at=LATER)
    with pytest.raises(Refused, match="It was offered") as refused:
        then(case, REFUSED, by=officer, at=LATER - timedelta(days=2), typed_at=LATER)
    assert refused.value.field == "happened_at"
    then(case, REFUSED, by=officer, at=LATER + timedelta(days=1))

    late = LATER + timedelta(days=3)
    with pytest.raises(Refused, match="It was answered on 7 October 2025"):
        correct_record(record=made, said={}, happened_at=late, why="A slip.", by=officer, at=late)


def test_what_was_kept_before_answers_said_of_which_offer_they_are_is_answered_still(partnership, police, officer):
    case = an_arrangement(partnership, by=officer)
    then(case, OFFERED, by=officer, at=LATER)
    then(case, REFUSED, by=officer, at=LATER)
    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        TransferRefused.objects.filter(case=case).update(transfer=None)

    then(case, OFFERED, by=officer, at=LATER, whom="Westmere Council")

    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        assert waiting_in(case.space_id, case.pk).whom == "Westmere Council"


def test_the_form_of_an_offer_that_waits_leads_to_each_answer(partnership, police, officer, browser_of):
    case = an_arrangement(partnership, by=officer)
    then(case, OFFERED, by=officer, at=LATER)

    form = browser_of(officer).get(f"{case.get_absolute_url()}record/{OFFERED}/").text

    for step in (ACCEPTED, REFUSED, WITHDRAWN):
        assert f"{case.get_absolute_url()}record/{step}/" in form


def test_a_case_that_was_taken_over_says_where_it_came_from_and_what_was_given(
    partnership, police, officer, browser_of
):
    case = a_notice(partnership, by=officer)
    form = browser_of(officer).get(f"{case.get_absolute_url()}record/{RECEIVED}/").text
    then(case, RECEIVED, by=officer, at=LATER)

    assert f"{case.get_absolute_url()}documents/add/" in form
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        kept = TransferReceived.objects.select_related("space", "case").get()
        event = CaseEvent.objects.get(case=case, step=RECEIVED)
    page = browser_of(officer).get(f"{case.get_absolute_url()}{RECEIVED}/{kept.pk}/").text
    assert all(words in page for words in ("Westmere Council", "WM 12", "two reports of visits"))
    assert event.step == RECEIVED


def test_the_form_leads_to_what_goes_with_it(partnership, police, officer, browser_of):
    case = an_arrangement(partnership, by=officer)

    form = browser_of(officer).get(f"{case.get_absolute_url()}record/{OFFERED}/").text

    assert f"{case.get_absolute_url()}chronology/" in form
    assert "Choose from its documents and letters" in form
