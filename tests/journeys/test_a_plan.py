"""A board finds a need, puts something first because of it, hears that it is held up, and carries it on."""

import pytest
from django.utils import timezone

from goldthread.foundation.groups.factories import a_group

from .own_partnership import own_partnership

pytestmark = pytest.mark.journey


@pytest.fixture
def planmere(house):
    with own_partnership("Planmere partnership", "planmere", ["Keep a list"]) as (space, _):
        a_group(space, "Planmere board")
        yield "/p/planmere/plans/"


def enter_day(visitor, legend, day):
    group = visitor.page.get_by_role("group", name=legend)
    for box, number in (("Day", day.day), ("Month", day.month), ("Year", day.year)):
        group.get_by_label(box).fill(str(number))


def test_from_a_need_to_next_years_priority(visit, planmere):
    manager = visit("manager", width=320, scripts=False)
    manager.go(planmere)
    the_need_is_found(manager, planmere)
    the_priority_is_set(manager, planmere)
    here = manager.page.url
    it_is_said_what_led_to_it(manager)
    the_activity_is_held_up(manager)
    manager.go(here.removeprefix(manager.house))
    it_goes_on(manager)
    manager.go(planmere)
    manager.open(manager.page.get_by_role("link", name="Plan for").last)
    assert manager.sees("held up 1.")
    manager.go(f"{planmere}activities/?state=troubled")
    assert manager.sees("1 activity")
    member = visit("manager")
    member.go(here.removeprefix(member.house))


def the_need_is_found(manager, plans):
    manager.go(f"{plans}needs/")
    manager.press("Add a needs assessment")
    manager.type("What it is called", "Needs in Planmere")
    manager.type("What was looked at", "Returns of three years")
    manager.press("Save")
    manager.follow("Add a need")
    manager.type("What was found", "Neglect is seen late")
    manager.press("Save")
    manager.follow("Give a figure of need 1")
    manager.type("What was counted", "children on a plan for neglect")
    manager.page.get_by_label("Figure", exact=True).fill("41")
    manager.type("Period", "2025-26")
    manager.press("Save")
    assert manager.sees("There is a problem")
    manager.type("Source of the figure", "Yearly return")
    manager.press("Save")
    assert manager.sees("Source: Yearly return")
    assert manager.sees("It led to no priority yet.")


def the_priority_is_set(manager, plans):
    manager.go(f"{plans}priorities/add")
    manager.page.get_by_label("Priority", exact=True).fill("Neglect")
    manager.page.get_by_label("Last year").select_option(index=20)
    manager.press("Save")
    assert manager.sees("The last year must not be before the first.")
    manager.page.get_by_label("Last year").select_option(manager.page.get_by_label("First year").input_value())
    manager.press("Save")
    assert manager.heading == "1 Neglect"


def it_is_said_what_led_to_it(manager):
    manager.follow("Say what led to it")
    manager.page.get_by_label("Neglect is seen late").check()
    manager.press("Save")
    assert manager.sees("Found in")


def the_activity_is_held_up(manager):
    manager.follow("Add an activity")
    manager.type("What is to be done", "Train all schools")
    manager.page.get_by_label("Who leads it").select_option("Planmere partnership Council")
    manager.press("Save")
    manager.follow("1/1 Train all schools")
    manager.press("Report how it goes")
    manager.page.get_by_label("Held up").check()
    manager.type("In a sentence", "It waits for one form")
    manager.press("Save")
    assert manager.sees("It waits for one form")
    manager.follow("Give out an action")
    manager.type("Reference", "P1")
    manager.page.get_by_label("Planmere partnership Council").check()
    manager.press("Give out the action")
    assert manager.sees("The action was given out.")


def it_goes_on(manager):
    manager.follow("Decide what becomes of it")
    manager.page.get_by_label("It goes on in the year that follows").check()
    manager.type("Why", "Help is still late")
    enter_day(manager, "When the board decided this", timezone.localdate())
    manager.press("Record the decision")
    assert manager.sees("It goes on as")
