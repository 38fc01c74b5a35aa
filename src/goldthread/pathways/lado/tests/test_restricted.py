"""A restricted case is opened for a purpose by whoever has no part in it; its own officer is not asked each time."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from goldthread.cases.casework.factories import A_BASIS, a_basis, seen_by, somebody
from goldthread.cases.casework.models import CaseSharing
from goldthread.cases.casework.queries import sees_all_of
from goldthread.cases.declaring.registry import PATHWAYS
from goldthread.cases.going_live.commands import end_part
from goldthread.cases.going_live.models import TakingPart
from goldthread.foundation.access.standing import System
from goldthread.foundation.accounts.factories import DeskClient, browser_of
from goldthread.foundation.agencies.factories import an_agency
from goldthread.foundation.commands.refusals import NotAllowed, Refused
from goldthread.foundation.grants.commands import end_grant, give_grant, open_for_purpose
from goldthread.foundation.grants.models import Grant
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.pathways.lado.factories import a_contact, then

pytestmark = pytest.mark.django_db
LONG_AGO = datetime(2026, 11, 2, 10, 0, tzinfo=UTC)


def a_case_of(officer, partnership):
    """In the past: sight of it began then."""
    day = LONG_AGO.date()
    return a_contact(partnership, by=officer, at=LONG_AGO, concern_on=day, known_on=day)


@pytest.fixture
def case(partnership):
    return a_case_of(somebody("designated_officer", partnership), partnership)


def test_the_manager_of_the_partnership_finds_no_case(partnership, case):
    manager = browser_of(somebody("partnership_manager", partnership))

    assert manager.get(case.get_absolute_url()).status_code == 404
    assert case.reference not in manager.get(f"/p/{partnership.slug}/cases/").text
    assert manager.get(f"/p/{partnership.slug}/cases/lado/").status_code == 404


def test_another_officer_says_first_what_they_open_it_for(partnership, case):
    other = browser_of(somebody("designated_officer", partnership, name="second"))
    assert case.reference in other.get(f"/p/{partnership.slug}/cases/lado/").text

    further = f"{case.get_absolute_url()}record/advised/"
    asked = other.get(further)
    assert asked.url.split("?")[0] == f"/p/{partnership.slug}/sight/case/{case.pk}/open/"

    sent = other.post(asked.url, {"purpose": "supervision", "words": "A call came while the officer is away."})
    assert sent.url == further
    page = other.get(case.get_absolute_url())
    assert page.status_code == 200
    assert "Nobody is named yet" in page.text


def test_whoever_opens_one_in_an_emergency_lands_on_the_case_itself(partnership, case):
    urgent = browser_of(somebody("data_protection", partnership))
    said = {"reference": case.reference, "reason": "A child is with this adult now, and nobody of the desk answers."}

    done = urgent.post(f"/p/{partnership.slug}/emergency/case/", said)

    assert done.url == case.get_absolute_url()
    page = urgent.get(done.url)
    assert page.status_code == 200
    assert "Nobody is named yet" in page.text


def test_its_own_officer_is_not_asked(partnership):
    officer = somebody("designated_officer", partnership)
    case = a_case_of(officer, partnership)

    assert browser_of(officer).get(case.get_absolute_url()).status_code == 200


def test_who_sits_in_one_meeting_gives_themselves_no_more_of_it(partnership, case):
    """Sight by a grant opens what is shown to agencies until it ends, and no purpose makes more of it."""
    teacher = somebody("practitioner", partnership, an_agency(partnership, "Hill School", kind="academy"))
    now = timezone.now()
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        officer = case.lead
    give_grant(
        about=case,
        account=teacher,
        standing_as="participant",
        purpose="Sits in one meeting",
        ends_at=now + timedelta(hours=1),
        more=a_basis(),
        by=officer,
        at=now,
    )
    said = {"purpose": "supervision", "words": "To read all of it."}

    assert browser_of(teacher).get(case.get_absolute_url()).status_code == 200
    assert browser_of(teacher).post(f"/p/{partnership.slug}/sight/case/{case.pk}/open/", said).status_code == 404
    with pytest.raises(NotAllowed):
        open_for_purpose(about=case, by=teacher, at=now, **said)
    with opened(actor=teacher.pk, reading=[partnership.pk]):
        assert not sees_all_of(case, seen_by(teacher, now))


def test_an_agency_sees_no_clock_that_tells_an_answer_which_it_does_not_read():
    """One that there is only after a certain first view tells that view."""
    told = PATHWAYS["lado"].clocks_told

    assert {"LADO-04", "LADO-08"} <= told
    assert not {"LADO-01", "LADO-02", "LADO-05", "LADO-06", "LADO-07", "LADO-09"} & told


def test_the_page_of_a_case_shows_them_to_whoever_reads_all_of_it(partnership, case):
    school = an_agency(partnership, "Hill School", kind="academy")
    teacher = browser_of(somebody("practitioner", partnership, school))
    now = timezone.now()
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        officer = case.lead
    give_grant(
        about=case,
        agency=school,
        standing_as="participant",
        purpose="Takes part",
        ends_at=None,
        more=a_basis(),
        by=officer,
        at=now,
    )
    title = "The employer tells the designated officer"

    assert title in browser_of(officer).get(case.get_absolute_url()).text
    assert title not in teacher.get(case.get_absolute_url()).text
    assert title not in teacher.get(f"/p/{partnership.slug}/clocks/").text
    then(case, "accepted", by=officer, at=now)
    assert "Bring the case to an end" in teacher.get(case.get_absolute_url()).text


def test_whoever_runs_the_partnership_sets_local_limits_without_seeing_a_case(partnership, officer, manager):
    browser, other = DeskClient(), DeskClient()
    browser.force_login(manager)
    other.force_login(officer)
    limits = f"/p/{partnership.slug}/cases/lado/limits/"

    page = browser.get(f"/p/{partnership.slug}/kinds-of-case/lado/")

    assert limits in page.text
    assert "LADO-03" in browser.get(limits).text
    assert "What “Answer the contact (LADO-02)” is counted in" in browser.get(limits).text
    assert "Enter the number for “Answer the contact (LADO-02)”" in browser.post(limits, {"key": "k"}).text
    numbers = {"LADO-02": 1, "LADO-03": 5, "LADO-08": 2, "LADO-09": 1, "LADO-10": 2, "LADO-11": 5}
    units = {**dict.fromkeys(numbers, "working days"), "LADO-08": "weeks", "LADO-09": "months"}
    spans = [one.id for one in PATHWAYS["lado"].spans]
    numbers, units = numbers | dict.fromkeys(spans, 12), units | dict.fromkeys(spans, "months")
    said = {**numbers, **{f"{code}-unit": unit for code, unit in units.items()}}
    sent = browser.post(limits, said)
    assert sent.status_code == 302, sent.text
    assert '<option value="weeks" selected>Weeks</option>' in browser.get(limits).text
    assert browser.get(f"/p/{partnership.slug}/cases/lado/").status_code == 404
    assert other.get(limits).status_code in (403, 404)


def test_another_agency_is_given_sight_on_a_lawful_basis_alone_and_the_office_without(partnership, case):
    school = an_agency(partnership, "Hill School", kind="academy")
    teacher = somebody("practitioner", partnership, school)
    chair = somebody("partnership_manager", partnership)
    now = timezone.now()
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        officer = case.lead
    sight = {"about": case, "standing_as": "participant", "purpose": "Meets", "ends_at": None, "by": officer, "at": now}

    for whom in ({"agency": school}, {"account": teacher}):
        with pytest.raises(Refused, match="Until then nothing is shared"):
            give_grant(**sight, **whom)
    give_grant(**sight, account=chair)
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        assert not Grant.objects.about(case).filter(agency=school).exists()
        assert not CaseSharing.objects.exists()

    page = f"/p/{partnership.slug}/sight/case/{case.pk}/"
    asked = {"agency": school.pk, "standing_as": "participant", "purpose": "Meets"}
    assert "Until then nothing is shared" in browser_of(officer).post(f"{page}give/", asked).text
    assert browser_of(officer).post(f"{page}give/", {**asked, **A_BASIS}).status_code == 302
    assert A_BASIS["rationale"] in browser_of(officer).get(page).text
    read = browser_of(teacher).get(page)
    assert read.status_code == 200
    assert A_BASIS["rationale"] not in read.text


def test_what_is_kept_of_sight_says_until_when_it_lasted_and_who_ended_it(partnership, case):
    school = an_agency(partnership, "Hill School", kind="academy")
    asked = somebody("practitioner", partnership, school)
    now = timezone.now()
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        officer = case.lead
    sight = {"about": case, "purpose": "Meets", "more": a_basis(), "by": officer, "at": now}
    week = now + timedelta(days=7)

    lasting = give_grant(**sight, agency=school, standing_as="participant", ends_at=None)
    give_grant(**sight, account=asked, standing_as="asked", ends_at=week)
    assert sharings(partnership) == [("Hill School", None, None), (asked.name, week, None)]

    hour = now + timedelta(hours=1)
    end_grant(about=case, grant=lasting, by=officer, at=hour)
    assert sharings(partnership) == [("Hill School", hour, officer.pk), (asked.name, week, None)]
    assert "Ends" in browser_of(officer).get(case.get_absolute_url()).text

    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        part = TakingPart.objects.get(agency=school, pathway="lado")
    end_part(part=part, on=hour.date(), why="It closed.", by=System("tests"), at=hour)
    assert sharings(partnership) == [("Hill School", hour, officer.pk), (asked.name, hour, None)]


def sharings(space):
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        rows = CaseSharing.objects.order_by("pk")
        return list(rows.values_list("shared_with", "ended_at", "ended_by_id"))
