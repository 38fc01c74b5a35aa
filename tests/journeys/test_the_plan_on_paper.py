"""A manager narrows the plan, prints it, and takes it away as a file with what was reported."""

import csv
import subprocess
from collections.abc import Iterator
from io import StringIO
from itertools import count
from pathlib import Path
from shutil import which

import pytest
from django.utils import timezone

from goldthread.foundation.accounts.models import User
from goldthread.foundation.actions.models import Action
from goldthread.foundation.progress.reporting import Said, report_progress
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

from .own_partnership import own_partnership

pytestmark = pytest.mark.journey

CALLS, POSTERS, ROTAS = "Sit in on a week of visits", "Put leaflets out", "Plan the rotas for a year"
NUMBERS = count(1)
HELD_UP = Said("held_up", "The supplier has not sent them.")


@pytest.fixture
def plan(house: str) -> Iterator[tuple[Space, list[Action]]]:
    with own_partnership("Papermere", f"papermere-{next(NUMBERS)}", [CALLS, POSTERS, ROTAS]) as (space, actions):
        with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
            lead = User.objects.get(email="lead@demo.example")
        report_progress(action=actions[1], said=HELD_UP, by=lead, at=timezone.now())
        yield space, actions


def on_paper(visitor, folder: Path) -> str:
    """The words of the page as Chromium prints it; without a reader of PDFs, as it stands when it is printed."""
    file = folder / "plan.pdf"
    visitor.page.pdf(path=file, prefer_css_page_size=True)
    if reader := which("pdftotext"):
        return " ".join(subprocess.run([reader, file, "-"], capture_output=True, text=True, check=True).stdout.split())
    visitor.page.emulate_media(media="print")
    return " ".join(visitor.page.inner_text("body").split())


@pytest.mark.parametrize("width", [1200, 320])
def test_a_narrowed_plan_prints_narrowed_and_says_so(visit, plan, tmp_path, width):
    space, _ = plan
    manager = visit("manager", width=width)
    manager.go(f"/p/{space.slug}/actions/")
    if width < 600:  # folded away on a telephone
        manager.page.locator("summary", has_text="Filter").click()
    manager.page.get_by_label("Status").select_option("In progress")
    manager.press("Apply")

    manager.follow("Print this plan")

    assert manager.heading == "Action plan"
    assert manager.sees("Not the whole plan, only: status In progress")
    words = on_paper(manager, tmp_path)
    assert POSTERS in words
    assert HELD_UP.report in words
    assert CALLS not in words
    assert ROTAS not in words
    assert "Not the whole plan, only: status In progress" in words
    assert "Change what the list shows" not in words
    assert "/actions/" not in words


def test_the_reader_groups_the_plan_without_scripts_and_goes_back_to_the_list(visit, plan):
    space, _ = plan
    manager = visit("manager", scripts=False)
    manager.go(f"/p/{space.slug}/actions/on-paper/?words=rotas")

    manager.page.get_by_label("Group by").select_option("Who owes them")
    manager.press("Group")

    assert manager.sees("Papermere Council (1 action)")
    manager.follow("Change what the list shows")
    assert manager.heading == "Actions"
    assert manager.sees(ROTAS)
    assert not manager.page.get_by_text(POSTERS).count()


def test_the_file_says_what_was_reported_last_and_by_whom(visit, plan):
    space, _ = plan
    manager = visit("manager")
    manager.go(f"/p/{space.slug}/actions/?status=in_progress")

    with manager.page.expect_download() as taken:
        manager.page.get_by_role("link", name="CSV").click()
    (only,) = csv.DictReader(StringIO(taken.value.path().read_text("utf-8-sig")))

    assert only["Action"] == POSTERS
    assert (only["Latest report says"], only["Latest report in words"]) == ("Held up", HELD_UP.report)
    assert only["Latest report by"] == "Papermere Council"
