"""What pages and exports show of a record: to whoever runs the pathway all of it, to an agency what is declared for
it.
"""

from collections.abc import Iterator
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models

from goldthread.cases.casework.forms.fields import asked_of
from goldthread.cases.casework.models import Case
from goldthread.cases.casework.queries import records_of, sees_all_of, summary_fields
from goldthread.cases.declaring.steps import Step
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.ui.words import date, listed, when, yes_no

Fact = tuple[str, str]


def facts_of(record: Any, *, all_of_it: bool) -> Iterator[Fact]:
    """Label and words of each field, in the order of the form."""
    open_to_agencies = record.agency_sees.split()
    for field in asked_of(type(record)):
        if all_of_it or field.name in open_to_agencies:
            yield label_of(field), words_of(record, field)


def summary_of(case: Case, standing: Standing) -> list[tuple[Step, models.Field, str]]:
    """The facts that stand first, in words, from the first record of each step that says them: one statement a step."""
    whole, records, facts = sees_all_of(case, standing), {}, []
    for step, field in summary_fields(case.rules):
        if step.code not in records:
            rows = records_of(case, step, standing)
            records[step.code] = rows.select_related("agency", *_agencies(step.record)).first()
        record = records[step.code]
        if record is not None and (whole or field.name in record.agency_sees.split()):
            facts.append((step, field, words_of(record, field)))
    return facts


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
        said = dict(field.base_field.choices or ())
        return listed([str(said.get(one, one)) for one in value])
    if field.choices:
        return str(getattr(record, f"get_{field.name}_display")())
    if isinstance(field, models.BooleanField):
        return str(yes_no(value))
    if isinstance(field, models.DateTimeField):
        return happened(value)
    return str(date(value)) if isinstance(field, models.DateField) else str(value)


def happened(at: Any) -> str:
    """A moment; what was typed without a time, by its day."""
    return str(when(at))
