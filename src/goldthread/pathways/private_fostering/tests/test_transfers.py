"""A case goes to another area or to adults' services, or came from there, and keeps its history."""

from datetime import UTC, datetime, timedelta

import pytest

from goldthread.cases.casework.factories import a_basis
from goldthread.cases.casework.models import Case
from goldthread.cases.casework.shown import facts_of
from goldthread.cases.transfers.models import Transfer
from goldthread.cases.transfers.steps import ACCEPTED, OFFERED, REFUSED, WITHDRAWN
from goldthread.foundation.agencies.factories import an_agency
from goldthread.foundation.agencies.kinds import AgencyKind
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.grants.commands import give_grant
from goldthread.foundation.grants.models import Grant
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.pathways.private_fostering.factories import an_arrangement, then

pytestmark = pytest.mark.django_db
LATER = datetime(2025, 10, 6, 10, 0, tzinfo=UTC)


def now_of(case):
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        return Case.objects.select_related("space").get(pk=case.pk)


def test_an_offer_to_another_area_gives_nobody_here_sight(partnership, police, officer):
    case = an_arrangement(partnership, by=officer)

    with pytest.raises(Refused, match="nobody here is given sight by it") as refused:
        then(case, OFFERED, by=officer, at=LATER, taken_by=police)

    assert refused.value.field == "taken_by"


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
