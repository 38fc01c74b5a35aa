"""Yearly figures of disagreements, and their clocks rehearsed, on pages."""

from datetime import date

import pytest

from goldthread.foundation.trail.models import TrailEntry
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.meetings.factories import a_meeting, a_panel
from goldthread.pathways.professional_disagreement.factories import a_disagreement

pytestmark = pytest.mark.django_db
HERE = "/p/{}/cases/professional-disagreement/"


@pytest.fixture
def address(partnership):
    return HERE.format(partnership.slug)


def test_an_agency_finds_no_figures_and_the_office_does(case, address, constable, manager, browser_of):
    assert browser_of(constable).get(f"{address}figures/").status_code == 404

    page = browser_of(manager).get(f"{address}figures/?year=2026").text

    assert "Figures of 2026-27" in page
    assert "Threshold: the level of help or protection" in page


def test_what_may_be_published_hides_small_numbers_and_is_noted(
    partnership, police, council, constable, address, manager, browser_of
):
    for _ in range(3):
        a_disagreement(partnership, police, council, by=constable)

    file = browser_of(manager).get(f"{address}figures/?year=2026&format=csv").content.decode()

    assert 'By topic,Threshold: the level of help or protection,"1 to 5, or hidden with it"' in file
    assert ",3" not in file
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        assert TrailEntry.objects.filter(operation="read", space=partnership.pk).exists()


def test_an_unknown_year_gives_this_one(case, address, manager, browser_of):
    assert "Figures of 20" in browser_of(manager).get(f"{address}figures/?year=1066").text


def test_clocks_are_rehearsed_over_christmas_and_say_why(case, address, constable, browser_of):
    asked = "?began-day=18&began-month=12&began-year=2026&began_time=4:40pm"

    page = browser_of(constable).get(f"{address}rehearse/{asked}").text

    assert "29 December 2026" in page
    assert "Christmas Day" in page
    assert "No national rule" in page


def test_the_page_says_whether_the_next_panel_comes_in_time(case, address, partnership, constable, browser_of):
    panel, _ = a_panel(partnership)
    a_meeting(panel, date(2026, 12, 29))
    asked = f"?began-day=18&began-month=12&began-year=2026&began_time=4:40pm&group={panel.code}"

    page = browser_of(constable).get(f"{address}rehearse/{asked}").text

    assert f"The next meeting of {panel.name}, on Tuesday 29 December 2026, comes too late." in page
    assert f"The next meeting of {panel.name}, on Tuesday 29 December 2026, comes in time." in page


def test_a_time_over_which_the_clocks_go_forward_is_told_at_its_field_and_nothing_is_counted(
    case, address, constable, browser_of
):
    browser = browser_of(constable)
    asked = "?began-day=29&began-month=3&began-year=2026&began_time="

    page = browser.get(f"{address}rehearse/{asked}1:30am").text

    assert "There is no 1:30am on 29 March 2026: the clocks in the UK go forward over it. Enter another time." in page
    assert "Owed by" not in page
    for said in ("12:59am", "2am", ""):
        page = browser.get(f"{address}rehearse/{asked}{said}").text
        assert "There is a problem" not in page
        assert "Owed by" in page


def test_a_day_that_there_is_not_is_told_at_its_field(case, address, constable, browser_of):
    page = browser_of(constable).get(f"{address}rehearse/?began-day=31&began-month=2&began-year=2026").text

    assert "There is a problem" in page
