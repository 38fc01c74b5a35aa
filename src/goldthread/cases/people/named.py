"""Whom the steps of a case name, and of whom nobody has said yet who they are on the register."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from goldthread.cases.casework.models import Case
from goldthread.cases.casework.models.records import last_of
from goldthread.cases.casework.queries import sees_all_of
from goldthread.cases.declaring.named import Names
from goldthread.cases.declaring.registry import PATHWAYS
from goldthread.cases.people.models import Involvement, Person, SaidBirth
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.uncertain_dates import UncertainDate

NAMED = "named"
"""In the address of the form, whom it is about: the step and which of those it names, never a name."""


@dataclass(frozen=True)
class Named:
    """Somebody whom the last record of a step names. ``key`` says which, where an address must."""

    key: str
    names: Names
    record: Any

    def __str__(self) -> str:
        return self._told(self.names.name)

    @property
    def suggested(self) -> dict[str, Any]:
        """What the form begins with. Of a name in one piece the last word is taken for the family name."""
        given, _, family = str(self).rpartition(" ")
        said: dict[str, Any] = {"kind": self.names.kind, "part": self.names.part, "given": given, "family": family}
        born = getattr(self.record, self.names.born) if self.names.born else None
        if isinstance(born, date):
            said["when"] = UncertainDate.on(born)
        if self._told(self.names.sex) in SaidBirth.Sex.values:
            said["sex"] = self._told(self.names.sex)
        return {**said, "nhs_number": self._told(self.names.nhs_number)}

    def _told(self, field: str) -> str:
        return " ".join(str(getattr(self.record, field)).split()) if field else ""


def named_in(case: Case, standing: Standing) -> list[Named]:
    """Those as whom nobody takes part in the case yet, for whoever reads every field of it."""
    if not any(step.names for step in case.rules.steps) or not sees_all_of(case, standing):
        return []
    there = set(Involvement.objects.filter(case=case).standing_ones().values_list("part", flat=True))
    return [one for one in _named(case) if one.names.part not in there]


def _named(case: Case) -> Iterator[Named]:
    for step in case.rules.steps:
        record = last_of(step.record.objects.filter(case=case)) if step.names else None
        for place, names in enumerate(step.names if record else ()):
            if (found := Named(f"{step.code}-{place}", names, record)) and str(found):
                yield found


def check_named() -> None:
    """Called when the program starts. Raise TypeError where a pathway names somebody as what nobody takes part."""
    for pathway in PATHWAYS.values():
        for names in (names for step in pathway.steps for names in step.names):
            if names.part not in Involvement.Part.values or names.kind not in Person.Kind.values:
                raise TypeError(f"{pathway.code}: nobody takes part as {names.part!r} or is {names.kind!r}")
