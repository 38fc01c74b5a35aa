"""Ages that somebody looks out for: told by a day, looked at by a step, and set by nobody but the partnership."""

from collections.abc import Iterator

from django.db import models

from goldthread.cases.declaring.ages import CALENDAR, QualityPanel, Span
from goldthread.cases.declaring.checking.facts import fact_faults, twice
from goldthread.cases.declaring.declaration import Declaration
from goldthread.cases.declaring.steps import field_of
from goldthread.foundation.clocks import Kind


def age_faults(pathway: Declaration) -> Iterator[str]:
    yield from (f"its list of who comes of age: {fault}" for fault in _of_age(pathway))
    if pathway.quality_panel:
        yield from (f"its quality panel: {fault}" for fault in _panel(pathway, pathway.quality_panel))
    yield from (f"{one.id}: {fault}" for one in pathway.spans for fault in _span(one))
    yield from twice("span", [*(one.id for one in pathway.spans), *(clock.id for clock in pathway.clocks)])


def _of_age(pathway: Declaration) -> Iterator[str]:
    for one in pathway.comes_of_age:
        if one.years < 1:
            yield "an age is of whole years"
        if one.born:
            yield from fact_faults(pathway, one.born, of_hours=False)
        if one.unless and (one.born is None or one.unless.step != one.born.step):
            yield f"{one.unless} is not said by the record that says the birth"
        elif one.unless:
            yield from fact_faults(pathway, one.unless, of_hours=False)
        yield from fact_faults(pathway, one.then, of_hours=False)
        yield from _shut(pathway, one.then.step)
    if len({one.then.step for one in pathway.comes_of_age}) > 1:
        yield "the list leads to one step"
    yield from twice("age", [str(one.years) for one in pathway.comes_of_age])
    if len({one.born is None for one in pathway.comes_of_age}) > 1:
        yield "a birth is told by its own records or by the register of people, and not by both"


def _shut(pathway: Declaration, code: str) -> Iterator[str]:
    """A case is listed at whatever stage it is open, so the step to which the list leads is open there too."""
    within = {stage for step in pathway.steps if step.code == code for stage in step.within}
    shut = [one.code for one in pathway.stages if not one.ends and one.code not in within]
    yield from (f"{code}, to which it leads, is not recorded in {one}" for one in shut)


def _panel(pathway: Declaration, panel: QualityPanel) -> Iterator[str]:
    step = next((one for one in pathway.steps if one.code == panel.step), None)
    if step is None:
        yield f"{panel.step} is no step"
    elif not isinstance(field_of(step, panel.again), models.DateField):
        yield f"{panel.step}.{panel.again} is no day"
    if panel.since:
        yield from fact_faults(pathway, panel.since, of_hours=False)


def _span(span: Span) -> Iterator[str]:
    if span.rule.kind != Kind.LOCAL:
        yield "only a partnership sets it, so its rule is local"
    if span.rule.limit.unit not in CALENDAR:
        yield "it is counted in days, weeks or months"
