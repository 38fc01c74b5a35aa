"""What a declaration must hold to: no arrow to nowhere, no step without a permission, no limit without its source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from django.core.exceptions import FieldDoesNotExist
from django.db import models

from goldthread.cases.declaring.letters import letter_faults
from goldthread.cases.declaring.public import faults_of
from goldthread.cases.declaring.retention import retention_faults
from goldthread.cases.declaring.tables import BandTable
from goldthread.foundation.access.roles import CASE_VERBS, ROLES
from goldthread.foundation.clocks.editions import check_apart

if TYPE_CHECKING:
    from goldthread.cases.declaring.clocks import CaseClock, Fact
    from goldthread.cases.declaring.pathway import Pathway
    from goldthread.cases.declaring.steps import Step


def check_pathway(pathway: Pathway) -> None:
    """Raise ValueError with every fault, each in one line."""
    faults = [
        *_names(pathway),
        *_stages(pathway),
        *_steps(pathway),
        *_clocks(pathway),
        *_roles(pathway),
        *_rest(pathway),
        *faults_of(pathway),
        *letter_faults(pathway),
        *retention_faults(pathway),
    ]
    if faults:
        raise ValueError(f"The pathway {pathway.code or '?'} cannot be:\n" + "\n".join(f"- {one}" for one in faults))


def _names(pathway: Pathway) -> Iterator[str]:
    said = {name: getattr(pathway, name) for name in ("code", "title", "one", "many", "prefix", "source", "purpose")}
    yield from (f"it has no {name}" for name, words in said.items() if not words)
    if not (pathway.prefix.isalpha() and pathway.prefix.isupper()):
        yield f"its prefix {pathway.prefix!r} is not of capitals only"


def _stages(pathway: Pathway) -> Iterator[str]:
    codes = [stage.code for stage in pathway.stages]
    yield from _twice("stage", codes)
    yield from (f"the stage {stage.code} has no meaning" for stage in pathway.stages if not stage.meaning)
    if not any(stage.ends for stage in pathway.stages):
        yield "no stage ends a case"
    reached = {to for step in pathway.steps for to in step.destinations}
    yield from (f"no step leads to the stage {code}" for code in codes if code not in reached)
    ends = {stage.code for stage in pathway.stages if stage.ends}
    left = {stage for step in pathway.steps for stage in step.within if step.destinations}
    yield from (f"no step leads out of the stage {code}" for code in codes if code not in ends | left)


def _steps(pathway: Pathway) -> Iterator[str]:
    yield from _twice("step", [step.code for step in pathway.steps])
    if not any(step.opens for step in pathway.steps):
        yield "no step opens a case"
    for step in pathway.steps:
        yield from (f"the step {step.code}: {fault}" for fault in _step(pathway, step))


def _step(pathway: Pathway, step: Step) -> Iterator[str]:
    stages = {stage.code for stage in pathway.stages}
    steps = {one.code for one in pathway.steps}
    if step.by not in CASE_VERBS:
        yield f"{step.by!r} is no permission of cases"
    elif not any(step.by in doing.can for doing in pathway.roles):
        yield f"no role of the pathway may {step.by.value}"
    yield from (f"it leads to {to}, which is no stage" for to in step.destinations if to not in stages)
    yield from (f"it is recorded in {stage}, which is no stage" for stage in step.within if stage not in stages)
    yield from (f"it needs {need}, which is no step" for need in step.needs if need not in steps)
    if step.opens == bool(step.within):
        yield "it either opens a case or is recorded within a stage"
    if step.opens and not step.destinations:
        yield "it opens a case and leads to no stage"
    named = [step.decided_by, step.outcome, *step.watched, *step.sight]
    yield from (f"its record has no field {name}" for name in named if name and _field(step, name) is None)
    if step.watched and not step.unnamed:
        yield "it watches for names and does not say what to do about one"
    if bool(step.leads_by) != bool(step.decided_by):
        yield "an answer decides where it leads only if the field is named, and the other way round"
    if step.leads_by and (decided := _field(step, step.decided_by)) is not None:
        answers = {str(code) for code, _ in decided.choices or ()}
        yield from (
            f"{answer!r} is no answer of {step.decided_by}" for answer in step.leads_by if answer not in answers
        )


def _clocks(pathway: Pathway) -> Iterator[str]:
    yield from _twice("clock", [clock.id for clock in pathway.clocks])
    for clock in pathway.clocks:
        yield from (f"the clock {clock.id}: {fault}" for fault in _clock(pathway, clock))


def _clock(pathway: Pathway, clock: CaseClock) -> Iterator[str]:
    if not (clock.starts and clock.stops and clock.rules and clock.owed_by):
        yield "it needs what starts it, what stops it, a limit and who owes it"
    try:
        check_apart(clock.rules)
    except ValueError as why:
        yield str(why)
    of_hours = any(rule.limit.is_of_hours for rule in clock.rules)
    for fact in clock.facts:
        yield from _fact(pathway, fact, of_hours=of_hours)


def _fact(pathway: Pathway, fact: Fact, *, of_hours: bool) -> Iterator[str]:
    step = next((one for one in pathway.steps if one.code == fact.step), None)
    if step is None:
        yield f"{fact} is of no step"
        return
    field = _field(step, fact.field)
    if not isinstance(field, models.DateField):
        yield f"{fact} is no day or moment"
    elif of_hours and not isinstance(field, models.DateTimeField):
        yield f"{fact} is a day, and hours are counted from a moment"
    yield from (f"{fact} asks for {name}, which is no field" for name in fact.where if _field(step, name) is None)


def _roles(pathway: Pathway) -> Iterator[str]:
    known = {*ROLES, *(role.code for role in pathway.new_roles)}
    yield from _twice("role", [doing.role for doing in pathway.roles])
    for doing in pathway.roles:
        if doing.role not in known:
            yield f"{doing.role} is no role"
        yield from (f"{doing.role} may {can!r}, which is no permission of cases" for can in doing.can - CASE_VERBS)


def _rest(pathway: Pathway) -> Iterator[str]:
    yield from _twice("outcome", [one.code for one in pathway.outcomes])
    yield from _twice("table", [one.code for one in pathway.tables])
    bands = [one for one in pathway.tables if isinstance(one, BandTable)]
    yield from (f"the bands of {one.code} do not rise" for one in bands if [*one.ends] != sorted({*one.ends}))
    yield from (f"the bands of {one.code} are of no known unit" for one in bands if one.unit not in ("day", "month"))
    yield from (f"the outcome {one.code} has no citation" for one in pathway.outcomes if not one.citation)
    asked = {step.code: step for step in pathway.steps}
    named = [
        *(tuple(one.split(".", 1)) for one in pathway.summary),
        *(named for one in pathway.tables for named in one.asked()),
    ]
    for code, name in named:
        if code not in asked or _field(asked[code], name) is None:
            yield f"{code}.{name} is no field of a step"


def _twice(what: str, codes: Iterable[str]) -> Iterator[str]:
    return (f"two {what}s have the code {code}" for code, times in Counter(codes).items() if times > 1)


def _field(step: Step, name: str) -> models.Field | None:
    try:
        found = step.record._meta.get_field(name)
    except FieldDoesNotExist:
        return None
    return found if isinstance(found, models.Field) else None
