"""A monthly panel with fixed seats and deputies: from its calendar to minutes that the next meeting approves."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from goldthread.foundation.groups.factories import a_group, a_seat
from goldthread.foundation.groups.models import Seat
from goldthread.foundation.records.working_days import working_day_before

from .own_partnership import own_partnership

pytestmark = pytest.mark.journey

CHAIR, NURSE = "Head of safeguarding", "Designated nurse"


@pytest.fixture
def panel(house, request):
    slug = f"panelmere-{request.node.callspec.id}"
    with own_partnership("Panelmere", slug, []) as (space, _):
        group = a_group(space, "One Panel", kind="panel", quorum_count=2, substitutes_allowed=False)
        a_seat(group, CHAIR, holder="Lark Hazel", deputy="Fern Moss", role=Seat.Role.CHAIR)
        a_seat(group, NURSE, holder="Rowan Reed", deputy="Ivy Stone")
        yield f"/p/{slug}", group


def fill_day(visitor, name, day):
    for part in ("day", "month", "year"):
        visitor.page.locator(f"input[name={name}-{part}]").fill(str(getattr(day, part)))


def do_with_item(visitor, number, what):
    """What may be done with an item stands folded below it."""
    section = visitor.page.locator("section", has=visitor.page.get_by_role("heading", name=f"{number}. ")).last
    section.locator("summary").click()
    visitor.open(section.get_by_role("link", name=what).first)


def again(visitor):
    """The page says more each time, at the same address."""
    visitor.checked.clear()
    visitor.look()


@pytest.mark.parametrize(
    ("width", "scripts"), [(1200, True), (320, True), (1200, False)], ids=["wide", "phone", "bare"]
)
def test_a_monthly_panel_from_calendar_to_approved_minutes(visit, panel, width, scripts):
    base, group = panel
    manager, today = visit("manager", width=width, scripts=scripts), timezone.localdate()
    the_calendar_is_made(manager, base, group, date(today.year + 1, 1, 1))
    first = a_meeting_is_added(manager, base, group, working_day_before(today - timedelta(days=14)))
    an_agenda_is_begun(manager, first)
    it_is_recorded_who_came(manager, first)
    the_item_is_minuted_and_decided(manager, first)
    the_minutes_are_signed_off(manager, first)

    met_on = working_day_before(today)
    second = a_meeting_is_added(manager, base, group, met_on)
    manager.go(second)
    manager.press("Record who came")
    everybody_came(manager)
    manager.go(second)
    manager.go(f"{first}minutes/approve/")
    manager.page.get_by_label("Meeting that approved them").select_option(index=1)
    manager.press("Record the approval")
    again(manager)
    assert manager.sees("Minutes approved")
    manager.go(f"{base}/groups/{group.pk}/attendance/{met_on.year}/")
    assert manager.page.locator("table").first.is_visible()


def the_calendar_is_made(manager, base, group, begins):
    manager.go(f"{base}/groups/{group.pk}/")
    manager.follow(f"Calendar {timezone.localdate().year}")
    manager.press("Set how the group meets")
    fill_day(manager, "from_on", begins)
    manager.page.get_by_label("How often").select_option(label="Every month")
    manager.page.get_by_label("On which day").select_option(label="Monday")
    manager.page.get_by_label("A week later").check()
    manager.press("Save")
    manager.press("Make the calendar of a year")
    manager.type("Year", str(begins.year))
    manager.press("Make the calendar")
    manager.go(f"{base}/groups/{group.pk}/calendar/{begins.year}/")
    assert manager.page.locator("#table tbody tr").count() == 12
    assert manager.sees("is a bank holiday, so the group meets on")


def a_meeting_is_added(manager, base, group, on):
    manager.go(f"{base}/groups/{group.pk}/meetings/add/")
    fill_day(manager, "on", on)
    manager.type("Begins at", "10am")
    manager.type("Ends at", "9am")
    manager.press("Add the meeting")
    assert manager.sees("It must end after it begins")
    manager.type("Ends at", "12:00")
    manager.press("Add the meeting")
    manager.go(f"{base}/meetings/?on_from={on.isoformat()}&on_to={on.isoformat()}")
    return manager.page.locator("#table tbody a").first.get_attribute("href")


def an_agenda_is_begun(manager, meeting):
    manager.go(f"{meeting}agenda/begin/")
    manager.press("Begin the agenda")
    again(manager)
    manager.follow("Add an item")
    manager.type("What the item is called", "Audit of neglect")
    manager.page.get_by_label("For decision").check()
    manager.press("Add the item")
    again(manager)
    assert manager.page.get_by_role("heading", name="6. Audit of neglect").is_visible()


def it_is_recorded_who_came(manager, meeting):
    manager.go(meeting)
    manager.press("Record who came")
    assert manager.sees("allows no substitutes")
    manager.page.get_by_label(f"{CHAIR}, Chair", exact=True).select_option(label="Present")
    manager.page.get_by_label(f"{NURSE}, Member", exact=True).select_option(label="The named deputy came")
    manager.press("Save")
    again(manager)
    assert manager.page.locator("#attendance").get_by_text("2 of 2 seats filled").is_visible()


def everybody_came(manager):
    manager.press("All present")
    manager.checked.clear()
    manager.look()
    assert manager.sees("2 of 2 seats filled")
    manager.press("Save")


def the_item_is_minuted_and_decided(manager, meeting):
    do_with_item(manager, 6, "Write minutes")
    manager.type("Minutes of this item", "The home was seen in six of ten files.")
    manager.page.get_by_label("Add a phrase").select_option(label="Noted.")
    manager.press("Save")
    again(manager)
    do_with_item(manager, 6, "Record a decision")
    manager.press("Record the decision")
    assert manager.sees("There is a problem")
    manager.type("What was decided", "The audit is repeated in spring.")
    manager.type("Reasons", "The home was not seen in four files.")
    manager.press("Record the decision")
    again(manager)
    assert manager.sees("Noted.")
    assert manager.sees("With a quorum: 2 of 2 seats filled")
    do_with_item(manager, 6, "Give out an action")
    manager.type("What is to be done", "Repeat the audit")
    manager.page.get_by_label("Who owes it").select_option(label="Panelmere Council")
    fill_day(manager, "due_on", timezone.localdate() + timedelta(days=90))
    manager.press("Give it out")
    again(manager)
    assert manager.page.locator("#given").get_by_text("Repeat the audit").is_visible()


def the_minutes_are_signed_off(manager, meeting):
    manager.go(meeting)
    manager.press("Issue the draft minutes")
    manager.press("Issue the draft minutes")
    again(manager)
    manager.press("Record the sign-off")
    manager.type("Post of whoever signs them off", "Chair")
    manager.press("Sign them off")
    again(manager)
    assert manager.sees("Minutes signed off")
