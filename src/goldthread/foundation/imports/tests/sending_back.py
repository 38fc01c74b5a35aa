"""A lead who downloads the spreadsheet of an agency's actions, fills it in and sends it back. Nobody here is real."""

import io
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from django.urls import reverse
from openpyxl import load_workbook

from goldthread.foundation.access.models import Holding
from goldthread.foundation.access.standing import System
from goldthread.foundation.accounts.factories import DeskClient
from goldthread.foundation.accounts.models import User
from goldthread.foundation.actions.models import Action
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.imports.checking import Checked
from goldthread.foundation.imports.commands import decide_lines
from goldthread.foundation.imports.models import FileInHand
from goldthread.foundation.imports.tests.bringing import Desk
from goldthread.foundation.progress.models import ProgressReport
from goldthread.foundation.progress.reporting import Said, report_progress
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

KEY, SAYS, WORDS, DONE_ON = "Key", "How is it going?", "What has been done, or what holds it up?", "When was it done?"
UNDER_WAY = ("Under way", "Dates are set.")


def a_lead(space: Space, agency: Agency, email: str = "lead@example.org") -> User:
    user = User.objects.create_user(email, "Ada Synthetic")
    with opened(actor=SYSTEM_ACTOR, writing=space.pk):
        Holding.objects.create(space=space, user=user, role="agency_lead", agency=agency, starts_on=date(2020, 1, 1))
    return user


class Lead(Desk):
    """An agency's lead at work."""

    def __init__(self, space: Space, by: User, at: datetime) -> None:
        super().__init__(space, by, at)
        self.client = DeskClient()
        self.client.force_login(by)

    def download(self) -> list[list[Any]]:
        """The lines of the spreadsheet, headings first."""
        answer = self.client.get(reverse("actions_sheet", args=[self.space.slug, "xlsx"]))
        assert answer.status_code == 200
        sheet = load_workbook(io.BytesIO(answer.content)).active
        assert sheet
        return [list(row) for row in sheet.iter_rows(values_only=True)]

    def send(self, lines: list[list[Any]], name: str = "actions.xlsx") -> FileInHand:
        return self.take("progress", *lines, name=name)

    def report(self, lines: list[list[Any]]) -> dict[str, ProgressReport]:
        """Send lines back and carry them out; gives the reports by the reference of their action."""
        self.load(self.send(lines))
        return self.reports()

    def reports(self) -> dict[str, ProgressReport]:
        return {one.action.reference: one for one in self.rows(ProgressReport, "action", "agency")}

    def decide(self, file: FileInHand, answer: str) -> Checked:
        """Decide all lines that ask in one way; gives what the preview says then."""
        asked = self.look(file).asked
        decided = {row.line: (answer, row.held_against) for row in asked}
        decide_lines(file=file, decided=decided, by=self.by, at=self.at)
        return self.look(file)

    def now(self, action: Action) -> Action:
        return self.rows(Action, pk=action.pk)[0]


def filled(lines: list[list[Any]], says: Callable[[str], tuple[Any, ...]]) -> list[list[Any]]:
    """The lines with what ``says`` gives for the reference of each: how it goes, words and a day, as far as given."""
    headings = lines[0]
    first, reference = headings.index(SAYS), headings.index("Reference")
    for line in lines[1:]:
        answers = says(line[reference])
        line[first : first + len(answers)] = answers
    return lines


def without(lines: list[list[Any]], heading: str) -> list[list[Any]]:
    """The lines without a column."""
    place = lines[0].index(heading)
    return [line[:place] + line[place + 1 :] for line in lines]


def under_way(reference: str) -> tuple[str, str]:
    """What ``filled`` says of each line where nothing else is needed."""
    return UNDER_WAY


def somebody_else_reports(action: Action, at: datetime) -> None:
    report_progress(action=action, said=Said("held_up", "No room."), by=System("tests"), at=at)
