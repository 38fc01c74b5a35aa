"""A test of practice is set, its result arrives, and each reader sees what is known and by which mark."""

import pytest
from django.utils import timezone

pytestmark = pytest.mark.journey

REVIEW = "/p/northmere/reviews/child-q/"
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
    manager.type("What shows it", "audit report of the quality group")
    manager.press("Record the result")

    assert manager.sees("The result was recorded.")
    assert manager.sees("28 of 30 were handed over in a meeting")
    assert page.get_by_text("93.5 % of records").count()


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
