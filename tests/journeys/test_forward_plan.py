"""A board calls a report in; the agency sends it; it gives no assurance, an action follows, and the next comes."""

from collections.abc import Iterator

import pytest
from django.utils import timezone

from goldthread.foundation.groups.factories import a_group
from goldthread.foundation.spaces.models import Space

from .own_partnership import own_partnership
from .visiting import Visitor

pytestmark = pytest.mark.journey


@pytest.fixture
def space(house: str, request: pytest.FixtureRequest) -> Iterator[Space]:
    with own_partnership("Callmere", f"callmere-{request.node.callspec.id}", []) as (made, _):
        a_group(made, "Children’s board")
        yield made


def again(visitor: Visitor) -> None:
    """The page says more each time, at the same address."""
    visitor.checked.clear()
    visitor.look()


@pytest.mark.parametrize(
    ("width", "scripts"), [(1200, True), (320, True), (1200, False)], ids=["wide", "phone", "bare"]
)
def test_a_report_from_being_called_in_to_the_next(visit, space, width, scripts):
    manager, lead = (visit(who, width=width, scripts=scripts) for who in ("manager", "lead"))
    today = timezone.localdate()

    manager.go(f"/p/{space.slug}/forward-plan/")
    assert manager.sees("Nothing is due in this year")
    manager.go(f"/p/{space.slug}/forward-plan/reports/call-in")
    manager.type("Report", "Private fostering annual report")
    manager.page.get_by_label("Which board calls it in?").select_option(label="Children’s board")
    manager.page.get_by_label("Which agency or group owes it?").select_option(label="Callmere Council")
    manager.page.locator("input[name=due-month]").fill(str(today.month))
    manager.page.locator("input[name=due-year]").fill(str(today.year))
    manager.page.get_by_label("Every year").check()
    manager.press("Call it in")
    report = manager.page.url

    lead.go(f"/p/{space.slug}/forward-plan/reports/")
    lead.follow("Private fostering annual report")
    lead.press("Send the report")
    lead.type("Or where it is", "https://callmere.example/report")
    lead.press("Send it")
    again(lead)
    assert lead.sees("What was received")

    manager.page.goto(report)
    manager.press("Record that it was considered")
    manager.page.locator("input[name=on-day]").fill(str(today.day))
    manager.page.locator("input[name=on-month]").fill(str(today.month))
    manager.page.locator("input[name=on-year]").fill(str(today.year))
    manager.page.get_by_label("No", exact=True).check()
    manager.press("Save")
    assert manager.sees("Enter why it did not, or not wholly, give assurance.")
    manager.type("Why?", "Two visits are not accounted for")
    manager.press("Save")
    again(manager)
    assert manager.sees("Assurance not given")
    assert manager.sees("The next of these reports is")

    manager.follow("Set an action")
    manager.type("What is to be done?", "Account for each visit")
    manager.page.get_by_label("Who owes it?").select_option(label="Callmere Council")
    manager.page.locator("input[name=due-month]").fill("12")
    manager.page.locator("input[name=due-year]").fill(str(today.year + 1))
    manager.press("Set the action")
    again(manager)
    manager.follow("Account for each visit")
    assert manager.heading == "Account for each visit"
