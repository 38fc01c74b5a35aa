"""A test of practice is set, its result arrives, and each reader sees what is known and by which mark."""

import pytest
from django.utils import timezone

pytestmark = pytest.mark.journey

REVIEW = "/p/northmere/reviews/child-q/"
CALLS = "More calls reach the front door on the day they are made"
SCHOOL = "Children are known to their school nurse before they start school"


def localdate_parts() -> tuple[str, str, str]:
    today = timezone.localdate()
    return str(today.day), str(today.month), str(today.year)


def open_outcome(visitor, finding, outcome):
    visitor.go(f"{REVIEW}findings/{finding}/")
    visitor.follow(outcome)
    assert visitor.heading == outcome


@pytest.mark.parametrize(("width", "scripts"), [(1200, True), (320, False)])
def test_a_manager_sets_a_test_and_records_a_result(visit, width, scripts):
    manager = visit("manager", width=width, scripts=scripts)
    what = f"30 records of handover, seen at {width}"
    open_outcome(manager, 5, SCHOOL)
    assert manager.sees("No test of practice") or manager.sees("Is it proven?")

    manager.follow("Set a test of practice")
    page = manager.page
    page.get_by_label("Audit").check()
    manager.type("What is looked at", what)
    page.get_by_label("At least").check()
    manager.type("Figure to reach", "90")
    manager.type("Unit", "% of records")
    manager.type("Who judges whether the mark is reached", "Quality and audit group")
    manager.press("Set the test")

    assert manager.sees("The test was set.")
    assert manager.sees(what)
    links = page.get_by_role("link", name="Record a result")
    manager.open(links.nth(links.count() - 1))
    manager.press("Record the result")
    assert manager.sees("There is a problem")

    for box, number in zip(("Day", "Month", "Year"), localdate_parts(), strict=True):
        page.get_by_role("group", name="When the result was known").get_by_label(box).fill(number)
    manager.type("Figure that was found", "93.5")
    manager.type("What was found", "28 of 30 were handed over in a meeting")
    page.get_by_label("A file or photo").check()
    page.locator("input[type=file]").set_input_files(
        {"name": f"audit-{width}.txt", "mimeType": "text/plain", "buffer": b"28 of 30, made up."}
    )
    manager.type("What the evidence is called", f"Audit report {width}")
    manager.press("Record the result")

    assert manager.sees("The result was recorded.")
    assert manager.sees("28 of 30 were handed over in a meeting")
    assert page.get_by_text("93.5 % of records").count()
    assert page.get_by_role("link", name=f"audit-{width}.txt").is_visible()


def test_a_result_whose_evidence_is_withdrawn_has_expired_until_something_else_shows_it(visit):
    manager = visit("manager")
    open_outcome(manager, 1, CALLS)
    assert manager.sees("Its evidence was withdrawn")
    assert manager.sees("the answers of one practice had been counted twice")
    assert manager.sees("its result or its evidence counts no longer")

    links = manager.page.get_by_role("link", name="Add evidence of this result")
    manager.open(links.nth(links.count() - 1))
    manager.page.get_by_label("Evidence that is here already").check()
    manager.page.get_by_label("Which evidence?").select_option(label="Audit report of calls")
    manager.press("Add the evidence")
    assert manager.sees("Every test of practice was passed")

    manager.follow("Add a new version")
    manager.page.get_by_label("In words").check()
    manager.type("What shows it", "Second edition of the report, counted anew.")
    manager.press("Add the version")
    assert manager.sees("Second edition of the report, counted anew.")
    assert manager.sees("1 earlier version")

    manager.follow("Withdraw")
    manager.press("Withdraw the evidence")
    assert manager.sees("There is a problem")
    manager.type("Why it is withdrawn", "the report was of another month")
    manager.press("Withdraw the evidence")
    assert manager.sees("the report was of another month")
    assert manager.sees("its result or its evidence counts no longer")


@pytest.mark.parametrize("width", [1200, 320])
def test_what_is_known_is_told_on_the_review_and_on_the_whole_thread(visit, width):
    scrutineer = visit("scrutineer", width=width)
    scrutineer.go(REVIEW)
    table = scrutineer.page.get_by_role("table", name="What is known of each recommendation")
    assert table.get_by_text("Disproven", exact=True).is_visible()
    assert table.get_by_text("1 outcome statement: 1 disproven. 1 test set, 1 result.").is_visible()

    scrutineer.go(f"{REVIEW}thread/")
    box = scrutineer.page.get_by_role("link", name="Outcome: Visit records say who lives in the home. Disproven")
    assert box.count() == 1
    assert scrutineer.page.get_by_label("Key to the picture").get_by_text("Disproven").is_visible()
    assert scrutineer.page.locator("#as-a-list").get_by_text("A test of practice was failed.").is_visible()


def test_a_result_from_before_its_mark_is_refused_with_a_sentence(visit):
    manager = visit("manager")
    open_outcome(manager, 1, CALLS)
    manager.follow("Record a result")
    page = manager.page
    for box, number in zip(("Day", "Month", "Year"), ("1", "3", "2020"), strict=True):
        page.get_by_role("group", name="When the result was known").get_by_label(box).fill(number)
    manager.type("Figure that was found", "99")
    manager.type("What was found", "nearly all of them")
    page.get_by_label("In words").check()
    page.get_by_label("What shows it").last.fill("a report of that year")
    manager.press("Record the result")

    assert manager.sees("A mark that is set when its result is known proves nothing")
    assert page.get_by_label("What was found").input_value() == "nearly all of them"


def test_the_scrutineer_reads_that_a_mark_was_changed_and_that_the_test_was_failed(visit):
    scrutineer = visit("scrutineer")

    open_outcome(scrutineer, 2, "Visit records say who lives in the home")

    assert scrutineer.sees("A test of practice was failed")
    assert scrutineer.page.get_by_text("Pass mark changed").is_visible()
    assert scrutineer.sees("from “At least 95 % of records” to “At least 85 % of records”")
    assert not scrutineer.page.get_by_role("link", name="Set a test of practice").count()


def test_a_finding_says_what_is_done_and_what_is_known(visit):
    member = visit("member")
    member.go(f"{REVIEW}findings/2/")

    assert member.sees("a test of practice shows that practice did not change as it should")
