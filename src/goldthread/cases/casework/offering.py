"""Which steps a case offers as it stands, and what must come before one of them."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse

from goldthread.cases.casework.models import Case
from goldthread.cases.casework.permissions import for_whom, is_for, may_correct, may_in
from goldthread.cases.casework.queries import sees_all_of
from goldthread.cases.casework.recording import owed_in_writing
from goldthread.cases.casework.sections import Note
from goldthread.cases.declaring.ahead import Missing
from goldthread.cases.declaring.steps import Step
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.ui.plain_words import lower_first
from goldthread.foundation.ui.words import listed

FIRST = "First: {what}."
MAKE_FIRST = "First make: {what}."


@dataclass(frozen=True)
class Offered:
    """A step that somebody may record in a case, now or once something else is there.

    ``needs`` are the steps that come first, each as in a sentence, with where it is recorded if the reader may do that
    now. ``sentences`` say what else does, each with where that is put right.
    """

    step: Step
    needs: tuple[Note, ...] = ()
    sentences: tuple[Note, ...] = ()

    @property
    def first(self) -> bool:
        """Whether something must come before it."""
        return bool(self.needs or self.sentences)


def steps_open(case: Case, standing: Standing, recorded: Collection[str]) -> list[Offered]:
    """What this person may record in a case as it stands. ``recorded`` are the steps that were.

    What needs another step first is among them only where that one may be recorded now, or was. Whoever does not read
    all of a case is not told what is owed in writing.
    """
    asked = _asked(case, standing, recorded)
    return [asked.offered(step) for step in asked.mine]


def told_for_some(case: Case, step: Step, standing: Standing, recorded: Collection[str]) -> list[Note]:
    """What is missing for some answers of a step alone, with where it is put right."""
    missing = [one for one in step.missing_in(case) if not one.blocks]
    if not missing:
        return []
    asked = _asked(case, standing, recorded)
    return [(one.words, asked.put_right(one)) for one in missing]


def _asked(case: Case, standing: Standing, recorded: Collection[str]) -> "_Asked":
    there = list(case.rules.steps_in(case.stage))
    reached = {*recorded, *(step.code for step in there)}
    mine = [
        step
        for step in there
        if reached.issuperset(step.needs)
        and not (step.once and step.code in recorded)
        and may_in(case, step.by, standing, by_agency=step.by_agency)
    ]
    open_to = {one.code for one in mine if not steps_first(case, one, recorded)}
    return _Asked(case, standing, recorded, mine, open_to)


@dataclass(frozen=True)
class _Asked:
    """Of which case and for whom it is asked what may be recorded. ``mine`` are the steps at this stage that they may
    record, and ``open_to`` those of them that need no other first.
    """

    case: Case
    standing: Standing
    recorded: Collection[str]
    mine: Collection[Step]
    open_to: Collection[str]

    def offered(self, step: Step) -> Offered:
        """That it is another's; else that others come first; else what is missing, and what is owed in writing."""
        if not is_for(self.case, step, self.standing):
            return Offered(step, sentences=((for_whom(self.case, step), ""),))
        needs = [self.case.rules.step(need) for need in step.needs if need not in self.recorded]
        if needs:
            return Offered(step, needs=tuple((lower_first(one.title), self._form_of(one.code)) for one in needs))
        missing = [(one.words, self.put_right(one)) for one in step.missing_in(self.case) if one.blocks]
        written = [(self.written, "")] if waits_for_writing(self.case, step) and self.written else []
        return Offered(step, sentences=(*missing, *written))

    @cached_property
    def written(self) -> str:
        return written_first(self.case) if sees_all_of(self.case, self.standing) else ""

    def put_right(self, one: Missing) -> str:
        """Where that is; nothing where it is for others to do."""
        if one.page:
            return reverse(one.page, args=self._where)
        if one.record is None:
            return self._form_of(one.step)
        if not may_correct(self.case, self.case.rules.step(one.step), one.record, self.standing):
            return ""
        return reverse("correct_record", args=[*self._where, one.step, one.record.pk])

    def _form_of(self, code: str) -> str:
        return reverse("record_step", args=[*self._where, code]) if code in self.open_to else ""

    @property
    def _where(self) -> list[str]:
        return [self.case.space.slug, self.case.reference]


def steps_first(case: Case, step: Step, recorded: Collection[str]) -> str:
    """Which steps that it needs were not recorded."""
    missing = [case.rules.step(need).title for need in step.needs if need not in recorded]
    return FIRST.format(what=listed([lower_first(one) for one in missing])) if missing else ""


def sentences_missing(case: Case, step: Step) -> str:
    """What keeps everybody from a step though all steps that it needs were recorded."""
    return " ".join(one.words for one in step.missing_in(case) if one.blocks)


def waits_for_writing(case: Case, step: Step) -> bool:
    """Whether it ends a case, whatever is answered, without a word of what becomes of the rest."""
    ends = [case.rules.stage(one).ends for one in step.destinations]
    return bool(ends) and all(ends) and not step.left_open


def written_first(case: Case) -> str:
    """Which letters are owed and not made."""
    owed = owed_in_writing(case)
    return MAKE_FIRST.format(what=listed([*dict.fromkeys(owed)])) if owed else ""
