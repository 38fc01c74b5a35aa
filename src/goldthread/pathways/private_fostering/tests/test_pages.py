"""The pages that the declaration makes: who finds them, and what they offer."""

from datetime import timedelta

import pytest
from django.utils import timezone

from goldthread.cases.casework.factories import somebody
from goldthread.cases.casework.models import Case
from goldthread.foundation.form_pages.factories import day_typed, typed
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.pathways.private_fostering.factories import NOTIFIED_AT, SAID, an_arrangement, then
from goldthread.pathways.private_fostering.models import Visit

pytestmark = pytest.mark.django_db
NEXT_DAY = NOTIFIED_AT + timedelta(days=1)
REGISTER = "/p/{}/cases/private-fostering/"


def test_an_agency_without_sight_finds_no_case(case, constable, browser_of):
    stranger = browser_of(constable)

    register = stranger.get(REGISTER.format(case.space.slug))

    assert stranger.get(case.get_absolute_url()).status_code == 404
    assert register.status_code == 200
    assert case.reference not in register.text


def test_the_case_says_who_it_is_about_and_the_register_names_nobody(case, officer, browser_of):
    browser = browser_of(officer)
    page, register = browser.get(case.get_absolute_url()).text, browser.get(REGISTER.format(case.space.slug)).text

    assert "Ana Example" in page
    assert "Visit for the first time" in page
    assert "From overseas, and intends to return" in register
    assert "Ana Example" not in register
    assert "Awareness activity" in register


def test_each_of_two_steps_that_end_a_case_offers_outcomes_of_its_own(partnership, police, officer, browser_of):
    case, browser = an_arrangement(partnership, by=officer), browser_of(officer)

    decision = browser.get(f"{case.get_absolute_url()}record/decided/").text
    end = browser.get(f"{case.get_absolute_url()}record/ended/").text

    assert "Unsuitable: prohibited" in decision
    assert "It must end, and other care is considered." in decision
    assert "The child left the UK" not in decision
    assert "The child left the UK" in end
    assert "Unsuitable: prohibited" not in end


def test_a_visit_is_corrected_by_its_form_and_keeps_why_it_was_made(case, officer, browser_of):
    then(case, "visited", by=officer, at=NEXT_DAY)
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        visit = Visit.objects.get(case=case)
    browser, address = browser_of(officer), f"{case.get_absolute_url()}visited/{visit.pk}/correct/"

    page = browser.get(address)
    assert "Why it was made" in page.text
    assert page.text.index("Why it was made") < page.text.index("Why it is corrected")
    day = dict(zip(("happened_at-day", "happened_at-month", "happened_at-year"), (2, 9, 2025), strict=True))
    said = {**SAID["visited"], **day, "why": "asked"}
    refused = browser.post(address, typed(page, **said, why_corrected=" "))
    assert "Enter why it is corrected" in refused.text
    answer = browser.post(address, typed(page, **said, why_corrected="It was misheard."))

    assert answer.status_code == 302, answer.text
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        assert Visit.objects.get(case=case).why == "asked"
        assert case.events.get(kind="corrected").words == "It was misheard."


def test_whom_a_decision_was_told_is_asked_after_the_decision(case, officer, browser_of):
    page = browser_of(officer).get(f"{case.get_absolute_url()}record/decided/").text

    assert page.index('name="decision"') < page.index('name="told"')


def test_whoever_alone_runs_it_is_told_that_there_is_nobody_to_hand_it_to(case, partnership, officer, browser_of):
    address, browser = f"{case.get_absolute_url()}hand-over/", browser_of(officer)

    assert "Nobody else has the role" in browser.get(address).text
    somebody("private_fostering_officer", partnership, name="another")
    assert "Nobody else has the role" not in browser.get(address).text


def test_the_register_tells_days_as_days(case, officer, browser_of):
    register = browser_of(officer).get(REGISTER.format(case.space.slug)).text

    assert ">20 Aug 2025<" in register


def test_a_notification_is_recorded_by_its_form(partnership, police, officer, case, browser_of):
    browser, today = browser_of(officer), timezone.localdate()
    address = f"{REGISTER.format(partnership.slug)}new/notified/"
    said = {**SAID["notified"], "child_name": "Bo Example"}
    days = {"aware_on": today, "starts_on": today, "born_on": today.replace(year=today.year - 9, day=1)}
    sent = {name: value for name, value in said.items() if name not in days}
    sent |= {"close_relative": "no", "lives_there": "yes", "disabled": "no"}
    for name, day in {**days, "happened_at": today}.items():
        sent |= day_typed(name, day)

    answer = browser.post(address, typed(browser.get(address), **sent))

    assert answer.status_code == 302, answer.text
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        assert Case.objects.count() == 2
    assert "Bo Example" in browser.get(answer.url).text


def test_the_days_of_a_notification_are_asked_first_and_each_part_has_a_heading(
    partnership, police, officer, browser_of
):
    page = browser_of(officer).get(f"{REGISTER.format(partnership.slug)}new/notified/").text

    asked = ["The notification</h2>", "Day on which the notification came", "Day on which the council became aware"]
    asked += ["The child</h2>", "Name of the child", "The carer</h2>", "The arrangement</h2>", "The family</h2>"]
    places = [page.index(one) for one in asked]
    assert places == sorted(places)


def test_all_that_is_wrong_is_told_at_once(partnership, police, officer, browser_of):
    browser, today = browser_of(officer), timezone.localdate()
    address = f"{REGISTER.format(partnership.slug)}new/notified/"
    said = {"by": "carer", "carer_addresses": "Northmere refuge", "sex": "F", "lives_there": "yes"}
    days = {"aware_on": today + timedelta(days=2), "born_on": today + timedelta(days=3), "happened_at": today}
    for name, day in days.items():
        said |= day_typed(name, day)

    page = browser.post(address, typed(browser.get(address), **said)).text

    assert all(one in page for one in ("Enter the name of the child", "today or in the past", "address of a refuge"))
    assert "so the council knew of it then" in page
