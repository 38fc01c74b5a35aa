"""A person who brings a file, for tests. Nobody here is real."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from goldthread.foundation.access.models import Holding
from goldthread.foundation.accounts.models import User
from goldthread.foundation.imports.checking import Checked, check
from goldthread.foundation.imports.commands import choose_answers, take_in_hand
from goldthread.foundation.imports.kinds import KINDS
from goldthread.foundation.imports.models import FileInHand
from goldthread.foundation.imports.reading import reading_in_hand
from goldthread.foundation.imports.rows import State
from goldthread.foundation.imports.whole_files import load_rows
from goldthread.foundation.sources.models import Load
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.spreadsheets import write_xlsx
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened


def somebody(space: Space, role: str = "partnership_manager", email: str = "manager@example.org") -> User:
    """An account with a role in a space since 2020."""
    user = User.objects.create_user(email, "Sam Okafor")
    with opened(actor=SYSTEM_ACTOR, writing=space.pk):
        Holding.objects.create(space=space, user=user, role=role, starts_on=date(2020, 1, 1))
    return user


class Desk:
    """One person at work in one space at one moment."""

    def __init__(self, space: Space, by: User, at: datetime) -> None:
        self.space, self.by, self.at = space, by, at

    def take(self, kind: str, *lines: Sequence[Any] | bytes, name: str = "list.xlsx") -> FileInHand:
        """Send a file: its bytes, or the lines of a sheet, headings first."""
        data = lines[0] if isinstance(lines[0], bytes) else write_xlsx("Sheet", lines[0], lines[1:])
        return take_in_hand(space=self.space, kind=KINDS[kind], file_name=name, data=data, by=self.by, at=self.at)

    def look(self, file: FileInHand) -> Checked:
        """What the preview says of a file."""
        with opened(actor=self.by.pk, reading=[self.space.pk]):
            file.refresh_from_db()
            return check(file, KINDS[file.kind], reading_in_hand(file), timezone.localdate(self.at))

    def say(self, file: FileInHand, **answers: Mapping[str, str]) -> FileInHand:
        """Say what words stand for."""
        return choose_answers(file=file, kind=KINDS[file.kind], answers=answers, by=self.by, at=self.at)

    def load(self, file: FileInHand) -> Load:
        """Load all good rows of a file as the preview shows them now."""
        seal = self.look(file).seal
        return load_rows(file=file, kind=KINDS[file.kind], seal=seal, by=self.by, at=self.at)

    def bring(self, kind: str, *lines: Sequence[Any] | bytes, name: str = "list.xlsx") -> Load:
        """Send a file and load it."""
        return self.load(self.take(kind, *lines, name=name))

    def rows(self, model: Any, *related: str, **conditions: Any) -> list[Any]:
        """Records of the space, with related ones where asked for."""
        with opened(actor=SYSTEM_ACTOR, reading=[self.space.pk]):
            found = model._default_manager.filter(space=self.space, **conditions).order_by("pk")
            return list(found.select_related(*related) if related else found)


def states(checked: Checked) -> dict[int, State]:
    """What would happen to each line."""
    return {row.line: row.state for row in checked.rows}


def sentences(checked: Checked) -> dict[int, list[str]]:
    """What is wrong, by line."""
    return {row.line: row.sentences for row in checked.rows if row.problems}
