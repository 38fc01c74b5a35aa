"""Cases of every pathway from a person's own file: a line is what the pathway's first opening step asks.

Each pathway has its kind of file, made from the declaration; nobody writes one.
"""

from collections import Counter
from collections.abc import Container, Iterator
from datetime import datetime
from typing import Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse

from goldthread.cases.casework import file_outcomes
from goldthread.cases.casework.clocks import count_by_what_is_so, decided_in
from goldthread.cases.casework.commands import open_case_from_file, put_numbers_aside
from goldthread.cases.casework.commands.opening import year_of
from goldthread.cases.casework.file_columns import HAPPENED, NUMBER, columns_of
from goldthread.cases.casework.file_namesakes import named_already, remark_on_namesakes, tell_namesakes
from goldthread.cases.casework.forms.fields import asked_of
from goldthread.cases.casework.models import LoadedCase
from goldthread.cases.casework.only_once_in_files import seconds_in
from goldthread.cases.casework.outcomes import outcomes_in
from goldthread.cases.casework.permissions import runs
from goldthread.cases.casework.queries import names_known
from goldthread.cases.declaring.own_fields import OWN_FIELDS
from goldthread.cases.declaring.pathway import Pathway
from goldthread.cases.declaring.registry import PATHWAYS
from goldthread.cases.declaring.steps import Step
from goldthread.cases.going_live.queries import NOT_LIVE, NOT_TAKING_PART, is_live, ready_agencies
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor, Standing, standing_of
from goldthread.foundation.commands.checking import CHECK_THE_YEAR
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.imports.declaring import Here, LoadKind, Making, Recorded
from goldthread.foundation.imports.kinds import register as register_kind
from goldthread.foundation.imports.queries import register_noted
from goldthread.foundation.imports.rows import Row, State
from goldthread.foundation.imports.wording import Wording
from goldthread.foundation.looking.careful_form import quoted
from goldthread.foundation.looking.likely_names import likely_names
from goldthread.foundation.records.moments import day_alone, last_second_of
from goldthread.foundation.records.near_days import is_too_early
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.spreadsheets import compare_key
from goldthread.foundation.ui.words import plural

NUMBERS, DECIDED, OUTCOMES = "numbers that were loaded", "what clocks are counted by", "outcomes that are offered"
HAD, NAMED = "what only one case may have", "who is named"
IS_LIVE, READY, NO_NAMES = "is live", "ready agencies", "names that stand for no person"
MAY_TELL = "{names} may tell who a person is"
NAMING = (
    "{lines} to be loaded may tell who a person is: look for that below. {unnamed} Put {them} right and send the file"
    " again. If nobody is named there, load {them} as before."
)
NEVER_UNDONE = "Loading cases cannot be undone: a case that was opened is corrected or closed, one by one."


class CaseFile(LoadKind):
    """One line a case. Whoever brings it runs the pathway, and may open its cases for all of the partnership."""

    pathway: ClassVar[Pathway]
    opening: ClassVar[Step]
    opened_by = Can.RECORD_CASES
    needs = Can.RECORD_CASES
    rows_a_second = 30
    puts_aside = True
    why_not_undone = NEVER_UNDONE
    wording = Wording(
        afterwards=(
            "Each case is marked as imported, says from which line of the file it came, and nobody leads it yet. What"
            " was loaded keeps its dates and does not count as typed late."
        ),
        loaded_before=(
            "This file was loaded on {day}, so nothing was changed. For lines that were left out, load a file with"
            " those lines put right."
        ),
        if_not_loaded=(
            "References are put aside for the cases before they are loaded, so that others can open cases meanwhile. If"
            " the file is not loaded in the end, those references are not given out again: a gap is no missing case."
        ),
    )

    def above(self, space: Space) -> list[tuple[str, str]]:
        register = reverse("cases", args=[space.slug, self.pathway.code])
        return [("Cases", reverse("pathways", args=[space.slug])), (self.pathway.title, register)]

    def may_be_brought(self, standing: Standing, space_id: int) -> bool:
        return runs(self.pathway, self.opening.by, standing, space_id)

    def look_up(self, space: Space, here: Here, rows: list[Row]) -> None:
        here.records[NUMBERS] = self._loaded_before(space, {self.identity(row) for row in rows} - {None})
        here.records[IS_LIVE] = is_live(space.pk, self.pathway.code)
        here.records[READY] = ready_agencies(space.pk, self.pathway.code)
        here.records[NO_NAMES] = names_known(space, here.today)
        here.records[OUTCOMES] = outcomes_in(space.pk, self.pathway)
        standing = standing_of(here.by, here.today)
        here.records[HAD] = seconds_in(self.pathway, self.opening, space, rows, standing)
        here.records[NAMED] = named_already(self.pathway, space, standing)

    def _loaded_before(self, space: Space, asked: set[Any]) -> set[str]:
        """Of some references those that were loaded. For a file without any nothing is asked, and none is held."""
        if not asked:
            return set()
        loaded = LoadedCase.objects.filter(space=space, case__pathway=self.pathway.code).exclude(number="")
        keys = (compare_key(number) for number in loaded.order_by().values_list("number", flat=True).iterator())
        return asked.intersection(keys)

    def check(self, row: Row, here: Here) -> None:
        """What the command would refuse is told now, so that a long file is not refused at its end; and what reads like
        a person’s name where nobody may be named, before it is kept.
        """
        self._tell_names(row, here)
        if not here.records[IS_LIVE]:
            row.complain(NOT_LIVE.format(title=self.pathway.title))
        for name in self.opening.sight:
            agency = row.says(name)
            if agency is not None and agency.pk not in here.records[READY]:
                row.complain(NOT_TAKING_PART.format(agency=agency.name), name)
        happened = row.says(HAPPENED)
        if happened is not None and is_too_early(happened):
            row.complain(CHECK_THE_YEAR, HAPPENED)
        file_outcomes.check(row, self.opening.outcome, here.records[OUTCOMES])
        if not row.problems:
            self._check_record(row, here)

    def _tell_names(self, row: Row, here: Here) -> None:
        for name in self.opening.watched:
            if names := likely_names(str(row.says(name) or ""), here.records[NO_NAMES]):
                row.notes[name] = MAY_TELL.format(names=quoted(names))

    def _check_record(self, row: Row, here: Here) -> None:
        """Hold what the line says against the rule of the record."""
        record = self.opening.record(happened_at=last_second_of(row.says(HAPPENED)))
        for name, value in here.records[OUTCOMES].counted(self.opening, self._said(row, here)).items():
            setattr(record, name, value)
        linked = [field.name for field in asked_of(self.opening.record) if isinstance(field, models.ForeignKey)]
        try:
            record.clean_fields(exclude=[*OWN_FIELDS, *linked])
            record.check_it(here.today)
        except ValidationError as wrong:
            for key, sentences in wrong.message_dict.items():
                row.complain(sentences[0], key)
        except Refused as refusal:
            for one in (refusal, *refusal.others):
                row.complain(str(one), one.field or "")
        else:
            if self.existing(row, here) is None:
                here.records[HAD].complain(row, record, self.opening)
                tell_namesakes(row, self.opening, here.records[NAMED])

    def check_together(self, rows: list[Row], here: Here) -> None:
        """Whoever was told of cases here by what a line says was told it of each, and its trail says so."""
        here.records[HAD].note()
        here.records[NAMED].note()

    def remarks(self, rows: list[Row], here: Here) -> list[str]:
        return [*self._naming(rows), *remark_on_namesakes(rows, self.opening, here.records[NAMED])]

    def _naming(self, rows: list[Row]) -> list[str]:
        naming = sum(row.state is State.NEW and any(name in row.notes for name in self.opening.watched) for row in rows)
        if not naming:
            return []
        them = "it" if naming == 1 else "them"
        return [NAMING.format(lines=plural(naming, "line"), them=them, unnamed=self.opening.unnamed)]

    def identity(self, row: Row) -> Any:
        return compare_key(row.says(NUMBER)) if row.says(NUMBER) else None

    def repeated(self, row: Row, first: Row) -> str:
        return f"Line {first.line} has the same reference. Give each case its own, or take one of the lines out."

    def existing(self, row: Row, here: Here) -> Recorded | None:
        """One with the same reference was loaded before: a file that was put right can be sent again whole."""
        return Recorded({}) if self.identity(row) in here.records[NUMBERS] else None

    def put_aside(self, space: Space, rows: list[Row], by: Actor, at: datetime) -> dict[int, Iterator[int]]:
        """A number for each case, by year: whoever opens one meanwhile does not wait until a long file is loaded."""
        wanted = Counter(year_of(day_alone(row.says(HAPPENED), at)) for row in rows)
        numbers = put_numbers_aside(space=space, pathway=self.pathway.code, wanted=wanted, by=by, at=at)
        return {year: iter(several) for year, several in numbers.items()}

    def make(self, row: Row, making: Making) -> None:
        if DECIDED not in making.made:
            making.made[DECIDED] = decided_in(making.space.pk, self.pathway.code)
        happened_at = day_alone(row.says(HAPPENED), making.at)
        case = open_case_from_file(
            space=making.space,
            pathway=self.pathway.code,
            step=self.opening.code,
            said=self._said(row, making.here),
            happened_at=happened_at,
            number=next(making.put_aside[year_of(happened_at)]),
            decided=making.made[DECIDED],
            by=making.by,
            at=making.at,
        )
        LoadedCase.objects.create(
            space=making.space, load=making.load, case=case, line=row.line, number=row.says(NUMBER) or ""
        )

    def look_back(self, making: Making) -> None:
        """A day that was proclaimed meanwhile counts for its cases too: nobody who proclaims one waits for a load."""
        if decided := making.made.get(DECIDED):
            count_by_what_is_so(LoadedCase.objects.filter(load=making.load).values("case"), making.space.pk, decided)

    def _said(self, row: Row, here: Here) -> dict[str, Any]:
        """What a line says, as the command takes it; what it leaves out is as the record has it."""
        said = {}
        for field in asked_of(self.opening.record):
            value = row.says(field.name)
            if value is not None:
                is_moment = isinstance(field, models.DateTimeField)
                said[field.name] = last_second_of(value) if is_moment else value
        return file_outcomes.by_code(said, self.opening.outcome, here.records[OUTCOMES])


def kind_code(pathway: Pathway) -> str:
    return f"cases-{pathway.code}"


def may_load(pathway: Pathway, standing: Standing, space_id: int, live: Container[str]) -> bool:
    """Whether somebody may bring a file of cases of a pathway, and load what is in it. ``live`` are the live ones."""
    may = is_loadable(pathway) and runs(pathway, pathway.opening[0].by, standing, space_id)
    return may and pathway.code in live


def is_loadable(pathway: Pathway) -> bool:
    """Whether one line can say all that a case begins with: a cell holds one answer."""
    return not any(isinstance(field, ArrayField) and not field.blank for field in asked_of(pathway.opening[0].record))


def kind_for(pathway: Pathway) -> LoadKind:
    """The kind of file of one pathway."""
    opening = pathway.opening[0]
    made = {
        "pathway": pathway,
        "opening": opening,
        "code": kind_code(pathway),
        "title": pathway.many[:1].upper() + pathway.many[1:],
        "one": pathway.one,
        "many": pathway.many,
        "hint": f"One on each line, as they began: {opening.done}",
        "fields": tuple(columns_of(opening)),
    }
    kind: LoadKind = type("CaseFileOfPathway", (CaseFile,), made)()
    return kind


def register() -> None:
    """Called when the program starts, after the pathways were found."""
    register_noted(LoadedCase)
    for pathway in PATHWAYS.values():
        if is_loadable(pathway):
            register_kind(kind_for(pathway))
