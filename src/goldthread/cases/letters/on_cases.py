"""What letters add to the pages of a case and of its records: those that may be made, and those that were."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from goldthread.cases.casework.clocks import GIVEN_UP, GivenUp
from goldthread.cases.casework.models import Case, CaseEvent, CaseRecord
from goldthread.cases.casework.models.records import LAST_FIRST
from goldthread.cases.casework.permissions import may_in
from goldthread.cases.casework.queries import reads_whole, records_of, sees_all_of
from goldthread.cases.casework.recording import OWED_IN_WRITING, step_that_kept
from goldthread.cases.casework.sections import Note, Section, register_note, register_section
from goldthread.cases.declaring.letters import Letter
from goldthread.cases.declaring.steps import Step
from goldthread.cases.letters.models import CaseLetter, CaseLetterQuerySet
from goldthread.cases.letters.owing import address_of, owed_titles, owing_of, steps_with_letters
from goldthread.cases.letters.told import is_owed_by, is_read_by, told_of
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.ui.under_records import register_under_records

OF_EACH = "How it went out, as you say it below, counts for each of these."
Way = tuple[str, str]
"""What a letter is called, and where it is made."""


def register() -> None:
    """Called when the program starts."""
    register_section(Section("letters/on_case.html", on_case, _kept))
    register_note(not_made_before)
    if owed_titles not in OWED_IN_WRITING:
        OWED_IN_WRITING.append(owed_titles)
    if given_up not in GIVEN_UP:
        GIVEN_UP.append(given_up)
    register_under_records("letters/under_record.html", under_record)


def given_up(case: Case) -> Iterator[GivenUp]:
    """Of which it was said that they will not be made."""
    left = CaseLetter.objects.filter(space_id=case.space_id, case=case, state=CaseLetter.State.LEFT).order_by("pk")
    for step, record, at, why in left.values_list("step", "record_id", "ordered_at", "why"):
        yield GivenUp(step, record, at, why)


def _kept() -> QuerySet[Case]:
    """The case itself, where it has letters, or a record of which one may be made."""
    letters = CaseLetter.objects.filter(case=OuterRef("pk"))
    of_steps = CaseEvent.objects.filter(
        space_id=OuterRef("space_id"), case=OuterRef("pk"), kind=CaseEvent.Kind.STEP, step__in=steps_with_letters()
    )
    return Case.objects.filter(Q(Exists(letters)) | Q(Exists(of_steps)), pk=OuterRef("pk"))


def on_case(case: Case, request: DeskRequest, is_there: bool) -> dict[str, Any]:
    """Those that were made, those that are owed, and those that may be made besides."""
    if not is_there:
        return {"letters": [], "owing": [], "ways": []}
    made, owing = list(_seen(case, request.standing)), owing_of(case, request.standing)
    return {"letters": made, "owing": owing, "ways": list(_offered(case, made, request.standing))}


def _offered(case: Case, made: list[CaseLetter], standing: Standing) -> Iterator[Way]:
    """Of each letter that is not owed: where it is made of the last record of its steps, unless it was. Of an earlier
    record it is made on the page of that.
    """
    codes = {step for letter in case.rules.letters if not letter.owed for step in letter.steps}
    events = CaseEvent.objects.filter(space_id=case.space_id, case=case, kind=CaseEvent.Kind.STEP, step__in=codes)
    last, whole = list(events.order_by(*LAST_FIRST)), sees_all_of(case, standing)
    there = {(one.letter, one.step, one.record_id) for one in made if one.state != CaseLetter.State.FAILED}
    for letter in case.rules.letters:
        event = next((one for one in last if one.step in letter.steps), None)
        if letter.owed or event is None or (letter.code, event.step, event.record_id) in there:
            continue
        step = case.rules.step(event.step)
        if whole and not letter.where and not step.record.own_until:
            # Whoever reads all of a case reads all that the letter says: no record is looked up to know it.
            if may_in(case, step.by, standing, by_agency=step.by_agency):
                yield letter.title, address_of(case, step, event.record_id, letter)
        elif record := records_of(case, step, standing).filter(pk=event.record_id).first():
            yield from _ways(case, step, record, [letter], standing)


def _ways(case: Case, step: Step, record: CaseRecord, letters: Iterable[Letter], standing: Standing) -> Iterator[Way]:
    """Title and address of those of these letters that somebody may make of a record."""
    if not (may_in(case, step.by, standing, by_agency=step.by_agency) and reads_whole(record, case, standing)):
        return
    for one in letters:
        if is_owed_by(one, record) and is_read_by(told_of(one, case, step, record, standing), standing):
            yield one.title, address_of(case, step, record.pk, one)


def not_made_before(case: Case, step: Step, request: DeskRequest) -> list[Note]:
    """On the form of a step: which letters of the steps that it needs are not made yet; where it can close the case,
    which of any step.
    """
    if case.rules.may_end_by(step):
        owing = owing_of(case, request.standing)
    else:
        owing = owing_of(case, request.standing, step.needs) if step.needs else []
    if step.left_open:
        # That it is not made yet stands among what is not over.
        return [(f"Make the letter: {one.letter.title}", one.way) for one in owing if one.way]
    notes = [(f"{one.words}. Make the letter first.", one.way) for one in owing]
    return [*notes, (OF_EACH, "")] if step.in_writing and len(owing) > 1 else notes


def under_record(records: tuple[Any, ...], standing: Standing) -> dict[str, Any] | None:
    """Letters of one record of a case; nothing for whoever makes and reads none."""
    if len(records) != 1 or not isinstance(records[0], CaseRecord) or not records[0].case.rules.letters:
        return None
    record, case = records[0], records[0].case
    step = step_that_kept(case, record)
    made = list(_seen(case, standing).filter(step=step.code, record_id=record.pk))
    ways = list(_ways(case, step, record, case.rules.letters_of(step.code), standing))
    return {"letters": made, "ways": ways} if made or ways else None


def _seen(case: Case, standing: Standing) -> CaseLetterQuerySet:
    rows = CaseLetter.objects.visible_to(standing).filter(space_id=case.space_id, case=case)
    return rows.select_related("space", "case__space").order_by("-ordered_at", "-pk")
