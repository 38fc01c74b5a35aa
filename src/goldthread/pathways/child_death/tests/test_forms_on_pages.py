"""The pages by which a reporting form is asked for, filled in by an agency with or without an account, and recorded."""

from datetime import timedelta

import pytest
from django.utils import timezone

from goldthread.cases.casework.factories import A_BASIS, somebody
from goldthread.cases.going_live.factories import all_live
from goldthread.cases.requests.factories import a_link, lane_to
from goldthread.cases.requests.models import InformationRequest
from goldthread.foundation.agencies.factories import an_agency
from goldthread.foundation.one_time_links.tests.answering import let_in
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.pathways.child_death.factories import NOTIFIED_AT, then

from .test_forms_asked_for import HEALTH, ask, came

pytestmark = pytest.mark.django_db


@pytest.fixture
def hospital(partnership):
    return an_agency(partnership, "Northborough Hospital", kind="nhs_acute")


@pytest.fixture
def known(case, hospital, coordinator):
    all_live(case.space)
    then(case, "identified", by=coordinator, at=NOTIFIED_AT + timedelta(days=1), services=["health"])
    return case


def the_request(case):
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        return InformationRequest.objects.select_related("space", "case").get(case=case)


def test_whoever_runs_it_chooses_the_form_and_the_agency_fills_it_in(
    partnership, known, hospital, coordinator, browser_of
):
    desk, here = browser_of(coordinator), f"/p/{partnership.slug}/"
    page = f"{here}information-requests/ask/{known.reference}/"
    form = desk.get(page).text
    assert "Supplementary forms that went with it" in form
    assert "Something else" in form
    said = {"agencies": [hospital.pk], "about": "Ana Example", "working_days": "15", **A_BASIS}

    assert "There is a problem" in desk.post(page, said).text
    assert "There is a problem" in desk.post(page, {**said, "form": "other"}).text
    sent = desk.post(page, {**said, "form": "reporting-form", "supplements": ["sudden"]})

    assert sent.status_code == 302, sent.text
    asked = the_request(known)
    assert "Request 1: Reporting form" in desk.get(known.get_absolute_url()).text
    nurse = browser_of(somebody("agency_lead", partnership, hospital))
    lane = f"{here}asked-of-us/{lane_to(hospital, asked).pk}/"
    shown = nurse.get(lane).text
    assert "Health of the child and of the mother" in shown
    assert "Child protection, care and children in need" not in shown
    assert "There is a problem" in nurse.post(lane, {"answer": "replied", "health": "Well."}).text

    assert nurse.post(lane, {"answer": "replied", **HEALTH}).status_code == 302
    assert [(one.health, one.all_in) for one in came(known)] == [("Well at her last check.", True)]
    assert "Well at her last check." in desk.get(asked.get_absolute_url()).text


def test_other_things_are_asked_as_before(partnership, known, hospital, coordinator, browser_of):
    page = f"/p/{partnership.slug}/information-requests/ask/{known.reference}/"
    said = {"agencies": [hospital.pk], "about": "Ana", "working_days": "5", "form": "other", **A_BASIS}

    browser_of(coordinator).post(page, {**said, "asked": "Who saw her last?", "purpose": "To write to them."})

    asked = the_request(known)
    assert (asked.form, asked.asked) == ("", "Who saw her last?")


def test_whoever_has_a_link_fills_in_the_same_form(known, hospital, coordinator, browser_of):
    now = timezone.now()
    lane = lane_to(hospital, ask(known, [hospital], coordinator, at=now - timedelta(hours=1)))
    sent = a_link(lane, now, by=coordinator)
    inside = let_in(sent)
    page = inside.get(sent.path)

    assert "Health of the child and of the mother" in page.text
    inside.post(sent.path, {"answer": "replied", **HEALTH})

    assert [one.from_agency for one in came(known)] == [hospital]


def test_the_steps_by_hand_lead_to_the_request(known, hospital, coordinator, browser_of):
    desk = browser_of(coordinator)
    assert "Ask agencies by an information request" in desk.get(f"{known.get_absolute_url()}record/asked/").text
    ask(known, [hospital], coordinator)

    assert "Northborough Hospital was asked for it" in desk.get(f"{known.get_absolute_url()}record/reported/").text


def test_one_that_is_overdue_stands_on_the_first_page_of_whoever_runs_it(
    partnership, known, hospital, coordinator, browser_of
):
    ask(known, [hospital], coordinator)

    page = browser_of(coordinator).get("/").text

    assert "Reply to what was asked" in page
