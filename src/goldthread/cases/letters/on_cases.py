"""What letters add to the pages of a case and of its records: those that may be made, and those that were."""

from typing import Any

from django.db.models import OuterRef
from django.urls import reverse

from goldthread.cases.casework.models import Case, CaseRecord
from goldthread.cases.casework.permissions import may_in
from goldthread.cases.casework.queries import reads_whole
from goldthread.cases.casework.recording import step_that_kept
from goldthread.cases.casework.sections import Section, register_section
from goldthread.cases.letters.models import CaseLetter, CaseLetterQuerySet
from goldthread.cases.letters.told import is_owed_by, is_read_by, told_of
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.ui.under_records import register_under_records


def register() -> None:
    """Called when the program starts."""
    register_section(Section("letters/on_case.html", on_case, lambda: CaseLetter.objects.filter(case=OuterRef("pk"))))
    register_under_records("letters/under_record.html", under_record)


def on_case(case: Case, request: DeskRequest, is_there: bool) -> dict[str, Any]:
    return {"letters": list(_seen(case, request.standing)) if is_there else []}


def under_record(records: tuple[Any, ...], standing: Standing) -> dict[str, Any] | None:
    """Letters of one record of a case; nothing for whoever makes and reads none."""
    if len(records) != 1 or not isinstance(records[0], CaseRecord) or not records[0].case.rules.letters:
        return None
    record, case = records[0], records[0].case
    step = step_that_kept(case, record)
    made = list(_seen(case, standing).filter(step=step.code, record_id=record.pk))
    owed = [one for one in case.rules.letters_of(step.code) if is_owed_by(one, record)]
    may_make = may_in(case, step.by, standing, by_agency=step.by_agency) and reads_whole(record, case, standing)
    ways = [
        (one.title, reverse("make_case_letter", args=[case.space.slug, case.reference, step.code, record.pk, one.code]))
        for one in owed
        if may_make and is_read_by(told_of(one, case, step, record, standing), standing)
    ]
    return {"letters": made, "ways": ways} if made or ways else None


def _seen(case: Case, standing: Standing) -> CaseLetterQuerySet:
    rows = CaseLetter.objects.visible_to(standing).filter(space_id=case.space_id, case=case)
    return rows.select_related("space", "case__space").order_by("-ordered_at", "-pk")
