"""A lead reports from a phone in a minute; the manager asks for more, accepts, and says what goes on elsewhere."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.utils import timezone

from goldthread.foundation.actions.models import Action
from goldthread.foundation.spaces.models import Space

from .own_partnership import own_partnership
from .visiting import Visitor

pytestmark = pytest.mark.journey

CALLS, POSTERS, ROTAS = "Listen to a month of calls", "Put posters up", "Write the rotas anew"


@pytest.fixture
def plan(house: str, request: pytest.FixtureRequest) -> Iterator[tuple[Space, list[Action]]]:
    with own_partnership("Westmere", f"westmere-{request.node.callspec.id}", [CALLS, POSTERS, ROTAS]) as made:
        yield made


def open_action(visitor: Visitor, space: Space, action: Action) -> None:
    visitor.go(f"/p/{space.slug}/actions/{action.pk}/")
    visitor.checked.clear()  # the page says more each time, at the same address


def type_day(visitor: Visitor, days: int) -> None:
    day = timezone.localdate() + timedelta(days=days)
    for label, part in (("Day", day.day), ("Month", day.month), ("Year", day.year)):
        visitor.page.get_by_label(label, exact=True).first.fill(str(part))


@pytest.mark.parametrize("scripts", [True, False], ids=["phone", "no-scripts"])
def test_a_lead_reports_and_the_manager_judges(visit, plan, scripts):
    space, (calls, posters, rotas) = plan
    lead, manager = visit("lead", width=320, scripts=scripts), visit("manager", scripts=scripts)

    lead.go("/what-we-owe/")
    lead.open(lead.page.locator(f"a[href*='/p/{space.slug}/actions/{calls.pk}/report']").first)
    assert lead.heading == "Report progress"
    lead.page.get_by_label("Held up").check()
    lead.press("Send the report")
    assert lead.sees("Enter what holds it up")
    lead.page.get_by_label("Done", exact=True).check()
    lead.type("What has been done", "Forty calls were listened to.")
    lead.page.get_by_label("In words").check()
    lead.type("What shows it", "A list of the forty calls.")
    lead.press("Send the report")
    assert lead.heading == "What your agency owes"
    assert lead.sees("The report was sent.")

    open_action(manager, space, calls)
    assert manager.sees("Forty calls were listened to.")
    manager.follow("Ask for more")
    manager.type("What more is needed?", "What did the calls show?")
    type_day(manager, 10)
    manager.press("Ask for more")
    assert manager.sees("More was asked by")

    open_action(lead, space, calls)
    assert lead.sees("What did the calls show?")
    lead.press("Report progress")
    lead.page.get_by_label("Done", exact=True).check()
    lead.type("What has been done", "Nine of ten were passed on at once.")
    lead.press("Send the report")
    assert lead.sees("Reported done, evidence to be looked at")

    open_action(manager, space, calls)
    manager.follow("Accept as done")
    manager.press("Accept as done")
    assert manager.sees("Done, evidence accepted")

    open_action(manager, space, posters)
    manager.follow("Mark as superseded")
    manager.page.get_by_label("Which action takes its place?").select_option(label=f"A3 {ROTAS}")
    manager.type("Why?", "The rotas carry the number now.")
    manager.press("Mark as superseded")
    assert manager.sees("takes its place")

    open_action(manager, space, rotas)
    manager.follow("Mark as transferred")
    manager.type("To whom is it transferred?", "Adults’ board")
    manager.type("Why?", "It is about adults.")
    manager.press("Mark as transferred")
    assert manager.sees("Take it up again")
    lead.go("/what-we-owe/")
    assert not lead.page.get_by_role("link", name=ROTAS).count()
