"""The list from which a partnership chooses an outcome: those of the pathway that it offers, and its own."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from goldthread.cases.casework.models import LocalOutcome
from goldthread.cases.declaring.outcomes import Outcome, counting_as
from goldthread.cases.declaring.pathway import Pathway
from goldthread.cases.declaring.steps import Step
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.spreadsheets import compare_key

OWN = "own-{number}"
"""How a form, a file or a system calls an outcome of a partnership's own."""
AS_IT_IS = "as-it-is"
"""How the form of a correction calls the own outcome that a record has already, whether or not it is still offered."""
NO_LONGER = "“{words}” is no longer offered here. Choose another outcome."


@dataclass(frozen=True)
class Listed:
    """One outcome of the list. ``code`` is what is sent where it is chosen; ``number`` is that of the row of
    an own one.
    """

    code: str
    words: str
    meaning: str
    counts_as: Outcome
    number: int | None = None
    is_offered: bool = True

    @property
    def is_own(self) -> bool:
        return self.number is not None

    @property
    def here(self) -> str:
        """What a record keeps beside the outcome that it counts as; nothing for a declared one."""
        return self.words if self.is_own else ""

    @property
    def in_words(self) -> str:
        return counting_as(self.here, self.counts_as.title)


@dataclass(frozen=True)
class OutcomeList:
    """All that a partnership ever had in its list, in the order of the declaration: each own one stands after that
    which it counts as.
    """

    listed: tuple[Listed, ...]

    @property
    def offered(self) -> list[Listed]:
        return [one for one in self.listed if one.is_offered]

    @property
    def off(self) -> list[Listed]:
        return [one for one in self.listed if not one.is_offered]

    @property
    def own(self) -> list[Listed]:
        return [one for one in self.listed if one.is_own]

    def find(self, code: Any) -> Listed | None:
        return next((one for one in self.listed if one.code == str(code)), None)

    def counting_as(self, code: Any) -> list[Listed]:
        """Those that are offered and count as a declared one."""
        return [one for one in self.offered if one.counts_as.code == code]

    def why_not(self, code: Any) -> str:
        """Why one cannot be chosen that is known; nothing of any other."""
        found = self.find(code)
        return NO_LONGER.format(words=found.words) if found and not found.is_offered else ""

    def called(self, words: str) -> Listed | None:
        """The one that is offered by these words."""
        return next((one for one in self.offered if compare_key(one.words) == compare_key(words)), None)

    def counted(self, step: Step, said: dict[str, Any]) -> dict[str, Any]:
        """What is said, with the outcome that it counts as in place of one of the partnership's own."""
        found = self.find(said.get(step.outcome)) if step.outcome else None
        return {**said, step.outcome: found.counts_as.code} if found else said


def list_of(pathway: Pathway, rows: Iterable[LocalOutcome] = ()) -> OutcomeList:
    """Of a partnership that decided nothing it is the declared ones."""
    rows = sorted(rows, key=lambda row: (row.words.casefold(), row.pk))
    is_offered = {row.counts_as: row.is_offered for row in rows if not row.words}
    listed: list[Listed] = []
    for one in pathway.outcomes:
        listed.append(Listed(one.code, one.title, one.meaning, one, is_offered=is_offered.get(one.code, True)))
        listed += [_own(row, one) for row in rows if row.words and row.counts_as == one.code]
    return OutcomeList(tuple(listed))


def _own(row: LocalOutcome, counts_as: Outcome) -> Listed:
    code = OWN.format(number=row.pk)
    return Listed(code, row.words, row.meaning, counts_as, row.pk, is_offered=row.is_offered)


def outcomes_in(space_id: int, pathway: Pathway) -> OutcomeList:
    """The list of a partnership. Nothing is asked where no step of the pathway chooses an outcome."""
    if not pathway.chosen_in:
        return list_of(pathway)
    return list_of(pathway, LocalOutcome.objects.filter(space_id=space_id, pathway=pathway.code))


def chosen_of(record: Any, step: Step) -> str:
    """The code by which the outcome that a record says is chosen in the form of its correction."""
    return AS_IT_IS if record.outcome_here else str(getattr(record, step.outcome) or "")


def choose(record: Any, step: Step, said: dict[str, Any], listed: OutcomeList) -> dict[str, Any]:
    """Let a record keep what the partnership calls the outcome that is said, and give what is said as the pathway has
    it: figures, periods and letters go by that.

    What it says already it may say again, whether or not that is still offered. Raise Refused for any other that is
    offered no longer; what is in no list the field refuses.
    """
    if not step.outcome or step.outcome not in said:
        return said
    code = str(said[step.outcome] or "")
    if record.pk and code == chosen_of(record, step):
        return {**said, step.outcome: getattr(record, step.outcome)}
    if why := listed.why_not(code):
        raise Refused(why, step.outcome)
    found = listed.find(code)
    record.outcome_here = found.here if found else ""
    return listed.counted(step, said)
