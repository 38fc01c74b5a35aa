"""What whoever types a step is told once because it was recorded before: the same by themselves, or the same person."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Model
from django.utils import timezone

from goldthread.cases.casework.found_again import Namesakes, namesakes
from goldthread.cases.casework.models import Came, Case, CaseRecord
from goldthread.cases.casework.only_once import first_with
from goldthread.cases.casework.outcomes import outcomes_in
from goldthread.cases.casework.recording import Said
from goldthread.cases.casework.sitting import left_empty
from goldthread.cases.declaring.pathway import Pathway
from goldthread.cases.declaring.steps import Step
from goldthread.foundation.access.standing import Actor, Standing, account_of, standing_of
from goldthread.foundation.commands.refusals import Refused, refuse_all
from goldthread.foundation.records.moments import beginning_of, end_of
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.trail.reading import note_read
from goldthread.foundation.ui.words import listed, time

AGAIN_WITHIN = timedelta(hours=1)
MOST = 5
"""References that are told; of more, how many there are."""
GO_ON = "If it is to be recorded all the same, say so below."
THE_SAME = "You recorded the same at {time} as {case}."
NAMED_BEFORE = "The {word} has the same name in {cases}. Look there whether it is the same person."
NAMED_ALIKE = "The {word} has a like name and day of birth in {cases}. Look there whether it is the same person."


@dataclass(frozen=True, kw_only=True)
class Typed:
    """A step that somebody types in: the one by which a case begins, or one of a ``case``."""

    space: Space
    rules: Pathway
    step: Step
    by: Actor
    at: datetime
    case: Case | None = None

    @property
    def standing(self) -> Standing:
        return standing_of(self.by, timezone.localdate(self.at), self.at)

    def known_before(self, said: Said, happened_at: datetime) -> list[tuple[str, str]]:
        """What the person is told, each with the field that it is about. Nothing where all is new, nor where a second
        case of the same is refused: whoever may not go on is not asked whether they would.
        """
        if self._firsts(said):
            return []
        told: list[tuple[str, str]] = []
        earlier = self._sent_before(said, happened_at) if self.step.opens else None
        if earlier is not None:
            told.append(("", THE_SAME.format(time=time(earlier.recorded_at), case=earlier.case)))
        for field, found in self._namesakes(said).items():
            words = NAMED_BEFORE if found.is_same else NAMED_ALIKE
            told.append((field, words.format(word=found.of.word, cases=_in_words(found.cases))))
        told += [
            ("" if self.step.sat is None else self.step.sat.field, words) for words in self._empty(said, happened_at)
        ]
        return [*told[:-1], *((field, f"{words} {GO_ON}") for field, words in told[-1:])]

    def cases_told(self, said: Said) -> list[Case]:
        """The cases that are named in it, to be looked at first."""
        found = {case.pk: case for one in self._namesakes(said).values() for case in one.cases[:MOST]}
        return list(found.values())

    def first_cases(self, said: Said) -> list[Case]:
        """Those because of which a second case of the same is refused, as far as they are open to the person."""
        return list(Case.objects.visible_to(self.standing).filter(space=self.space, pk__in=self._firsts(said)))

    def _firsts(self, said: Said) -> list[int]:
        found = first_with(self.rules, self.step, said, space_id=self.space.pk, but=self._but)
        return [number for _, number in found]

    def _empty(self, said: Said, happened_at: datetime) -> list[str]:
        if self.case is None or self.step.sat is None:
            return []
        return left_empty(self.case, self.step.sat, said, timezone.localdate(happened_at))

    def note_what_is_told(self, said: Said) -> None:
        """That somebody was told of a case by the name of a person, in the trail of the case."""
        for found in self._namesakes(said).values():
            for case in found.cases[:MOST]:
                note_read(case, f"that it has the name of the {found.of.word} that was typed")

    def check_new(self, said: Said, happened_at: datetime) -> None:
        """Raise Refused, with all that the person is to be told, where something of it was recorded before."""
        refuse_all(Refused(words, field) for field, words in self.known_before(said, happened_at))

    @property
    def _but(self) -> int | None:
        return self.case.pk if self.case else None

    def _namesakes(self, said: Said) -> dict[str, Namesakes]:
        return namesakes(self.rules, self.step, said, space=self.space, standing=self.standing, but=self._but)

    def _sent_before(self, said: Said, happened_at: datetime) -> CaseRecord | None:
        """What the same person typed as the same step with the same answers within the hour, in a case they see.

        One begins from the cases that began on that day: they are few, and found by the index of the register.
        """
        account = account_of(self.by)
        if account is None:
            return None
        day, typed = timezone.localdate(happened_at), {"recorded_at__gt": self.at - AGAIN_WITHIN, "came": Came.TYPED}
        begun = {"opened_at__gte": beginning_of(day), "opened_at__lt": end_of(day), **typed}
        cases = Case.objects.visible_to(self.standing).of(self.rules).filter(space_id=self.space.pk, **begun)
        mine = self.step.record.objects.filter(
            space_id=self.space.pk, case__in=list(cases.values_list("pk", flat=True)), recorded_by_id=account, **typed
        ).select_related("case")
        counted = outcomes_in(self.space.pk, self.rules).counted(self.step, said) if self.step.outcome else said
        same = (one for one in mine.order_by("-pk") if _says(one, {**counted, "happened_at": happened_at}))
        return next(same, None)


def _says(record: CaseRecord, said: Said) -> bool:
    """By the columns: nothing is read of what they point at."""
    columns = {field.name: field.attname for field in record._meta.concrete_fields}
    typed = {name: value.pk if isinstance(value, Model) else value for name, value in said.items()}
    return all(_alike(getattr(record, columns[name]), value) for name, value in typed.items())


def _alike(kept: Any, typed: Any) -> bool:
    """Of a moment the day counts: where no time is typed, today counts until now. Nothing is typed in several ways."""
    if isinstance(kept, datetime) and isinstance(typed, datetime):
        return timezone.localdate(kept) == timezone.localdate(typed)
    if isinstance(kept, list | tuple) and isinstance(typed, list | tuple):
        return [*kept] == [*typed]
    return (not kept and not typed) or kept == typed or str(kept) == str(typed)


def _in_words(cases: list[Case]) -> str:
    shown = [case.reference for case in cases[:MOST]]
    return listed([*shown, f"{len(cases) - MOST} more"] if len(cases) > MOST else shown)
