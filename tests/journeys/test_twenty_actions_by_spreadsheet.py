"""An agency's lead updates twenty actions at once: downloads the spreadsheet, fills it in and sends it back."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from goldthread.foundation.actions.models import Action
from goldthread.foundation.progress.reporting import Said, report_progress
from goldthread.foundation.spaces.models import Space

from .own_partnership import BY, own_partnership
from .visiting import Visitor

pytestmark = pytest.mark.journey

SAYS, WORDS, DONE_ON = "How is it going?", "What has been done, or what holds it up?", "When was it done?"


@pytest.fixture
def plan(house: str, request: pytest.FixtureRequest) -> Iterator[tuple[Space, list[Action]]]:
    """A made-up partnership of its own, where the lead's agency owes twenty actions."""
    titles = [f"Audit {number} of how calls are answered" for number in range(1, 21)]
    with own_partnership("Southmere", f"southmere-{request.node.callspec.id}", titles) as made:
        yield made


def fill_in(path: Path, answers: Callable[[int], tuple[Any, ...]]) -> None:
    """Say how it goes on each line, as a person does in a spreadsheet program."""
    book = load_workbook(path)
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    columns = {cell.value: cell.column for cell in sheet[1]}
    assert sheet.max_row == 21
    for line in range(2, 22):
        for heading, answer in zip((SAYS, WORDS, DONE_ON), answers(line), strict=False):
            sheet.cell(line, columns[heading], answer)
    book.save(path)


def of_line(line: int) -> tuple[Any, ...]:
    """Most are under way; one is done, one is done without a day, one has a status that nobody knows."""
    said: dict[int, tuple[Any, ...]] = {
        2: ("Done", "All calls were listened to.", date.today()),
        3: ("Done", "All calls were listened to."),
        4: ("Nearly there", "The last calls are listened to."),
    }
    return said.get(line, ("Under way", f"Half of the calls were listened to, line {line}."))


def download(lead: Visitor, folder: Path) -> Path:
    with lead.page.expect_download() as arriving:
        lead.page.get_by_role("link", name="Excel").click()
    arriving.value.save_as(folder / "actions.xlsx")
    return folder / "actions.xlsx"


def send(lead: Visitor, path: Path) -> None:
    lead.page.locator("input[type=file]").set_input_files(path)
    lead.press("Continue")


@pytest.mark.parametrize(("width", "scripts"), [(320, True), (1200, False)], ids=["phone", "no-scripts"])
def test_a_lead_sends_the_spreadsheet_back(visit, plan, tmp_path, width, scripts):
    space, actions = plan
    lead = visit("lead", width=width, scripts=scripts)
    lead.go(f"/p/{space.slug}/actions/")
    lead.follow("Update many at once")
    assert lead.sees("It lists 20 open actions in Southmere")
    sheet = download(lead, tmp_path)
    fill_in(sheet, of_line)
    report_progress(action=actions[18], said=Said("held_up", "No room."), by=BY, at=timezone.now())

    send(lead, sheet)
    assert lead.heading == "Match the words"
    lead.page.get_by_label("“Nearly there”").select_option(label="Under way")
    lead.press("Continue")
    assert lead.heading == "Check what will be reported"
    assert lead.sees("Of 20 lines, 18 will be reported and 2 have a problem.")
    lead.follow("Decide line by line")
    assert lead.sees("“No room.”")
    lead.page.get_by_label("Leave it").check()
    lead.press("Continue")
    assert lead.sees("18 will be reported, 1 says nothing new and is skipped and 1 has a problem.")
    lead.follow("Problems (1)")
    assert lead.sees("Enter the day on which it was done.")
    lead.page.set_default_timeout(20_000)  # eighteen commands, on a machine that does other things beside
    lead.press("Report the 18 good lines")
    assert lead.sees("18 reports made.")
    assert lead.sees("Lines that were left out")

    lead.go(f"/p/{space.slug}/actions/{actions[0].pk}/")
    assert lead.sees("All calls were listened to.")
    lead.go(f"/p/{space.slug}/actions/{actions[18].pk}/")
    assert lead.sees("No room.")
    lead.go(f"/p/{space.slug}/actions/update/")
    send(lead, sheet)
    assert lead.sees("This file was sent before")
