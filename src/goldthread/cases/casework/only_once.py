"""A second case of what only one case may have is refused, with the reference of the first for whoever sees it."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import partial

from django.db.models import UniqueConstraint
from django.utils import timezone

from goldthread.cases.casework.models import Case, CaseRecord
from goldthread.cases.casework.moments import says
from goldthread.cases.declaring.once import OneForEach
from goldthread.cases.declaring.pathway import Pathway
from goldthread.cases.declaring.registry import PATHWAYS
from goldthread.cases.declaring.steps import Step
from goldthread.foundation.access.standing import Actor, standing_of
from goldthread.foundation.commands.refusals import SAID_OF, Refused
from goldthread.foundation.imports.rows import Row
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.trail.reading import note_read

Had = dict[str, dict[object, int]]
"""By field, each answer and the line of a file that gives it; nought where a case has it already."""
TOLD = "{case} has this {word} already. {instead}"
UNTOLD = "A case that is not open to you has this {word} already. Ask somebody else who runs {title}."


def check_only_one(case: Case, step: Step, record: CaseRecord, *, by: Actor, at: datetime) -> None:
    """Raise Refused where another case has what this record says. Nothing said is had by nobody."""
    for one, number in first_with(case.rules, step, vars(record), space_id=case.space_id, but=case.pk):
        noting = partial(_note, Case.objects.get(space_id=case.space_id, pk=number), one.word)
        seen = Case.objects.visible_to(standing_of(by, timezone.localdate(at), at)).filter(pk=number).first()
        if seen is None:
            raise Refused(UNTOLD.format(word=one.word, title=case.rules.title), one.parted[1], noting)
        told = TOLD.format(case=seen.reference, word=one.word, instead=one.instead)
        raise Refused(told, one.parted[1], noting)


def first_with(
    pathway: Pathway, step: Step, said: Mapping[str, object], *, space_id: int, but: int | None
) -> Iterator[tuple[OneForEach, int]]:
    """Each answer that another case has already, with the key of that case, whoever sees it."""
    for one in pathway.one_for_each:
        code, name = one.parted
        kept = _as_it_is_kept(pathway, one.fact, said.get(name)) if code == step.code else None
        if kept in (None, ""):
            continue
        same = step.record.objects.filter(space_id=space_id, **{name: kept}).exclude(case_id=but)
        number = same.values_list("case_id", flat=True).first()
        if number is not None:
            yield one, number


def _as_it_is_kept(pathway: Pathway, fact: str, said: object) -> object:
    """What was typed, by what reads it where cases are sought by it. It says nothing if that is refused."""
    reads = next((one.reads for one in pathway.found_by if one.reads and fact in one.facts), None)
    try:
        return reads(said) if reads and isinstance(said, str) else said
    except ValueError:
        return None


def had_already(pathway: Pathway, step: Step, space: Space) -> Had:
    """By field what cases here have of which there is one each, before the lines of a file are held against it."""
    fields = [name for code, name in (one.parted for one in pathway.one_for_each) if code == step.code]
    rows = {name: step.record.objects.filter(space=space).exclude(**{name: ""}) for name in fields}
    return {name: dict.fromkeys(found.values_list(name, flat=True), 0) for name, found in rows.items()}


def complain_of_second(row: Row, record: CaseRecord, pathway: Pathway, had: Had) -> None:
    """What a case here or a line before has already, a line cannot begin a case with."""
    for one in pathway.one_for_each:
        _, name = one.parted
        answer = getattr(record, name) if name in had else ""
        if answer and had[name].setdefault(answer, row.line) != row.line:
            line = had[name][answer]
            whose = f"Line {line}" if line else "A case here"
            row.complain(TOLD.format(case=whose, word=one.word, instead=one.instead), name)


def register() -> None:
    """Called when the program starts, after the pathways were found: two who save at once are told the same."""
    for pathway in PATHWAYS.values():
        for one in pathway.one_for_each:
            code, name = one.parted
            for held in pathway.step(code).record._meta.constraints:
                if isinstance(held, UniqueConstraint) and {*held.fields} == {"space", name}:
                    SAID_OF[held.name] = (TOLD.format(case="Another case", word=one.word, instead=one.instead), name)


def _note(case: Case, word: str) -> None:
    """Whoever was told that something is known here was told it of a case."""
    note_read(case, f"that it has the {word} that was typed")


def give_up(case: Case, step: Step, record: CaseRecord) -> None:
    """Where this says that a case was a second one of the same, it keeps nothing of which there is one case each."""
    for one in case.rules.one_for_each:
        if one.given_up is None or one.given_up.step != step.code or not says(one.given_up, record):
            continue
        code, name = one.parted
        kept = case.rules.step(code).record.objects.filter(space_id=case.space_id, case_id=case.pk)
        kept.exclude(**{name: ""}).update(**{name: "", **one.left})


def keeps_nothing(step: Step, pathway: Pathway, record: CaseRecord) -> bool:
    """Whether a record of a step says that its case was a second one of the same."""
    gone = (one.given_up for one in pathway.one_for_each)
    return any(fact is not None and fact.step == step.code and says(fact, record) for fact in gone)
