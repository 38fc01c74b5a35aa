"""The spreadsheet of what somebody may report on, made to be filled in and sent back."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any, BinaryIO

from django.http import HttpResponse

from goldthread.foundation.access.standing import Standing
from goldthread.foundation.actions.models import Action, ActionQuerySet
from goldthread.foundation.actions.plan import due_of
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.imports.kinds.owed import Owner, key_of, name_of, owners_of, with_owners
from goldthread.foundation.imports.kinds.progress import Progress
from goldthread.foundation.imports.reading import LIMITS
from goldthread.foundation.lists.exporting import WRITERS
from goldthread.foundation.progress.reporting import reported_on_by
from goldthread.foundation.records.dates import DAY
from goldthread.foundation.records.file_names import saved_as
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.spreadsheets import in_bytes, put_xlsx
from goldthread.foundation.ui.words import date as date_words

ASKED = ("says", "words", "done_on")


def open_actions(space: Space, standing: Standing) -> list[tuple[Action, Owner]]:
    """What is open and theirs to report on, by when it is due: one line an owner for whom they may report."""
    mine = _open(space, standing)
    actions = with_owners(mine.with_evidence()).order_by("wanted_by", "reference", "pk")
    return [(action, owner) for action in actions for owner in owners_of(action, standing)]


def how_many_open(space: Space, standing: Standing) -> int:
    """Of how many actions those lines are."""
    return _open(space, standing).count()


def _open(space: Space, standing: Standing) -> ActionQuerySet:
    return reported_on_by(standing, space).filter(status__in=Action.OPEN_STATUSES)


def headings(lines: list[tuple[Action, Owner]]) -> list[str]:
    """The headings of the file. Whose report a line is stands in it only where that is not the same throughout."""
    label = {one.key: one.label for one in Progress.fields}
    owner = [label["owner"]] if len({owner for _, owner in lines}) > 1 else []
    return [
        label["key"],
        label["reference"],
        label["title"],
        *owner,
        *Progress.only_read,
        *(label[key] for key in ASKED),
    ]


def cells(lines: list[tuple[Action, Owner]], space: Space) -> Iterator[list[Any]]:
    """One row an action, with nothing yet in the columns that are asked."""
    has_owner = len({owner for _, owner in lines}) > 1
    for action, owner in lines:
        named = [name_of(owner)] if has_owner else []
        told = [due_in_file(action), action.status_in_words]
        yield [key_of(action, space), action.reference, action.title, *named, *told, *("" for _ in ASKED)]


def due_in_file(action: Action) -> date | str:
    """The day by which it is wanted as a day, so that it can be sorted; else the words for what is known of it."""
    if action.answer_by:
        return action.answer_by
    if action.due_on and action.due_precision == DAY:
        return action.due_on
    return date_words(due_of(action)) if action.due else action.due_as_printed


def check_fits(lines: list[tuple[Action, Owner]]) -> None:
    """Raise Refused where the file would be longer than one that can be sent back."""
    if len(lines) > LIMITS.rows:
        raise Refused(
            f"There are {len(lines):,} lines to report on, and a file holds at most {LIMITS.rows:,}."
            " The lead of each agency can send back those of the agency."
        )


def put_for_excel(file: BinaryIO, title: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """With the answers to “How is it going?” to be picked from a list."""
    says = next(one for one in Progress.fields if one.key == "says")
    put_xlsx(file, title, columns, rows, choices={says.label: [choice.label for choice in says.choices]})


SHEET_WRITERS = {**WRITERS, "xlsx": (put_for_excel, WRITERS["xlsx"][1])}


def sheet_file(lines: list[tuple[Action, Owner]], space: Space, today: date, ending: str) -> HttpResponse:
    """The file as an attachment. Its name says of which partnership it is, since each has its own."""
    put, content_type = SHEET_WRITERS[ending]
    name = f"actions-{space.slug}-{today:%Y-%m-%d}.{ending}"
    return HttpResponse(
        in_bytes(put, "Actions", headings(lines), cells(lines, space)),
        content_type=content_type,
        headers={"Content-Disposition": saved_as(name), "Cache-Control": "no-store"},
    )
