"""What is wrong with papers that name nobody, and with files in the order of a form."""

from collections.abc import Iterator
from typing import Any

from goldthread.cases.declaring.checking.facts import twice
from goldthread.cases.declaring.declaration import Declaration
from goldthread.cases.declaring.letters import split
from goldthread.cases.declaring.papers import Paper
from goldthread.cases.declaring.steps import Step, field_of
from goldthread.foundation.records.handling import Replaced

TELLS_WHO = (Replaced.BY_A_MADE_UP_NAME, Replaced.BY_A_MADE_UP_ADDRESS, Replaced.EMPTIED)


def paper_faults(pathway: Declaration) -> Iterator[str]:
    """Each as a line of what is wrong with the declaration."""
    yield from twice("paper", [one.code for one in pathway.papers])
    yield from twice("file", [one.code for one in pathway.files])
    steps = {step.code: step for step in pathway.steps}
    for paper in pathway.papers:
        yield from (f"the paper {paper.code}: {fault}" for fault in _paper(paper, steps))
    for file in pathway.files:
        sent = [(file.sent_by, "happened_at")] if file.sent_by else []
        named = [(file.of, "happened_at"), *sent, *(split(column.fact) for column in file.columns)]
        unknown = (f"{code}.{name}" for code, name in named if code not in steps or field_of(steps[code], name) is None)
        yield from (f"the file {file.code}: {one} is no field of a step" for one in unknown)
        for one in (one for one in file.columns if one.secret_if):
            code, _ = split(one.fact)
            if code in steps and field_of(steps[code], one.secret_if) is None:
                yield f"the file {file.code}: {one.fact} is secret by {one.secret_if}, which its step does not ask"
        yield from twice("column", [column.heading for column in file.columns])


def _paper(paper: Paper, steps: dict[str, Step]) -> Iterator[str]:
    for fact in (*paper.facts, *paper.naming):
        code, name = split(fact)
        if code not in steps or field_of(steps[code], name) is None:
            yield f"{fact} is no field of a step"
        elif fact in paper.facts and _replaced(steps[code].record, name) in TELLS_WHO:
            yield f"{fact} tells who somebody is"
    for step in steps.values():
        for name in step.record.handling:
            fact = f"{step.code}.{name}"
            if _replaced(step.record, name) in TELLS_WHO and fact not in paper.naming:
                yield f"{fact} tells who somebody is, and nothing says what stands instead"


def _replaced(record: Any, name: str) -> Replaced | None:
    handling = record.handling.get(name)
    return handling.replaced if handling else None
