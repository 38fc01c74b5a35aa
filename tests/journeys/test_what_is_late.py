"""The manager sees what is late, follows a figure to its actions, and works through what waits for a judgement."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.utils import timezone

from goldthread.foundation.actions.commands import ActionDetails, change_action
from goldthread.foundation.actions.models import Action
from goldthread.foundation.evidence.recording import Shown
from goldthread.foundation.progress.reporting import Said, report_progress
from goldthread.foundation.records.dates import PartialDate
from goldthread.foundation.spaces.models import Space

from .own_partnership import BY, own_partnership
from .visiting import Visitor

pytestmark = pytest.mark.journey

VISITS, LETTERS, MAPS, FORMS = "Visit each school", "Answer letters", "Draw the maps", "Shorten the forms"


@pytest.fixture
def plan(house: str, request: pytest.FixtureRequest) -> Iterator[tuple[Space, list[Action]]]:
    """Two are late; two are reported done, with evidence."""
    made = own_partnership("Fenmere", f"fenmere-{request.node.callspec.id}", [VISITS, LETTERS, MAPS, FORMS])
    now = timezone.now()
    today = timezone.localdate(now)
    with made as (space, actions):
        for days, action in enumerate(actions[:2], 3):
            due = PartialDate.from_date(today - timedelta(days=days), "day")
            change_action(action=action, details=ActionDetails(title=action.title, due=due), by=BY, at=now)
        for action in actions[2:]:
            said = Said("done", "It is done.", today, shown=Shown(words="A photograph was taken."))
            report_progress(action=action, said=said, by=BY, at=now)
        yield space, actions


def counted(visitor: Visitor, words: str) -> bool:
    visitor.checked.clear()  # the page says more each time, at the same address
    return visitor.sees(words)


@pytest.mark.parametrize(("width", "scripts"), [(1200, True), (320, True), (320, False)], ids=["wide", "phone", "bare"])
def test_the_manager_follows_a_figure_and_works_through_what_waits(visit, plan, width, scripts):
    space, (_, _, maps, forms) = plan
    manager = visit("manager", width=width, scripts=scripts)

    manager.go(f"/p/{space.slug}/actions/")
    manager.follow("What is late")
    assert manager.heading == "What is late"
    row = manager.page.get_by_role("row").filter(has_text="Fenmere Council")
    assert row.get_by_role("link", name="4 days").is_visible()
    manager.follow("2 late, Fenmere Council")
    assert manager.sees("2 actions, ")
    assert manager.page.get_by_role("link", name="A1").is_visible()
    manager.go(f"/p/{space.slug}/actions/late/")
    manager.follow("4 days late at most, Fenmere Council")
    assert manager.sees("1 action, ")
    assert manager.sees(LETTERS)

    manager.go("/")
    assert manager.sees(f"{space.name}: 2 actions wait for you.")
    manager.go(f"/p/{space.slug}/actions/late/")
    manager.follow("Waiting for you: 2 actions")
    assert manager.sees("Evidence to be looked at (2)")
    manager.follow(str(maps))
    assert manager.sees("A photograph was taken.")
    manager.follow("Accept as done")
    manager.press("Accept as done")
    assert manager.heading == "Waiting for you"
    assert manager.sees("The action was accepted as done.")
    assert counted(manager, "Evidence to be looked at (1)")

    manager.follow(str(forms))
    manager.follow("Ask for more")
    manager.type("What more is needed?", "Which forms?")
    day = timezone.localdate() + timedelta(days=10)
    for label, part in (("Day", day.day), ("Month", day.month), ("Year", day.year)):
        manager.page.get_by_label(label, exact=True).first.fill(str(part))
    manager.press("Ask for more")
    assert manager.sees("Nothing waits for you")
    manager.follow("What is late")
    assert counted(manager, "Waiting for you: 0 actions")
    manager.go(f"/p/{space.slug}/actions/?waits=asked")
    assert manager.sees(FORMS)
