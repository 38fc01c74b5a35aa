"""Letters that are owed and not made yet: of a record of their step, until one was made of it.

What went out in another way is put on the case as a document which says of the letter of which record it is a copy, and
counts for that one. Or a later step says how (``in_writing``): its form names each that is owed by then, so it counts
for every record up to its day that was on record before it, as the clock of the step has it. What is recorded
afterwards nobody had in mind who said so. Of a closed case somebody may also say why one will not be made.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Exists, ExpressionWrapper, OuterRef, Q, QuerySet
from django.db.models.fields import BooleanField
from django.db.models.functions import TruncDate
from django.urls import reverse
from django.utils import timezone

from goldthread.cases.casework.models import Case, CaseEvent, CaseRecord
from goldthread.cases.casework.permissions import may_in
from goldthread.cases.casework.queries import sees_all_of
from goldthread.cases.casework.recording import NOT_MADE
from goldthread.cases.casework.shown import happened
from goldthread.cases.declaring.letters import Letter
from goldthread.cases.declaring.pathway import Pathway
from goldthread.cases.declaring.registry import PATHWAYS
from goldthread.cases.declaring.steps import Step
from goldthread.cases.letters.models import CaseLetter
from goldthread.cases.letters.told import is_owed_by
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.ui.words import moment

OWES = "owes_{code}"
LEFT = "will-not-be-made"
"""What follows the address of a letter where it is said that it will not be made."""

HAPPENED_ON = "happened_on"

COPIES: list[Callable[[Letter], QuerySet[Any]]] = []
"""What parts above keep of letters that went out in another way: rows about the record of an outer event, whose day it
calls ``HAPPENED_ON``.
"""


@dataclass(frozen=True)
class Owing:
    """A letter that was not made yet of a record. ``way`` is where it is made, for whoever may; ``way_out`` where it is
    said that it will not be, of a closed case. ``of`` tells the record from others that owe the same letter.
    """

    letter: Letter
    step: Step
    way: str
    way_out: str
    of: str = ""

    @property
    def words(self) -> str:
        title = f"{self.letter.title}, {self.of}" if self.of else self.letter.title
        return NOT_MADE.format(title=title)


def owing_of(case: Case, standing: Standing, steps: Iterable[str] | None = None) -> list[Owing]:
    """Those of a case, the oldest record first, of some steps or of all, for whoever reads all of it.

    One statement; none where no such letter is declared. An agency is not told what the desk owes to others.
    """
    if not _letters_of(case, steps) or not sees_all_of(case, standing):
        return []
    owed = owed_by_event(case, steps)
    times = Counter(letter.code for _, letter in owed)
    of_day = Counter((letter.code, told_apart(event)) for event, letter in owed)
    return [
        Owing(letter, step, way, f"{way}{LEFT}" if way and case.is_closed else "", of)
        for event, letter in owed
        for step in [case.rules.step(event.step)]
        for way in [way_to(case, step, event, letter, standing)]
        for apart in [told_apart if of_day[letter.code, told_apart(event)] == 1 else told_apart_of_one_day]
        for of in [apart(event) if times[letter.code] > 1 else ""]
    ]


def told_apart(event: CaseEvent) -> str:
    """The record of an event, beside others of which a letter is owed: "of 5 May 2026 at 10:00am"."""
    return f"of {happened(event.happened_at)}"


def told_apart_of_one_day(event: CaseEvent) -> str:
    """The same of one of several of one day, of which nothing else may tell them apart."""
    return f"{told_apart(event)} (recorded on {moment(event.recorded_at)})"


def owed_titles(case: Case, steps: Iterable[str] | None = None) -> list[str]:
    """Their titles, whoever asks: for what waits for them. None twice."""
    return [*dict.fromkeys(letter.title for _, letter in owed_by_event(case, steps))]


def is_still_owed(case: Case, letter: Letter, number: int) -> bool:
    """Whether a letter is owed of the record with that number, whoever asks."""
    owed = owed_by_event(case, letter.steps)
    return any((one.code, event.record_id) == (letter.code, number) for event, one in owed)


def _letters_of(case: Case, steps: Iterable[str] | None) -> list[Letter]:
    return [one for one in case.rules.letters_owed if steps is None or set(one.steps) & set(steps)]


def owed_by_event(case: Case, steps: Iterable[str] | None = None) -> list[tuple[CaseEvent, Letter]]:
    """Letters that are owed, each with what was recorded, the oldest in front, whoever asks. One statement; none where
    no such letter is declared.
    """
    letters = _letters_of(case, steps)
    if not letters:
        return []
    events = with_owed(CaseEvent.objects.filter(space_id=case.space_id, case=case), case.rules, letters)
    return [
        (event, letter)
        for event in events.order_by("happened_at", "pk")
        for letter in letters
        if getattr(event, OWES.format(code=letter.code))
    ]


def way_to(case: Case, step: Step, event: CaseEvent, letter: Letter, standing: Standing) -> str:
    """The address at which it is made of the record of an event; nothing for whoever may not make it."""
    if not may_in(case, step.by, standing, by_agency=step.by_agency):
        return ""
    return address_of(case, step, event.record_id, letter)


def address_of(case: Case, step: Step, number: int | None, letter: Letter) -> str:
    """The address at which it is made of the record of a step with that number."""
    return reverse("make_case_letter", args=[case.space.slug, case.reference, step.code, number, letter.code])


def with_owed(rows: QuerySet[CaseEvent], pathway: Pathway, letters: Sequence[Letter]) -> QuerySet[CaseEvent]:
    """Events of cases of one pathway whose records owe one of these letters, each with which."""
    owes = {OWES.format(code=one.code): _owed(pathway, one) for one in letters}
    told = {name: ExpressionWrapper(so, output_field=BooleanField()) for name, so in owes.items()}
    steps = {step for one in letters for step in one.steps}
    rows = rows.filter(kind=CaseEvent.Kind.STEP, step__in=steps).annotate(**{HAPPENED_ON: TruncDate("happened_at")})
    return rows.filter(reduce(or_, owes.values())).annotate(**told)


def _owed(pathway: Pathway, letter: Letter) -> Q:
    of_event = {"space_id": OuterRef("space_id"), "case_id": OuterRef("case_id")}
    of_record = {"step": OuterRef("step"), "record_id": OuterRef("record_id")}
    made = CaseLetter.objects.filter(letter=letter.code, **of_event, **of_record)
    owed = _kept(pathway, letter) & ~Q(Exists(made.exclude(state=CaseLetter.State.FAILED)))
    for rows in (*(copies(letter) for copies in COPIES), *_said_elsewhere(pathway, letter)):
        owed &= ~Q(Exists(rows))
    return owed


def _said_elsewhere(pathway: Pathway, letter: Letter) -> Iterator[QuerySet[Any]]:
    """Steps in the case of an outer event, recorded after it and of its day or later, that say how it went out where no
    letter was made.
    """
    for step in pathway.steps:
        if step.in_writing and set(step.needs) & set(letter.steps):
            said = step.record.objects.filter(pk=OuterRef("record_id")).exclude(**{step.in_writing: ""})
            of_case = CaseEvent.objects.filter(space_id=OuterRef("space_id"), case_id=OuterRef("case_id"))
            since = of_case.alias(on=TruncDate("happened_at")).filter(on__gte=OuterRef(HAPPENED_ON))
            yield since.filter(Exists(said), kind=CaseEvent.Kind.STEP, step=step.code, pk__gt=OuterRef("pk"))


def is_owed_of_rows(pathway: Pathway, recorded: Sequence[tuple[Step, CaseRecord]]) -> bool:
    """Whether a letter is owed of what was recorded in a case, the first in front, where none was made and nothing of
    it is in the database yet.
    """
    return any(
        step.code in letter.steps
        and is_owed_by(letter, record)
        and not any(_says_elsewhere(letter, record, *later) for later in recorded[place + 1 :])
        for letter in pathway.letters_owed
        for place, (step, record) in enumerate(recorded)
    )


def _says_elsewhere(letter: Letter, owing: CaseRecord, step: Step, record: CaseRecord) -> bool:
    """Whether a later record says how the letter of an earlier one went out, as ``_said_elsewhere`` has it."""
    if not (step.in_writing and set(step.needs) & set(letter.steps) and getattr(record, step.in_writing)):
        return False
    return timezone.localdate(record.happened_at) >= timezone.localdate(owing.happened_at)


def _kept(pathway: Pathway, letter: Letter) -> Q:
    """Events of the letter's steps, of those records that have its answers."""
    if not letter.where:
        return Q(step__in=letter.steps)
    kept = Q(pk__in=[])
    for code in letter.steps:
        rows = pathway.step(code).record.objects.filter(pk=OuterRef("record_id"), **letter.where)
        kept |= Q(Exists(rows), step=code)
    return kept


def steps_with_letters() -> set[str]:
    """Codes of steps of whose records a letter may be made in some pathway."""
    return {step for pathway in PATHWAYS.values() for letter in pathway.letters for step in letter.steps}
