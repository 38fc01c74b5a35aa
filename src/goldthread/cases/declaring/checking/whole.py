"""What a declaration must hold to: no arrow to nowhere, no step without a permission, no limit without its source."""

from collections.abc import Iterator

from django.db import models

from goldthread.cases.declaring.checking.ages import age_faults
from goldthread.cases.declaring.checking.asked_forms import asked_form_faults
from goldthread.cases.declaring.checking.facts import answers_in, answers_of, fact_faults, twice
from goldthread.cases.declaring.checking.found import found_faults
from goldthread.cases.declaring.checking.letters import letter_faults
from goldthread.cases.declaring.checking.limits import limit_faults
from goldthread.cases.declaring.checking.once import once_faults
from goldthread.cases.declaring.checking.papers import paper_faults
from goldthread.cases.declaring.checking.public import public_faults
from goldthread.cases.declaring.checking.retention import retention_faults
from goldthread.cases.declaring.checking.tables import table_faults
from goldthread.cases.declaring.checking.taken_back import taken_back_faults
from goldthread.cases.declaring.clocks import CaseClock
from goldthread.cases.declaring.declaration import Declaration
from goldthread.cases.declaring.ending import Parts
from goldthread.cases.declaring.lengths import LONGEST_CLOCK, LONGEST_CODE
from goldthread.cases.declaring.letters import is_agency
from goldthread.cases.declaring.panels import QUALITY
from goldthread.cases.declaring.steps import Step, field_of
from goldthread.foundation.access.roles import CASE_VERBS, ROLES


def check_pathway(pathway: Declaration) -> None:
    """Raise ValueError with every fault, each in one line."""
    faults = [
        *_names(pathway),
        *_stages(pathway),
        *_steps(pathway),
        *_clocks(pathway),
        *_events_and_panel(pathway),
        *_roles(pathway),
        *_rest(pathway),
        *_ending(pathway),
        *public_faults(pathway),
        *letter_faults(pathway),
        *retention_faults(pathway),
        *found_faults(pathway),
        *age_faults(pathway),
        *once_faults(pathway),
        *paper_faults(pathway),
        *taken_back_faults(pathway),
        *asked_form_faults(pathway),
    ]
    if faults:
        raise ValueError(f"The pathway {pathway.code or '?'} cannot be:\n" + "\n".join(f"- {one}" for one in faults))


def _names(pathway: Declaration) -> Iterator[str]:
    asked = ("code", "title", "one", "many", "prefix", "source", "purpose", "people")
    said = {name: getattr(pathway, name) for name in asked}
    yield from (f"it has no {name}" for name, words in said.items() if not words)
    if not (pathway.prefix.isalpha() and pathway.prefix.isupper()):
        yield f"its prefix {pathway.prefix!r} is not of capitals only"
    codes = [pathway.code, *(stage.code for stage in pathway.stages), *(step.code for step in pathway.steps)]
    codes += [outcome.code for outcome in pathway.outcomes]
    long = [code for code in codes if len(code) > LONGEST_CODE]
    long += [clock.id for clock in pathway.clocks if len(clock.id) > LONGEST_CLOCK]
    yield from (f"the code {code} is longer than what keeps it" for code in long)


def _stages(pathway: Declaration) -> Iterator[str]:
    codes = [stage.code for stage in pathway.stages]
    yield from twice("stage", codes)
    yield from (f"the stage {stage.code} has no meaning" for stage in pathway.stages if not stage.meaning)
    if not any(stage.ends for stage in pathway.stages):
        yield "no stage ends a case"
    reached = {to for step in pathway.steps for to in step.destinations}
    yield from (f"no step leads to the stage {code}" for code in codes if code not in reached)
    ends = {stage.code for stage in pathway.stages if stage.ends}
    left = {stage for step in pathway.steps for stage in step.within if step.destinations}
    yield from (f"no step leads out of the stage {code}" for code in codes if code not in ends | left)


def _steps(pathway: Declaration) -> Iterator[str]:
    yield from twice("step", [step.code for step in pathway.steps])
    if not any(step.opens for step in pathway.steps):
        yield "no step opens a case"
    for step in pathway.steps:
        yield from (f"the step {step.code}: {fault}" for fault in (*_step(pathway, step), *_answers_had(step)))


def _step(pathway: Declaration, step: Step) -> Iterator[str]:
    stages = {stage.code for stage in pathway.stages}
    steps = {one.code for one in pathway.steps}
    if step.by not in CASE_VERBS:
        yield f"{step.by!r} is no permission of cases"
    elif not any(step.by in doing.can for doing in pathway.roles):
        yield f"no role of the pathway may {step.by.value}"
    yield from (f"it leads to {to}, which is no stage" for to in step.destinations if to not in stages)
    yield from (f"it is recorded in {stage}, which is no stage" for stage in step.within if stage not in stages)
    yield from (f"the sight that it gives ends by {one}, no step" for one in step.sight_until if one not in steps)
    yield from (f"it needs {need}, which is no step" for need in step.needs if need not in steps)
    if step.opens == bool(step.within):
        yield "it either opens a case or is recorded within a stage"
    if step.opens and not step.destinations:
        yield "it opens a case and leads to no stage"
    if step.opens and step.only:
        yield "it opens a case, and nobody alone opens one: no door asks that before there is a case"
    named = [step.decided_by, step.outcome, step.again, step.left_open, step.in_writing]
    named += [step.sat.field, step.sat.asked_by, *step.sat.in_words] if step.sat else []
    named += [name for one in step.names for name in one.asked]
    named += [name for _, asked in step.sections for name in asked]
    named += [*step.watched, *step.sight, *step.asked_if, *step.offers, step.own_agency, step.since]
    yield from (f"its record has no field {name}" for name in named if name and field_of(step, name) is None)
    yield from _taken_alone(pathway, step)
    if step.sat and (pathway.quality_panel if step.sat.of == QUALITY else pathway.panel) is None:
        yield "it says who sat, and the pathway has no such panel"
    yield from _asked_at_times(pathway, step)
    if step.outcome and (chosen := field_of(step, step.outcome)) is not None:
        known = {one.code for one in pathway.outcomes}
        yield from (
            f"{code!r} of {step.outcome} is no outcome" for code in answers_of(step, chosen) if code not in known
        )
    if step.since and not (step.opens and isinstance(field_of(step, step.since), models.DateField)):
        yield f"{step.since} is no day of a step that opens cases, so nothing is recorded from it on"
    if step.own_agency and not is_agency(field_of(step, step.own_agency)):
        yield f"{step.own_agency} says in whose name it is recorded, and is no agency"
    if step.watched and not step.unnamed:
        yield "it watches for names and does not say what to do about one"
    if bool(step.leads_by) != bool(step.decided_by):
        yield "an answer decides where it leads only if the field is named, and the other way round"
    if step.leads_by and (decided := field_of(step, step.decided_by)) is not None:
        answers = answers_in(decided)
        yield from (
            f"{answer!r} is no answer of {step.decided_by}" for answer in step.leads_by if answer not in answers
        )


def _taken_alone(pathway: Declaration, step: Step) -> Iterator[str]:
    if (alone := step.only) is None:
        return
    doing = {one.role for one in pathway.roles if step.by in one.can}
    yield from (f"{role} alone takes it, and may not {step.by.value}" for role in alone.roles if role not in doing)
    yield from (
        f"{one} takes it by an answer, and is none who may" for one in alone.by.values() if one not in alone.roles
    )
    if not alone.said:
        return
    asked = next((one for one in pathway.steps if one.code == alone.step), None)
    said = field_of(asked, alone.said) if asked else None
    if said is None:
        yield f"who takes it {alone.step}.{alone.said} says, which is no field of a step"
        return
    yield from (f"{answer!r} is no answer of {alone.said}" for answer in alone.by if answer not in answers_in(said))


def _answers_had(step: Step) -> Iterator[str]:
    for name, had in step.answers.items():
        if (field := field_of(step, name)) is None:
            yield f"its record has no field {name}"
            continue
        yield from (f"{one!r} is no answer of {name}" for one in had if one not in answers_in(field))
        if not had and not field.null:
            yield f"{name} has no answer, and must be said"


def _asked_at_times(pathway: Declaration, step: Step) -> Iterator[str]:
    if step.again and step.once:
        yield "it is recorded once, or it says why again"
    for name in filter(None, (step.again, step.left_open, step.in_writing)):
        field = field_of(step, name)
        if field is not None and not field.blank:
            yield f"{name} is not asked each time, so it may be left out"
    ends = {stage.code for stage in pathway.stages if stage.ends}
    if step.left_open and not ends & {*step.destinations}:
        yield "it says what is not over at the end, and ends no case"
    owing = {code for letter in pathway.letters if letter.owed for code in letter.steps}
    if step.in_writing and not owing & {*step.needs}:
        yield "it says how something went out in writing, and needs no step that owes a letter"


def _clocks(pathway: Declaration) -> Iterator[str]:
    yield from twice("clock", [clock.id for clock in pathway.clocks])
    for clock in pathway.clocks:
        yield from (f"the clock {clock.id}: {fault}" for fault in _clock(pathway, clock))


def _clock(pathway: Declaration, clock: CaseClock) -> Iterator[str]:
    if not (clock.starts and clock.stops and clock.rules and clock.owed_by):
        yield "it needs what starts it, what stops it, a limit and who owes it"
    yield from limit_faults(clock)
    yield from _beginnings(pathway, clock)
    yield from (
        f"{fact} counts before it begins, and is none of what stops or ends it"
        for fact in clock.even_before
        if fact not in (*clock.stops, *clock.ends)
    )
    told_apart = {fact.step for fact in (*clock.starts, *clock.may_start)} if clock.each else ()
    by_code = {step.code: step for step in pathway.steps}
    yield from (
        f"{code} has no field {clock.each} that tells several apart"
        for code in told_apart
        if code in by_code and not hasattr(by_code[code].record, clock.each)
    )
    of_hours = any(rule.limit.is_of_hours for rule in clock.every_rule)
    for fact in clock.facts:
        yield from fact_faults(pathway, fact, of_hours=of_hours)


def _beginnings(pathway: Declaration, clock: CaseClock) -> Iterator[str]:
    """Where a partnership says what starts a clock, and where another hangs on that."""
    if clock.may_begin and clock.starts != clock.may_begin[0].facts:
        yield "it starts otherwise than the first of what may start it"
    yield from (f"no source says that it begins by {one.code}" for one in clock.may_begin if not one.citation)
    named = {(other.id, one.code) for other in pathway.clocks for one in other.may_begin}
    if any(clock.only_where) and clock.only_where not in named:
        yield f"it hangs on how {clock.only_where[0]} begins, which begins in no such way"


def _events_and_panel(pathway: Declaration) -> Iterator[str]:
    if pathway.panel:
        codes = {step.code for step in pathway.steps} | {clock.id for clock in pathway.clocks}
        said = (pathway.panel.step, *pathway.panel.in_time)
        yield from (f"its panel names {one}, which is no step or clock" for one in said if one not in codes)
    yield from twice("event", [one.code for one in pathway.events])
    told = {str(fact) for clock in pathway.clocks for fact in (*clock.starts, *clock.may_start)}
    yield from (
        f"the event {one.code}: {fact} starts no clock"
        for one in pathway.events
        for fact in one.facts
        if fact not in told
    )


def _roles(pathway: Declaration) -> Iterator[str]:
    known = {*ROLES, *(role.code for role in pathway.new_roles)}
    yield from twice("role", [doing.role for doing in pathway.roles])
    for doing in pathway.roles:
        if doing.role not in known:
            yield f"{doing.role} is no role"
        yield from (f"{doing.role} may {can!r}, which is no permission of cases" for can in doing.can - CASE_VERBS)


def _rest(pathway: Declaration) -> Iterator[str]:
    yield from twice("outcome", [one.code for one in pathway.outcomes])
    yield from table_faults(pathway)
    yield from _own_lists(pathway)
    yield from (f"the outcome {one.code} has no citation" for one in pathway.outcomes if not one.citation)
    asked = {step.code: step for step in pathway.steps}
    named = [
        *(tuple(one.split(".", 1)) for one in (*pathway.known_by, *pathway.summary, *pathway.stands)),
        *(tuple(one.split(".", 1)) for clock in pathway.clocks for one in clock.owing),
        *(named for one in pathway.tables for named in one.asked()),
    ]
    for code, name in named:
        if code not in asked or field_of(asked[code], name) is None:
            yield f"{code}.{name} is no field of a step"


def _own_lists(pathway: Declaration) -> Iterator[str]:
    yield from twice("list", [one.code for one in pathway.own_lists])
    for one in pathway.own_lists:
        fields = {field.name for field in one.record._meta.concrete_fields}
        yield from (f"the list {one.code} has no field {name}" for name in one.columns if name not in fields)


def _ending(pathway: Declaration) -> Iterator[str]:
    for owed in pathway.owed:
        for fact in owed.facts:
            yield from (f"what is owed at the end: {fault}" for fault in fact_faults(pathway, fact, of_hours=False))
    for parts in (*([pathway.parts] if pathway.parts else ()), *pathway.to_do):
        yield from _parts(pathway, parts)
    if (pathway.owed or pathway.parts or pathway.to_do) and not any(step.left_open for step in pathway.steps):
        yield "no step says what becomes of that which is not over at the end"


def _parts(pathway: Declaration, parts: Parts) -> Iterator[str]:
    step = next((one for one in pathway.steps if one.code == parts.step), None)
    fields = {name: field_of(step, name) if step else None for name in (parts.whose, parts.stands, parts.each) if name}
    yield from (f"{parts.step}.{name} is no field of a step" for name, field in fields.items() if field is None)
    if (stands := fields[parts.stands]) is not None:
        answers = answers_in(stands)
        yield from (f"{str(one)!r} is no answer of {parts.stands}" for one in parts.over if one not in answers)
