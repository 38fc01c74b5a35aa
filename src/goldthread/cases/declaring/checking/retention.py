"""How long cases stay: every one is of a class, and no period runs from a day that nobody records."""

from collections.abc import Iterator

from django.db import models

from goldthread.cases.declaring.clocks import Fact
from goldthread.cases.declaring.declaration import Declaration
from goldthread.cases.declaring.retention import NO_OUTCOME, Kept
from goldthread.cases.declaring.steps import field_of


def retention_faults(pathway: Declaration) -> Iterator[str]:
    """What is wrong with what a pathway says of how long its cases stay. One that says nothing keeps them for good."""
    kept = pathway.retention
    codes = [one.of.code for one in kept]
    yield from (f"two retention classes are called {code}" for code in {*codes} if codes.count(code) > 1)
    for one in kept:
        yield from (f"the retention class {one.of.code}: {fault}" for fault in _of_class(pathway, one))
    if kept and kept[-1].outcomes:
        yield "its last retention class takes what is left, so it names no outcomes"
    yield from (f"the retention class {one.of.code} names no outcomes" for one in kept[:-1] if not one.outcomes)
    named = [code for one in kept for code in one.outcomes]
    yield from (f"two retention classes take the outcome {code!r}" for code in {*named} if named.count(code) > 1)


def _of_class(pathway: Declaration, kept: Kept) -> Iterator[str]:
    of = kept.of
    if not (of.kept and of.title and of.holds):
        yield "it needs a name, a title and what belongs to it"
    if not of.may_be_set or not of.reviewed_only:
        yield "it has a rule or waits for one, and somebody looks at each case before it goes"
    if of.rule is None and not of.fixed:
        yield "it has no rule, and does not say why"
    if of.rule and not of.rule.source:
        yield "its rule has no source"
    if of.rule and of.rule.anchor not in kept.anchors:
        yield f"its period runs from {of.rule.anchor.label}, which no case of it knows"
    known = {NO_OUTCOME, *(outcome.code for outcome in pathway.outcomes)}
    yield from (f"{code!r} is no outcome" for code in kept.outcomes if code not in known)
    if kept.born:
        yield from _birth(pathway, kept.born)


def _birth(pathway: Declaration, born: Fact) -> Iterator[str]:
    step = next((one for one in pathway.steps if one.code == born.step), None)
    field = field_of(step, born.field) if step else None
    if not isinstance(field, models.DateField) or isinstance(field, models.DateTimeField):
        yield f"{born} is no day"
