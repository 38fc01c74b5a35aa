"""The facts by which earlier cases are found: words that may be looked for, and only where nothing else finds them."""

from collections import Counter
from collections.abc import Iterator

from django.db import models

from goldthread.cases.declaring.declaration import Declaration
from goldthread.cases.declaring.found import FoundBy
from goldthread.cases.declaring.steps import Step, field_of


def found_faults(pathway: Declaration) -> Iterator[str]:
    """What is wrong with the facts by which its cases are found."""
    if not (pathway.is_restricted or all(one.is_person for one in pathway.found_by)):
        yield "its cases are found by all their words, so it names no facts but persons"
    for word, times in Counter(one.word for one in pathway.found_by).items():
        if times > 1:
            yield f"two facts to find its cases by are called {word}"
    steps = {step.code: step for step in pathway.steps}
    for one in pathway.found_by:
        if not (one.word and one.facts):
            yield "what its cases are found by needs a word and a fact"
        if one.born and not one.is_person:
            yield f"{one.word} names no person, and says when they were born"
        if one.alike and not one.born:
            yield f"a name like that of the {one.word} is told only beside a day of birth"
        for code, name in one.parted:
            if one.alike and one.born and code in steps and not _is_indexed(steps[code].record, one.born):
                yield (
                    f"names like that of the {one.word} are sought by day of birth, and no index of {code} begins with"
                    f" space and {one.born}"
                )
            yield from (
                f"{code}.{name}, by which its cases are found, {fault}" for fault in _fault(one, steps.get(code), name)
            )


def _is_indexed(record: type[models.Model], name: str) -> bool:
    return any([*index.fields[:2]] == ["space", name] for index in record._meta.indexes)


def _fault(one: FoundBy, step: Step | None, name: str) -> Iterator[str]:
    field = field_of(step, name) if step else None
    if step is None or field is None:
        yield "is no field of a step"
        return
    if not isinstance(field, models.CharField | models.TextField) or field.choices:
        yield "is no field of words"
    if step.record.own_until:
        yield "is an agency’s own until it is shared"
    if one.is_person and step.watched:
        yield "names a person where nobody may be named"
    if one.born and not isinstance(field_of(step, one.born), models.DateField):
        yield f"goes with {one.born}, which is no day"
