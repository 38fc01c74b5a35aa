"""What an agency reports of many actions at once, by sending back its own spreadsheet."""

import hashlib
from collections.abc import Mapping
from typing import Any

from django.urls import reverse

from goldthread.foundation.access.roles import Can
from goldthread.foundation.actions.sections import register_page
from goldthread.foundation.commands.refusals import Refused, SentBefore
from goldthread.foundation.imports.declaring import Choice, Field, Here, Holds, LoadKind, Making, Recorded
from goldthread.foundation.imports.kinds.owed import Line, Owed, owed_in
from goldthread.foundation.imports.models import LoadedReport
from goldthread.foundation.imports.rows import Row
from goldthread.foundation.imports.wording import Wording
from goldthread.foundation.progress.models import ProgressReport
from goldthread.foundation.progress.reporting import Said, check_said, report_progress
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.spreadsheets import compare_key
from goldthread.foundation.ui.words import date, plural

Says = ProgressReport.Says
SYNONYMS = {
    Says.NOT_STARTED: ("open", "to do", "not begun", "not yet started", "outstanding", "not started"),
    Says.UNDER_WAY: ("in progress", "started", "ongoing", "on going", "underway", "on track", "partly done"),
    Says.HELD_UP: ("delayed", "stuck", "blocked", "on hold", "behind", "at risk"),
    Says.DONE: ("complete", "completed", "finished", "achieved", "implemented"),
}
CHOICES = tuple(Choice(says.value, says.label, SYNONYMS[says]) for says in Says)
RECORDED = "what is reported will say “Recorded by the partnership”, and answers no reminder or escalation."
NEVER_UNDONE = "Reports are never changed or taken back. To put one right, report again: the later one counts."
FIELD_OF = {"says": "says", "report": "words", "done_on": "done_on"}
"""The column beside which it is said what a report lacks, by what the command calls it."""


class Progress(LoadKind):
    """One line an action, and an owner where several are reported for."""

    code = "progress"
    title = "Progress of actions"
    one = "action"
    many = "actions"
    hint = "The spreadsheet of your actions, filled in and sent back"
    opened_by = Can.REPORT_PROGRESS
    needs = Can.REPORT_PROGRESS
    begins_at = ("Update many at once", "update_actions")
    has_blank = False
    only_read = ("Due", "Status now")
    remembers = False
    rows_a_second = 40
    why_not_undone = NEVER_UNDONE
    wording = Wording(
        begin="Send the spreadsheet back",
        begin_again="Send another file",
        check="Check what will be reported",
        nothing_yet="Nothing has been reported yet.",
        carry_out="Report",
        new="To report",
        there="Nothing to report",
        left="Left as it is",
        is_new="will be reported",
        are_new="will be reported",
        is_there="says nothing new and is skipped",
        are_there="say nothing new and are skipped",
        anyway="Report it anyway",
        made="report",
        was_done="made",
        nothing_new="There is nothing new in this file to report.",
        loaded_before=(
            "This file was sent before, on {day}, and was reported once. To report something else, change your file"
            " and send it again."
        ),
        afterwards="Each action shows what was reported. A later report stands beside it and counts instead.",
        nothing_done="Nothing was reported",
    )
    fields = (
        Field(
            "key",
            "Key",
            hint="From the file that you downloaded. It tells the action surely",
            required=True,
            or_else=("reference",),
            longest=120,
        ),
        Field("reference", "Reference", synonyms=("ref", "number", "action number", "action ref"), longest=200),
        Field("title", "Action", synonyms=("action title", "title", "task"), longest=5000),
        Field(
            "owner", "Owner", hint="Only where you report for several", synonyms=("agency", "lead agency"), longest=300
        ),
        Field(
            "says",
            "How is it going?",
            Holds.CHOICE,
            choices=CHOICES,
            synonyms=("how it is going", "status", "progress", "rag", "rag status", "current status"),
            longest=200,
        ),
        Field(
            "words",
            "What has been done, or what holds it up?",
            hint="Without names of children and families",
            synonyms=("what has been done", "update", "latest update", "progress notes", "comments", "notes"),
            longest=5000,
        ),
        Field(
            "done_on",
            "When was it done?",
            Holds.DAY,
            synonyms=("done on", "date done", "date completed", "completed on"),
            is_past=True,
        ),
    )

    def above(self, space: Space) -> list[tuple[str, str]]:
        return [("Actions", reverse("actions", args=[space.slug]))]

    def is_matched(self, columns: Mapping[str, int | str]) -> bool:
        return {"key", "says", "words", "done_on"} <= columns.keys()

    def look_up(self, space: Space, here: Here, rows: list[Row]) -> None:
        here.records[Owed] = owed_in(space, here, rows)

    def check(self, row: Row, here: Here) -> None:
        owed: Owed = here.records[Owed]
        line = owed.line_of(row)
        if line is None:
            return
        row.values |= {"reference": line.action.reference, "title": line.action.title}
        row.held_against = str(line.action.version)
        if row.says("says"):
            self._check_said(row, line, owed)
        elif "says" not in row.problems and (row.printed.get("words") or row.printed.get("done_on")):
            row.complain("Select how it is going, or clear the line to skip it.", "says")

    def check_together(self, rows: list[Row], here: Here) -> None:
        owed: Owed = here.records[Owed]
        first: dict[Any, Row] = {}
        for row in rows:
            line = owed.lines.get(row.line)
            if line is None or not row.says("says"):
                continue
            before = first.setdefault(line.identity, row)
            if before is row:
                continue
            row.complain(f"This is the same action as in line {before.line}. Keep one of them.")
            if said_of(row) != said_of(before):
                before.complain(f"Line {row.line} says something else of the same action. Keep one of them.")

    def remarks(self, rows: list[Row], here: Here) -> list[str]:
        owed: Owed = here.records[Owed]
        missing = len(owed.open_actions - {line.action.pk for line in owed.lines.values()})
        of_others = owed.recorded_for_others((row.line for row in rows if row.says("says")), here.by)
        said = []
        if of_others:
            lines = f"{plural(of_others, 'line')} {is_or_are(of_others)} of owners"
            said.append(f"{lines} for whom you do not speak: {RECORDED}")
        if missing:
            open_actions = f"{plural(missing, 'open action')} of yours {is_or_are(missing)}"
            said.append(f"{open_actions} not in this file. Nothing is reported of what is not in it.")
        return said

    def identity(self, row: Row) -> Any:
        return None

    def existing(self, row: Row, here: Here) -> Recorded | None:
        line = here.records[Owed].lines.get(row.line)
        is_new = line is not None and row.says("says") and not is_same(said_of(row), line.counting)
        return None if is_new else Recorded({})

    def make(self, row: Row, making: Making) -> None:
        line: Line = making.here.records[Owed].lines[row.line]
        said, version = said_of(row), line.action.version
        digest = hashlib.sha256(repr((line.identity, said)).encode("utf-8", "replace")).hexdigest()[:16]
        try:
            report = report_progress(
                action=line.action,
                said=said,
                owner=line.owner,
                # The report of another owner in this very file raised the version.
                seen_version=None if line.action.pk in making.made else version,
                key=f"sheet-{line.action.pk}-{version}-{digest}",
                by=making.by,
                at=making.at,
            )
        except SentBefore:
            return
        making.made[line.action.pk] = report
        LoadedReport.objects.create(space=making.space, load=making.load, report=report, line=row.line)

    def _check_said(self, row: Row, line: Line, owed: Owed) -> None:
        if row.says("says") != Says.DONE and "done_on" in row.printed:
            row.leave_out("done_on", "Kept only for what is done")
        said = said_of(row)
        if is_same(said, line.counting):
            return
        try:
            if "done_on" not in row.problems:
                check_said(line.action, said, owed.today)
        except Refused as refusal:
            row.complain(str(refusal), FIELD_OF.get(refusal.field or "", ""))
        if line.version not in (None, line.action.version):
            row.question = f"Changed since you downloaded the file. Now: {now_in_words(line)}"


def said_of(row: Row) -> Said:
    """What a line says, as the command takes it."""
    return Said(says=row.says("says"), report=row.says("words") or "", done_on=row.says("done_on"))


def is_same(said: Said, report: ProgressReport | None) -> bool:
    """Whether a report that counts says the same already."""
    if report is None:
        return False
    return (report.says, compare_key(report.words), report.done_on) == (
        said.says,
        compare_key(said.report),
        said.done_on if said.says == Says.DONE else None,
    )


def now_in_words(line: Line) -> str:
    """What an action says today, for somebody whose file is older."""
    status, report = line.action.status_in_words, line.counting
    if report is None:
        return f"{status}."
    words = f": “{report.words}”" if report.words else "."
    by = f"the partnership for {report.owner_in_words}" if report.is_by_partnership else report.owner_in_words
    said = f"{by} reported “{report.get_says_display()}”{words}"
    return f"{status}. On {date(report.reported_at)} {said}"


def is_or_are(number: int) -> str:
    return "is" if number == 1 else "are"


def register() -> None:
    """Let the list of actions lead to the spreadsheet."""
    register_page("update_actions", "Update many at once", Can.REPORT_PROGRESS)
