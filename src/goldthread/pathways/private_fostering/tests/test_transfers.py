"""A case goes to another area or to adults' services, or came from there, and keeps its history."""

from datetime import UTC, datetime, timedelta

import pytest

from goldthread.cases.casework.models import Case, CaseEvent
from goldthread.cases.transfers.models import TransferReceived
from goldthread.foundation.agencies.factories import an_agency
from goldthread.foundation.agencies.kinds import AgencyKind
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.grants.models import Grant
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.pathways.private_fostering.factories import a_notice, an_arrangement, then

pytestmark = pytest.mark.django_db
LATER = datetime(2025, 10, 6, 10, 0, tzinfo=UTC)
OFFERED, ACCEPTED, REFUSED, RECEIVED = "handed_on", "handed_on_taken", "handed_on_refused", "came_over"


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
    then(case, ACCEPTED, by=officer, at=LATER, to="transferred_adults")

    assert now_of(case).outcome == "transferred_adults"


def test_nothing_is_offered_twice_before_it_is_answered_nor_taken_by_another(partnership, police, officer):
    case = an_arrangement(partnership, by=officer)
    with pytest.raises(Refused, match="First"):
        then(case, ACCEPTED, by=officer, at=LATER)
    then(case, OFFERED, by=officer, at=LATER)

    with pytest.raises(Refused, match="Eastmere Council, and they have not answered"):
        then(case, OFFERED, by=officer, at=LATER, whom="Westmere Council")
    with pytest.raises(Refused, match="offered to Eastmere Council") as refused:
        then(case, ACCEPTED, by=officer, at=LATER, to="transferred_adults")

    assert refused.value.field == "to"


def test_another_power_is_named(partnership, police, officer):
    case = an_arrangement(partnership, by=officer)

    with pytest.raises(Refused, match="which power"):
        then(case, OFFERED, by=officer, at=LATER, gateway="other")


def test_adults_services_that_take_part_here_are_given_sight_until_they_answer(partnership, police, officer):
    adults = an_agency(partnership, "Adult Social Care", kind=AgencyKind.LOCAL_AUTHORITY)
    case = an_arrangement(partnership, by=officer)

    then(case, OFFERED, by=officer, at=LATER, to="transferred_adults", whom="Adult social care", taken_by=adults)

    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        assert Grant.objects.about(case).filter(agency=adults).exists()


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
