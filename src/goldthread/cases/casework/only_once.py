"""A second case of what only one case may have is refused, with the reference of the first for whoever sees it."""

from datetime import datetime

from django.utils import timezone

from goldthread.cases.casework.models import Case, CaseRecord
from goldthread.cases.declaring.steps import Step
from goldthread.foundation.access.standing import Actor, standing_of
from goldthread.foundation.commands.refusals import Refused

TOLD = "{case} has this {word} already. {instead}"
UNTOLD = "A case that is not open to you has this {word} already. Ask somebody else who runs {title}."


def check_only_one(case: Case, step: Step, record: CaseRecord, *, by: Actor, at: datetime) -> None:
    """Raise Refused where another case has what this record says. Nothing said is had by nobody."""
    for one in case.rules.one_for_each:
        code, name = one.parted
        answer = getattr(record, name) if code == step.code else None
        if answer in (None, ""):
            continue
        same = type(record).objects.filter(space_id=case.space_id, **{name: answer}).exclude(pk=record.pk)
        number = same.values_list("case_id", flat=True).first()
        if number is None:
            continue
        seen = Case.objects.visible_to(standing_of(by, timezone.localdate(at), at)).filter(pk=number).first()
        if seen is None:
            raise Refused(UNTOLD.format(word=one.word, title=case.rules.title), name)
        raise Refused(TOLD.format(case=seen.reference, word=one.word, instead=one.instead), name)
