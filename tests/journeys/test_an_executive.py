"""An executive of six meetings a year: reports that it called in come onto its agenda by themselves."""

from datetime import date

import pytest
from django.utils import timezone

from goldthread.foundation.groups.factories import a_group

from .own_partnership import own_partnership
from .test_a_monthly_panel import again, fill_day

pytestmark = pytest.mark.journey

REPORT = "Private fostering annual report"


@pytest.fixture
def executive(house):
    with own_partnership("Execmere", "execmere", []) as (space, _):
        yield "/p/execmere", a_group(space, "Partners’ executive", kind="executive")


def test_six_meetings_and_what_was_called_in_for_the_first(visit, executive):
    base, group = executive
    manager, year = visit("manager"), timezone.localdate().year + 1
    six_meetings_are_planned(manager, base, group, year)
    a_report_is_called_in(manager, base, year)

    manager.go(f"{base}/groups/{group.pk}/calendar/{year}/")
    manager.open(manager.page.locator("#table tbody a").first)
    meeting = manager.page.url.removeprefix(manager.house)
    manager.press("Begin the agenda")
    manager.press("Begin the agenda")
    again(manager)
    manager.follow("Add what is due")
    manager.page.get_by_label(REPORT).check()
    manager.press("Put on the agenda")
    again(manager)
    manager.open(manager.page.get_by_role("link", name=REPORT).last)
    assert REPORT in manager.page.title()

    manager.go(f"{meeting}agenda/due/")
    assert not manager.page.get_by_label(REPORT).count()


def six_meetings_are_planned(manager, base, group, year):
    manager.go(f"{base}/groups/{group.pk}/calendar/cadence/")
    fill_day(manager, "from_on", date(year, 1, 1))
    manager.page.get_by_label("How often").select_option(label="Every two months")
    manager.press("Save")
    manager.go(f"{base}/groups/{group.pk}/calendar/plan/")
    manager.type("Year", str(year))
    manager.press("Make the calendar")
    manager.go(f"{base}/groups/{group.pk}/calendar/{year}/")
    assert manager.page.locator("#table tbody tr").count() == 6


def a_report_is_called_in(manager, base, year):
    manager.go(f"{base}/forward-plan/reports/call-in")
    manager.type("Report", REPORT)
    manager.page.get_by_label("Which board calls it in?").select_option(label="Partners’ executive")
    manager.page.get_by_label("Which agency or group owes it?").select_option(label="Execmere Council")
    manager.page.locator("input[name=due-month]").fill("1")
    manager.page.locator("input[name=due-year]").fill(str(year))
    manager.page.get_by_label("Every year").check()
    manager.press("Call it in")
