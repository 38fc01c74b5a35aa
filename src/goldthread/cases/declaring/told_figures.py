"""What is told in words of a table of figures: which cases it leaves out, and what else counts as an answer."""

from collections.abc import Mapping

from goldthread.cases.declaring.clocks import Fact
from goldthread.cases.declaring.pathway import Pathway
from goldthread.cases.declaring.steps import field_of
from goldthread.cases.declaring.tables import AnyTable, EachAnswerTable
from goldthread.foundation.ui.words import listed


def also_of(table: AnyTable) -> Mapping[str, Fact]:
    """By the answer, what else counts as it."""
    return table.also if isinstance(table, EachAnswerTable) else {}


def left_out(pathway: Pathway, table: AnyTable) -> str:
    """Which cases a table does not count: "cases with “Set aside” where it says “It came twice”"; nothing if none."""
    said = listed((_said(pathway, fact) for fact in table.leaves_out), "or")
    return f"{pathway.many} with {said}" if said else ""


def counted_too(pathway: Pathway, table: AnyTable) -> str:
    """What else counts as an answer of a table: "“Yes” also counts cases with “Employer acted”"; nothing if none."""
    facts = also_of(table)
    if len(facts) > 1 and len({fact.step for fact in facts.values()}) == 1:
        (step,) = {fact.step for fact in facts.values()}
        return f"What was recorded as “{pathway.step(step).done}” counts too, by the answer that it gives"
    answers = {}
    if isinstance(table, EachAnswerTable) and (field := field_of(pathway.step(table.step), table.field)) is not None:
        answers = dict(field.flatchoices)
    return listed(f"“{answers[code]}” also counts {_recorded(pathway, fact)}" for code, fact in facts.items())


def _recorded(pathway: Pathway, fact: Fact) -> str:
    return f"{pathway.many} with {_said(pathway, fact)}"


def _said(pathway: Pathway, fact: Fact) -> str:
    step = pathway.step(fact.step)
    answers = [
        dict(field.flatchoices).get(answer, answer)
        for name, said in fact.where.items()
        if (field := field_of(step, name)) is not None
        for answer in said
    ]
    where = f" where it says {listed([f'“{one}”' for one in answers], 'or')}" if answers else ""
    return f"“{step.done}”{where}"
