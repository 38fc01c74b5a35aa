"""Actions from an action plan."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import F, Func, TextField
from django.urls import reverse

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.actions import sections
from goldthread.foundation.actions.commands import ActionDetails, AsPrinted, Origin, add_action
from goldthread.foundation.actions.models import Action, ActionOwner
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.imports.declaring import Choice, Field, Here, Holds, LoadKind, Making, Recorded
from goldthread.foundation.imports.kinds.agencies import check_dates
from goldthread.foundation.imports.rows import Row
from goldthread.foundation.records.dates import PartialDate
from goldthread.foundation.sources.models import Load
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.spreadsheets import compare_key
from goldthread.foundation.ui.words import date, listed

ORIGIN = "load"
"""The ``origin`` of an action that came from a person's own file; its ``origin_id`` is the load's number, so that
two plans may both number their actions 1, 2, 3."""

LONGEST_TITLE = 300
COMPARED = ("title", "reference", "status", "due_on", "due_precision", "started_on", "done_on")
TITLE_LETTERS = Func(
    F("title"),
    template="regexp_replace(lower(replace(replace(normalize(%(expressions)s, NFKD), 'ß', 'ss'), 'ẞ', 'ss')"
    " collate \"C\"), '[^a-z0-9]+', '', 'g')",
    output_field=TextField(),
)
"""Only the plain letters and figures of a title, so that the database finds what may be the same action."""
Status = Action.Status
STATUSES = (
    Choice(
        Status.OPEN.value,
        Status.OPEN.label,
        ("open", "to do", "not yet started", "outstanding", "new", "planned", "not begun", "pending"),
    ),
    Choice(
        Status.IN_PROGRESS.value,
        Status.IN_PROGRESS.label,
        ("started", "ongoing", "on going", "underway", "under way", "on track", "in train", "partly done",
         "partially complete", "delayed", "overdue", "at risk"),
    ),
    Choice(
        Status.COMPLETE_PENDING_EVIDENCE.value,
        Status.COMPLETE_PENDING_EVIDENCE.label,
        ("complete", "completed", "done", "closed", "finished", "achieved", "implemented",
         "complete pending evidence", "reported done"),
    ),
    Choice(
        Status.SUPERSEDED.value,
        Status.SUPERSEDED.label,
        ("withdrawn", "cancelled", "no longer needed", "replaced", "merged", "not applicable"),
    ),
)  # fmt: skip
"""What a file may say. Colours are asked about, since they rate a plan as often as they report it. Nothing that is
loaded is “done, evidence accepted”: a file is no evidence."""


class Actions(LoadKind):
    """One line an action."""

    code = "actions"
    title = "Actions"
    one = "action"
    many = "actions"
    hint = "An action plan, with who owes what by when"
    needs = Can.RECORD_ACTIONS
    fields = (
        Field(
            "title",
            "Action",
            required=True,
            synonyms=("action required", "what will be done", "task", "action point", "agreed action", "title"),
            longest=5000,
            example="Publish the revised threshold document",
        ),
        Field(
            "reference",
            "Reference",
            hint="The number of the action in your plan",
            synonyms=("ref", "number", "no", "action number", "action no", "id", "action ref", "action id"),
            longest=60,
            example="1.1",
        ),
        Field(
            "owner",
            "Owner",
            Holds.OWNERS,
            hint="The agency or group that owes it, or several",
            synonyms=("lead", "lead agency", "responsible", "by whom", "who", "agency", "action owner", "led by",
                      "responsible agency", "accountable"),
            longest=300,
            words_kept=True,
            example="Northborough Council",
        ),
        Field(
            "due",
            "Due",
            Holds.PARTIAL_DATE,
            hint="A day, a month or a year. Words such as “ongoing” are kept as they are",
            synonyms=("due date", "by when", "deadline", "target date", "timescale", "when", "completion date",
                      "date due", "complete by", "due by"),
            longest=100,
            words_kept=True,
            example="31 March 2027",
        ),
        Field(
            "status",
            "Status",
            Holds.CHOICE,
            hint="What is reported done stays “reported done”, until evidence is accepted here",
            choices=STATUSES,
            synonyms=("progress", "rag", "rag rating", "rag status", "state", "complete", "current status"),
            longest=200,
            example="In progress",
        ),
        Field(
            "what",
            "More about it",
            hint="What exactly is to be done",
            synonyms=("description", "detail", "details", "how", "what", "steps"),
            longest=5000,
        ),
        Field(
            "started_on", "Started on", Holds.DAY, synonyms=("start date", "date started", "start"), is_past=True
        ),
        Field(
            "done_on",
            "Done on",
            Holds.DAY,
            synonyms=("date completed", "completed on", "date done", "actual completion date", "date closed"),
            is_past=True,
        ),
        Field(
            "notes",
            "Notes",
            synonyms=("comments", "comment", "update", "progress notes", "commentary", "latest update", "remarks"),
            longest=5000,
        ),
    )  # fmt: skip

    def look_up(self, space: Space, here: Here, rows: list[Row]) -> None:
        titles = {letters_of(shortened(row.says("title"))) for row in rows if row.says("title")}
        alike = Action.objects.filter(space=space).alias(letters=TITLE_LETTERS).filter(letters__in=titles)
        actions = list(alike.only(*COMPARED).order_by("pk"))
        for action in actions:
            here.records.setdefault(compare_key(action.title), {})[compare_key(action.reference)] = action
        here.records[ActionOwner] = owners_of(actions)

    def check(self, row: Row, here: Here) -> None:
        check_dates(row, "started_on", "done_on")
        for key in ("due", "status"):
            longest = self.field(key).longest
            if len(row.printed.get(key, "")) > longest:
                row.complain(f"This is longer than {longest} characters. Move some of it to the notes.", key)

    def identity(self, row: Row) -> Any:
        if row.says("reference"):
            return compare_key(row.says("reference"))
        return ("", compare_key(row.says("title"))) if row.says("title") else None

    def repeated(self, row: Row, first: Row) -> str:
        if compare_key(row.says("title") or "") == compare_key(first.says("title") or ""):
            return super().repeated(row, first)
        return f"Line {first.line} has the reference “{first.says('reference')}” too. Give each action its own."

    def assume(self, row: Row) -> dict[str, Any]:
        return {"status": Status.OPEN.value, "reference": f"Line {row.line}"}

    def existing(self, row: Row, here: Here) -> Recorded | None:
        same = here.records.get(compare_key(shortened(row.says("title"))), {})
        reference = row.says("reference")
        action = same.get(compare_key(reference)) if reference else next(iter(same.values()), None)
        if action is None:
            return None
        due = PartialDate.from_date(action.due_on, action.due_precision) if action.due_on else None
        owners = listed(sorted(here.records[ActionOwner].get(action.pk, [])))
        words = {"status": action.get_status_display(), "due": date(due), "owner": owners}
        return Recorded(words | {"started_on": date(action.started_on), "done_on": date(action.done_on)})

    def make(self, row: Row, making: Making) -> None:
        title, what = row.says("title"), row.says("what") or ""
        if shortened(title) != title:
            what = f"{title}\n\n{what}".strip()
        details = ActionDetails(
            title=shortened(title),
            what=what,
            status=row.says("status"),
            due=row.says("due"),
            started_on=row.says("started_on"),
            done_on=row.says("done_on"),
            notes=row.says("notes") or "",
        )
        owners = row.says("owner") or ()
        words = {key: row.printed.get(key, "") for key in ("status", "owner", "due")}
        add_action(
            space=making.space,
            reference=row.says("reference"),
            details=details,
            origin=Origin(ORIGIN, making.load.pk),
            agencies=[one for one in owners if isinstance(one, Agency)],
            groups=[one for one in owners if not isinstance(one, Agency)],
            printed=AsPrinted(found_at=making.place_of(row), **words),
            by=making.by,
            at=making.at,
        )


def letters_of(title: str) -> str:
    """What TITLE_LETTERS gives in the database. Titles with the same compare_key have the same letters."""
    plain = unicodedata.normalize("NFKD", title).replace("ß", "ss").replace("ẞ", "ss")
    return re.sub("[^a-z0-9]+", "", plain.lower())


def owners_of(actions: Sequence[Action]) -> dict[int, list[str]]:
    """Names of those who owe, by action."""
    found: dict[int, list[str]] = {}
    rows = ActionOwner.objects.filter(action__in=[action.pk for action in actions])
    for number, agency, group in rows.values_list("action_id", "agency__name", "group__name"):
        found.setdefault(number, []).append(agency or group)
    return found


def shortened(title: str) -> str:
    """A title on one line as long as a record keeps it; all the words then go to what the action is."""
    line = " ".join(title.split())
    return line if len(line) <= LONGEST_TITLE else f"{line[: LONGEST_TITLE - 1].rstrip()}…"


def in_view(standing: Standing, space: Space) -> Iterable[tuple[int, str, str]]:
    """The loads from which actions came, for those who may load."""
    if not standing.may(Can.IMPORT, space.pk):
        return []
    loads = Load.objects.filter(space=space, kind=Actions.code).order_by("-loaded_at", "-pk")
    return [(load.pk, load.title, reverse("load", args=[space.slug, load.pk])) for load in loads]


def register() -> None:
    """Let the pages of actions say from which file an action came."""
    sections.register_origin(sections.Origin(ORIGIN, "file", in_view))
