"""What any part of a declaration may name: facts, answers, and codes that are no two things’."""

from collections import Counter
from collections.abc import Iterable, Iterator

from django.db import models

from goldthread.cases.declaring.clocks import Fact
from goldthread.cases.declaring.declaration import Declaration
from goldthread.cases.declaring.steps import Step, field_of


def fact_faults(pathway: Declaration, fact: Fact, *, of_hours: bool) -> Iterator[str]:
    step = next((one for one in pathway.steps if one.code == fact.step), None)
    if step is None:
        yield f"{fact} is of no step"
        return
    field = field_of(step, fact.field)
    if not isinstance(field, models.DateField):
        yield f"{fact} is no day or moment"
    elif of_hours and not isinstance(field, models.DateTimeField):
        yield f"{fact} is a day, and hours are counted from a moment"
    for back in fact.taken_back_by:
        yield from (f"what takes it back: {fault}" for fault in fact_faults(pathway, back, of_hours=False))
    for name, asked in fact.where.items():
        if (field := field_of(step, name)) is None:
            yield f"{fact} asks for {name}, which is no field"
        elif offered := answers_of(step, field):
            unknown = [str(one) for one in asked if one is not None and str(one) not in offered]
            yield from (f"{fact} asks for {one!r}, no answer of {name}" for one in unknown)


def twice(what: str, codes: Iterable[str]) -> Iterator[str]:
    return (f"two {what}s have the code {code}" for code, times in Counter(codes).items() if times > 1)


def answers_of(step: Step, field: models.Field) -> list[str]:
    """Those of a field that the pathway has."""
    had = step.answers.get(field.name)
    return [one for one in answers_in(field) if had is None or one in had]


def answers_in(field: models.Field) -> list[str]:
    """What may be answered; nothing where a field has no list, or leaves it open."""
    return [str(code) for code, _ in field.choices or () if code != ""]
