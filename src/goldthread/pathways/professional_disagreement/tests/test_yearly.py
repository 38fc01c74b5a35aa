"""Yearly figures of disagreements, and their clocks rehearsed, on pages."""

import csv
from datetime import UTC, date, datetime

import pytest

from goldthread.cases.casework.models import Case, CaseEvent
from goldthread.cases.casework.views.figures import WHY_HIDDEN
from goldthread.foundation.trail.models import TrailEntry
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.meetings.factories import a_meeting, a_panel
from goldthread.pathways.professional_disagreement.factories import a_disagreement
from goldthread.pathways.professional_disagreement.models import Resolution

pytestmark = pytest.mark.django_db
HERE = "/p/{}/cases/professional-disagreement/"


@pytest.fixture
def address(partnership):
    return HERE.format(partnership.slug)


def test_an_agency_finds_no_figures_and_the_office_does(case, address, constable, manager, browser_of):
    assert browser_of(constable).get(f"{address}figures/").status_code == 404

    page = browser_of(manager).get(f"{address}figures/?year=2026").text

    assert "Figures of 2026-27" in page
    assert "No share is given of fewer than 11 cases" in page
    assert "Threshold: the level of help or protection" in page


def test_what_may_be_published_hides_small_numbers_and_is_noted(
    partnership, police, council, constable, address, manager, browser_of
):
    for _ in range(3):
        a_disagreement(partnership, police, council, by=constable)

    file = browser_of(manager).get(f"{address}figures/?year=2026&format=csv").content.decode()

    assert "Table,Row,Number 2026-27" in file
    assert ",Number 2025-26," in file
    assert 'By topic,Threshold: the level of help or protection,"1 to 5, or hidden with it"' in file
    assert ",3" not in file
    assert "Each file is counted anew, also the year before." in file
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        assert TrailEntry.objects.filter(operation="read", space=partnership.pk).exists()


def ended(space, **number_of_each):
    """Cases as an import would make them: so many with each result, all at the first stage."""
    results = [result for result, number in number_of_each.items() for _ in range(number)]
    at = datetime(2026, 5, 4, 9, 0, tzinfo=UTC)
    common = {"space": space, "pathway": "professional-disagreement", "year": 2026, "stage": "closed"}
    days = {"stage_since": at, "opened_at": at, "closed_at": at}
    with opened(actor=SYSTEM_ACTOR, writing=space.pk):
        cases = Case.objects.bulk_create(
            Case(**common, **days, number=number, reference=f"ESC-2026-{number:04}", outcome=result)
            for number, result in enumerate(results, start=1)
        )
        step = {"space": space, "kind": CaseEvent.Kind.STEP, "happened_at": at}
        CaseEvent.objects.bulk_create(CaseEvent(**step, case=case, step="raised", moved_to="stage_1") for case in cases)
        said = {"space": space, "happened_at": at, "words": "It is settled.", "learning": "Meet sooner."}
        Resolution.objects.bulk_create(Resolution(**said, case=case, result=case.outcome) for case in cases)


def test_two_tables_side_by_side_do_not_tell_what_one_hides(partnership, address, manager, browser_of):
    ended(partnership, upheld_original=10, decision_changed=8, compromise_plan=2, withdrawn=3)

    file = browser_of(manager).get(f"{address}figures/?year=2026&format=csv").content.decode("utf-8-sig")

    told = {(row[0], row[1]): row[2] for row in csv.reader(file.splitlines())}
    hidden = "1 to 5, or hidden with it"
    assert [told["By how it ended", row] for row in ("The decision stood", "Total")] == ["10", "23"]
    assert {told["By how it ended", row] for row in ("Another plan was agreed", "It was withdrawn")} == {hidden}
    parts = [number for (table, _), number in told.items() if table.startswith("Settled, by")]
    assert (len(parts) > 10, {*parts}) == (True, {hidden})
    assert [row for table, row in told if table == "Why a number is not given"] == [WHY_HIDDEN[1]]


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
