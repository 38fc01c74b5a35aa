"""What leaves a review: the paper of the panel names nobody, and the national form is for whoever runs the reviews."""

import csv
from datetime import date, timedelta
from io import StringIO

import pytest
from django.utils import timezone

from goldthread.cases.casework.factories import somebody
from goldthread.cases.people.factories import REFUGE, a_home, a_person
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.records.moments import last_second_of
from goldthread.pathways.child_death.factories import NUMBERS, a_death, a_review, then
from goldthread.pathways.child_death.leaving import NATIONAL_FORM

pytestmark = pytest.mark.django_db
NAMES = ("Ana", "Robin", "Example", "Casey", "Sample", "Bo", NUMBERS[0], "1 Hill Road")
REFUGE_TYPED = "The refuge, 3 Harbour Court"
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


def paper_of(case, browser):
    page = browser.get(PAPER.format(case.get_absolute_url())).text
    return page[page.index("<main") : page.index("</main>")]


def test_what_stands_after_a_comma_and_what_only_the_register_of_people_says_is_in_no_paper(
    partnership, police, coordinator, at, browser_of
):
    case = a_death(
        partnership,
        by=coordinator,
        at=at,
        died_at=at,
        child_name="Example, Ana",
        address="Flat 3, 12 Hill Road, E17 4AA",
        place_name="Grandmother’s flat, 9 Low Street",
        siblings="Bo Example, Cy Example",
        father="Unknown",
        by_name="Consultant paediatrician, Dr Khan",
        by_contact="020 7946 0000, khan@hospital.example",
    )
    child = a_person(case, "Ana", "Example", born=date(2019, 5, 4), by=coordinator, at=at)
    mother = a_person(case, "Robin", "Example", kind="adult", part="parent", born=None, by=coordinator, at=at)
    a_home(case, child, mother, home=REFUGE, by=coordinator, at=at)
    told = "Ana (4.5.19) of 12 Hill Road, E17 4AA, was at 9 Low Street with Cy, then at 3 Harbour Court. Robin wept."
    then(case, "notified_again", by=coordinator, at=at, words=f"{told} Khan, khan@hospital.example: cause unknown.")

    paper = paper_of(case, browser_of(coordinator))

    leaks = ("Ana", "12 Hill", "E17", "9 Low", "Cy", "Khan", "khan@", "4.5.19", "Harbour", "Robin")
    assert [one for one in leaks if one in paper] == []
    assert "cause unknown" in paper
    assert "[the mother] wept" in paper
    assert "[family name]" not in paper


def test_an_address_that_is_kept_secret_is_in_no_file(partnership, police, coordinator, browser_of):
    with pytest.raises(Refused, match="address of a refuge") as refused:
        a_death(partnership, by=coordinator, address="The refuge, 3 Harbour Court")
    assert refused.value.field == "is_protected"
    began = timezone.now() - timedelta(days=2)
    a_review(partnership, by=coordinator, at=began, days=1, notified={"address": REFUGE_TYPED, "is_protected": True})

    file = browser_of(coordinator).get(f"{FILE.format(partnership.slug)}?format=csv").content.decode("utf-8-sig")

    assert "Harbour" not in file
    assert "Kept secret" in file


def test_what_was_not_returned_since_the_panel_finished_it_is_offered_first(
    partnership, police, coordinator, browser_of
):
    began = timezone.now() - timedelta(days=3)
    case = a_review(partnership, by=coordinator, at=began, days=1)
    browser, address = browser_of(coordinator), FILE.format(partnership.slug)
    assert case.reference in browser.get(f"{address}?format=csv").content.decode("utf-8-sig")

    then(case, "returned", by=coordinator, at=began + timedelta(days=2))

    assert case.reference not in browser.get(f"{address}?format=csv").content.decode("utf-8-sig")


def test_of_one_day_what_was_recorded_last_says_whether_a_row_is_still_to_be_sent(
    partnership, police, coordinator, browser_of
):
    began, browser = timezone.now() - timedelta(days=4), browser_of(coordinator)
    day, address = timezone.localdate(began) + timedelta(days=1), FILE.format(partnership.slug)
    whole_day, morning = last_second_of(day), last_second_of(day) - timedelta(hours=12)
    case = a_review(partnership, by=coordinator, at=whole_day - timedelta(days=1), days=1)

    def is_offered():
        return case.reference in browser.get(f"{address}?format=csv").text

    then(case, "returned", by=coordinator, at=morning, typed_at=timezone.now())
    assert not is_offered()
    then(case, "analysed", by=coordinator, at=morning, typed_at=timezone.now(), why_again="A word was wrong.")
    assert is_offered()


def test_the_page_of_the_file_says_that_a_conflict_of_interest_may_hide_cases(partnership, coordinator, browser_of):
    page = browser_of(coordinator).get(FILE.format(partnership.slug)).text

    assert "conflict of interest" in page


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
