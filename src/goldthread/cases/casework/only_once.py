"""A second case of what only one case may have is refused, with the reference of the first for whoever sees it."""

from collections.abc import Iterable, Iterator, Mapping
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
from goldthread.foundation.trail.reading import note_read

TOLD = "{case} has this {word} already. {instead}"
UNTOLD = "A case that is not open to you has this {word} already. Ask somebody else who runs {title}."


def check_only_one(case: Case, step: Step, record: CaseRecord, *, by: Actor, at: datetime) -> None:
    """Raise Refused where another case has what this record says. Nothing said is had by nobody."""
    for one, number in first_with(case.rules, step, vars(record), space_id=case.space_id, but=case.pk):
        first = Case.objects.get(space_id=case.space_id, pk=number)
        seen = Case.objects.visible_to(standing_of(by, timezone.localdate(at), at)).filter(pk=number)
        told = told_of_second(one, first, is_seen=seen.exists())
        raise Refused(told, one.parted[1], partial(note_told, first, one, "that was typed"))


def told_of_second(one: OneForEach, first: Case, *, is_seen: bool) -> str:
    """What somebody is told who would record a second case, by whatever door, of the ``first``."""
    if is_seen:
        return TOLD.format(case=first.reference, word=one.word, instead=one.instead)
    return UNTOLD.format(word=one.word, title=first.rules.title)


def note_told(first: Case, one: OneForEach, where: str) -> None:
    """Whoever was told that something is known here was told it of a case."""
    note_read(first, f"that it has the {one.word} {where}")


def first_with(
    pathway: Pathway, step: Step, said: Mapping[str, object], *, space_id: int, but: int | None
) -> Iterator[tuple[OneForEach, int]]:
    """Each answer that another case has already, with the key of that case, whoever sees it."""
    for one in ones_of(pathway, step):
        kept = as_it_is_kept(pathway, one, said.get(one.parted[1]))
        had = had_by(step, one, [kept], space_id=space_id, but=but)
        if kept in had:
            yield one, had[kept]


def had_by(
    step: Step, one: OneForEach, kept: Iterable[object], *, space_id: int, but: int | None = None
) -> dict[object, int]:
    """Of some answers those that a case has already, with its key."""
    name = one.parted[1]
    asked = {answer for answer in kept if answer not in (None, "")}
    if not asked:
        return {}
    same = step.record.objects.filter(space_id=space_id, **{f"{name}__in": asked}).exclude(case_id=but)
    return dict(same.values_list(name, "case_id"))


def ones_of(pathway: Pathway, step: Step) -> list[OneForEach]:
    return [one for one in pathway.one_for_each if one.parted[0] == step.code]


def as_it_is_kept(pathway: Pathway, one: OneForEach, said: object) -> object:
    """What was typed, by what reads it where cases are sought by it. It says nothing if that is refused."""
    reads = next((found.reads for found in pathway.found_by if found.reads and one.fact in found.facts), None)
    try:
        return reads(said) if reads and isinstance(said, str) else said
    except ValueError:
        return None


def register() -> None:
    """Called when the program starts, after the pathways were found: two who save at once are told the same."""
    for pathway in PATHWAYS.values():
        for one in pathway.one_for_each:
            code, name = one.parted
            for held in pathway.step(code).record._meta.constraints:
                if isinstance(held, UniqueConstraint) and {*held.fields} == {"space", name}:
                    SAID_OF[held.name] = (TOLD.format(case="Another case", word=one.word, instead=one.instead), name)


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
