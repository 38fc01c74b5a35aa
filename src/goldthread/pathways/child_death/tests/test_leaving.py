"""What leaves a review: the paper of the panel names nobody, and the national form is for whoever runs the reviews."""

import csv
from datetime import timedelta
from io import StringIO

import pytest
from django.utils import timezone

from goldthread.cases.casework.factories import somebody
from goldthread.pathways.child_death.factories import NUMBERS, a_death, a_review, then
from goldthread.pathways.child_death.leaving import NATIONAL_FORM

pytestmark = pytest.mark.django_db
NAMES = ("Ana", "Robin", "Example", "Casey", "Sample", "Bo ", NUMBERS[0], "1 Hill Road")
PAPER, FILE = "{}paper/panel/", "/p/{}/cases/child-death/files/national-form/"


@pytest.fixture
def at():
    """A year that is not over: the pages take the time from the clock."""
    return timezone.now() - timedelta(days=3)


@pytest.fixture
def told(partnership, police, coordinator, at):
    case = a_death(partnership, by=coordinator, at=at, died_at=at, nhs_number=NUMBERS[0])
    then(case, "key_worker", by=coordinator, at=at)
    then(case, "family", by=coordinator, at=at, words="Robin asks whether Ana was in pain.")
    then(case, "identified", by=coordinator, at=at)
    then(case, "reported", by=coordinator, at=at, events=f"Ana ({NUMBERS[0]}) of 1 Hill Road was seen. Bo was well.")
    return case


def test_the_paper_of_the_panel_names_neither_child_nor_family_nor_staff(told, coordinator, browser_of):
    page = browser_of(coordinator).get(PAPER.format(told.get_absolute_url())).text
    main = page[page.index("<main") : page.index("</main>")]

    assert [name for name in NAMES if name in main] == []
    for words in ("[the child]", "[the mother]", "[the home]", "[the NHS number of the child]", "5 to 9 years"):
        assert words in main


def test_it_says_what_may_still_name_somebody(told, coordinator, at, browser_of):
    then(told, "notified_again", by=coordinator, at=at, words="Nurse Patricia Unlisted rang. Exampel was named, too.")

    page = browser_of(coordinator).get(PAPER.format(told.get_absolute_url())).text

    assert "may still name somebody" in page
    assert "Patricia Unlisted" in page
    assert "Exampel" in page


def test_nobody_else_reads_the_paper(told, constable, browser_of, partnership):
    manager = somebody("partnership_manager", partnership)

    assert browser_of(constable).get(PAPER.format(told.get_absolute_url())).status_code == 404
    assert browser_of(manager).get(PAPER.format(told.get_absolute_url())).status_code == 404


def test_the_national_form_has_one_row_a_case_in_the_order_of_the_form(partnership, police, coordinator, browser_of):
    began = timezone.now() - timedelta(days=2)
    case = a_review(partnership, by=coordinator, at=began, days=1, ticked=[9, 5])
    a_death(partnership, by=coordinator, at=began)
    browser, address = browser_of(coordinator), FILE.format(partnership.slug)
    assert case.reference in browser.get(address).text

    file = browser.get(f"{address}?format=csv")

    heading, row = csv.reader(StringIO(file.content.decode("utf-8-sig")))
    assert heading == ["Reference", *(column.heading for column in NATIONAL_FORM.columns)]
    found = dict(zip(heading, row, strict=True))
    assert (found["Reference"], found["Name of the child"]) == (case.reference, "Ana Example")
    assert found["Category of the death"].startswith("5:")
    assert found["Levels of influence"].startswith("2:")


def test_a_review_that_is_not_open_to_somebody_is_not_in_their_file(partnership, police, coordinator, browser_of):
    case = a_review(partnership, by=coordinator, at=timezone.now() - timedelta(days=2), days=1)
    other = browser_of(somebody("child_death_coordinator", partnership, name="second"))
    address = FILE.format(partnership.slug)

    page, file = other.get(address).text, other.get(f"{address}?format=csv").content.decode("utf-8-sig")

    assert "not open to you" in page
    assert case.reference not in file
    assert "Ana Example" not in file


def test_the_file_is_there_for_nobody_who_does_not_run_the_reviews(case, constable, browser_of, partnership):
    manager = browser_of(somebody("partnership_manager", partnership))

    assert manager.get(FILE.format(partnership.slug)).status_code == 404
    assert browser_of(constable).get(FILE.format(partnership.slug)).status_code == 404
