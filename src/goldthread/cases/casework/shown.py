"""What pages and exports show of a record: to whoever runs the pathway all of it, to an agency what is declared for
it.
"""

from collections.abc import Collection, Iterable, Iterator
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.html import format_html

from goldthread.cases.casework.forms.fields import asked_of
from goldthread.cases.casework.found_again import is_reference
from goldthread.cases.casework.models import Case
from goldthread.cases.casework.models.records import last_of
from goldthread.cases.casework.queries import fields_named, records_of, sees_all_of, summary_fields
from goldthread.cases.casework.sitting import keeps_who_sat, sat_in_words
from goldthread.cases.casework.still_open import parts_of
from goldthread.cases.declaring.outcomes import counting_as
from goldthread.cases.declaring.registry import says_outcome
from goldthread.cases.declaring.steps import Step
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.ui.words import date, listed, when, yes_no

Fact = tuple[str, str]
LINK = '<a class="govuk-link" href="{}">{}</a>'


def facts_of(record: Any, *, all_of_it: bool) -> Iterator[Fact]:
    """Label and words of each field, in the order of the form."""
    open_to_agencies = record.agency_sees.split()
    for field in asked_of(type(record)):
        if all_of_it or field.name in open_to_agencies:
            yield label_of(field), words_of(record, field)


def with_links(facts: Iterable[Fact], space: Space, standing: Standing) -> list[Fact]:
    """What is the reference of another case leads there, for whoever sees that."""
    told = list(facts)
    named = {words for _, words in told if is_reference(words)}
    rows = Case.objects.visible_to(standing).filter(space=space, reference__in=named).select_related("space")
    found = {one.reference: one.get_absolute_url() for one in rows} if named else {}
    return [(label, format_html(LINK, found[words], words) if words in found else words) for label, words in told]


def about_it(case: Case, standing: Standing, recorded: Collection[str]) -> list[Fact]:
    """By what a case is known, its facts that stand first, then how it stands now, in words; of what somebody reads.

    ``recorded`` are the steps that were recorded: no other is asked for. One statement for each that says any.
    """
    kept = _Kept(case, standing, recorded)
    first = [(label_of(field), words) for _, field, words in kept.summary()]
    known = [*kept.now(case.rules.known_by)]
    stands = [one for one in kept.now(case.rules.stands) if one not in known]
    return [*known, *(one for one in first if one not in known), *stands, *kept.parts()]


def summary_of(case: Case, standing: Standing) -> list[tuple[Step, models.Field, str]]:
    """The facts that stand first, in words, from the first record of each step that says them."""
    return _Kept(case, standing, {step.code for step in case.rules.steps}).summary()


class _Kept:
    """What the steps of one case kept, each asked for once."""

    def __init__(self, case: Case, standing: Standing, recorded: Collection[str]) -> None:
        self.case, self.standing, self.recorded = case, standing, recorded
        self.whole = sees_all_of(case, standing)
        self.found: dict[str, list[Any]] = {}

    def of(self, step: Step) -> list[Any]:
        if step.code not in self.recorded:
            return []
        if step.code not in self.found:
            rows = records_of(self.case, step, self.standing)
            self.found[step.code] = list(rows.select_related("agency", *_agencies(step.record)))
        return self.found[step.code]

    def first(self, step: Step) -> Any:
        return next(iter(self.of(step)), None)

    def last(self, step: Step) -> Any:
        return last_of(self.of(step))

    def reads(self, record: Any, field: models.Field) -> bool:
        return record is not None and (self.whole or field.name in record.agency_sees.split())

    def now(self, facts: Iterable[str]) -> Iterator[Fact]:
        """Facts as they were said last."""
        for step, field in fields_named(self.case.rules, facts):
            record = self.last(step)
            if self.reads(record, field):
                yield label_of(field), words_of(record, field)

    def summary(self) -> list[tuple[Step, models.Field, str]]:
        firsts = [(step, field, self.first(step)) for step, field in summary_fields(self.case.rules)]
        return [(step, field, words_of(one, field)) for step, field, one in firsts if self.reads(one, field)]

    def parts(self) -> Iterator[Fact]:
        """How far each is who has a part of their own."""
        parts = self.case.rules.parts
        if parts is not None and self.whole:
            yield from (one[:2] for one in parts_of(parts, self.of(self.case.rules.step(parts.step))))


def _agencies(record: Any) -> list[str]:
    beside = ("space", "case", "recorded_by", "agency")
    return [field.name for field in record._meta.concrete_fields if field.many_to_one and field.name not in beside]


def label_of(field: models.Field) -> str:
    label = str(field.verbose_name)
    return label[:1].upper() + label[1:]


def words_of(record: Any, field: models.Field) -> str:
    """One answer as somebody would say it; nothing for nothing."""
    value = getattr(record, field.name)
    if value in (None, "", []):
        return ""
    if isinstance(field, ArrayField):
        if keeps_who_sat(type(record), field.name):
            return listed(sat_in_words(value))
        said = dict(field.base_field.choices or ())
        return listed([str(said.get(one, one)) for one in value])
    if field.choices:
        answer = str(getattr(record, f"get_{field.name}_display")())
        return counting_as(record.outcome_here, answer) if says_outcome(type(record), field.name) else answer
    if isinstance(field, models.BooleanField):
        return str(yes_no(value))
    if isinstance(field, models.DateTimeField):
        return happened(value)
    return str(date(value)) if isinstance(field, models.DateField) else str(value)


def happened(at: Any) -> str:
    """A moment; what was typed without a time, by its day."""
    return str(when(at))
