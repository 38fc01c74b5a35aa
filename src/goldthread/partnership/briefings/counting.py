"""How many people a briefing reached, and how each agency stands: computed from confirmations, never typed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from goldthread.foundation.actions.models import Action
from goldthread.partnership.briefings.models import Briefing, Cascade, CascadeConfirmation


class State(StrEnum):
    """How far an agency is with a briefing."""

    SENT = "sent"
    OPENED = "opened"
    OVERDUE = "overdue"
    CONFIRMED = "confirmed"
    EVIDENCE = "evidence supplied"
    NOT_ASKED = "not asked any more"


TONES = {
    State.SENT: "info",
    State.OPENED: "info",
    State.OVERDUE: "bad",
    State.CONFIRMED: "good",
    State.EVIDENCE: "good",
    State.NOT_ASKED: "quiet",
}


@dataclass(frozen=True)
class Passed:
    """One agency: how far it is, and how many people it says it reached, by how many confirmations that count."""

    cascade: Cascade
    state: State
    people: int
    confirmations: int

    @property
    def has_confirmed(self) -> bool:
        return self.people > 0

    @property
    def tone(self) -> str:
        return TONES[self.state]


@dataclass(frozen=True)
class Reach:
    """A briefing over all agencies to which it was sent."""

    agencies: Sequence[Passed]

    @property
    def people(self) -> int:
        return sum(one.people for one in self.agencies)

    @property
    def confirmed(self) -> int:
        return sum(one.has_confirmed for one in self.agencies)

    def how_many(self, state: State) -> int:
        return sum(one.state == state for one in self.agencies)


def still_counting(confirmations: Iterable[Any]) -> list[Any]:
    """Those that no other corrects."""
    given = list(confirmations)
    corrected = {one.corrects_id for one in given}
    return [one for one in given if one.pk not in corrected]


def reach_of(briefing: Briefing, on: date, cascades: Any = None) -> Reach:
    """How a briefing stands on a day; of ``cascades`` only, where somebody sees no others. Two statements."""
    rows = Cascade.objects.filter(briefing=briefing) if cascades is None else cascades.filter(briefing=briefing)
    sent = list(rows.told().select_related("agency", "action", "space").order_by("agency__name", "pk"))
    by_cascade: dict[int, list[CascadeConfirmation]] = {one.pk: [] for one in sent}
    for one in CascadeConfirmation.objects.filter(cascade__in=by_cascade):
        by_cascade[one.cascade_id].append(one)
    return Reach([_passed(one, still_counting(by_cascade[one.pk]), on) for one in sent])


def _passed(cascade: Cascade, counting: list[CascadeConfirmation], on: date) -> Passed:
    people = sum(one.people for one in counting)
    return Passed(cascade, state_of(cascade, people, on), people, len(counting))


def state_of(cascade: Cascade, people: int, on: date) -> State:
    """How far an agency is, once so many people were reached. The cascade comes ``told``."""
    if people:
        return State.EVIDENCE if cascade.has_evidence else State.CONFIRMED
    if cascade.action.status in Action.ELSEWHERE_NOW:
        return State.NOT_ASKED
    if on > cascade.confirm_by:
        return State.OVERDUE
    return State.OPENED if cascade.is_opened else State.SENT
