"""A pathway has some of the answers that a record knows: the others are not taken, by whatever door."""

from collections.abc import Iterator

from goldthread.cases.casework.models import Case, CaseRecord
from goldthread.cases.declaring.steps import Step, field_of
from goldthread.foundation.commands.refusals import Refused, refuse_all

NOT_HERE = "“{words}” is no answer in a {one}. Choose another."


def check_answers(case: Case, step: Step, record: CaseRecord, before: CaseRecord | None = None) -> None:
    """What was said ``before``, when the pathway had it, may stay. Raise Refused for any other that it has not."""
    refuse_all(_not_had(case, step, record, before))


def _not_had(case: Case, step: Step, record: CaseRecord, before: CaseRecord | None) -> Iterator[Refused]:
    for name, had in step.answers.items():
        value = getattr(record, name)
        if value in (None, "", *had) or (before is not None and getattr(before, name) == value):
            continue
        field = field_of(step, name)
        words = dict(field.flatchoices).get(value, value) if field else value
        yield Refused(NOT_HERE.format(words=words, one=case.rules.one), name)
