"""A pathway as a whole."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from goldthread.cases.declaring.checking import check_pathway
from goldthread.cases.declaring.clocks import CaseClock, Fact
from goldthread.cases.declaring.letters import Letter
from goldthread.cases.declaring.outcomes import Outcome
from goldthread.cases.declaring.public import PublicForm
from goldthread.cases.declaring.retention import Kept
from goldthread.cases.declaring.roles import Doing
from goldthread.cases.declaring.stages import Stage
from goldthread.cases.declaring.steps import Step
from goldthread.cases.declaring.tables import AnyTable, HandOver
from goldthread.foundation.access.roles import Can, Role
from goldthread.foundation.records.handling import Tier

OF_EVERY_STEP = "happened_at"
"""When a step happened stands in the timeline, for whoever sees the case."""


@dataclass(frozen=True, kw_only=True)
class Pathway:
    """A kind of statutory or customary process. ``title`` names it, ``one`` and ``many`` its cases ("disagreement").

    ``prefix`` begins a case's reference (LADO-2026-0042). ``source`` says where the process comes from. ``tier`` says
    who may see its cases (statutory.md 0.5): those of T4 are opened for a purpose by whoever is not part of the case.
    ``known_elsewhere`` says whether somebody who works on cases here, and does not see one of this pathway, is told by
    its exact reference that it is known and whom to ask; unless it is said, where cases are not restricted.
    ``new_roles`` are roles that only this pathway knows. ``summary`` are facts ("contact.employer") that stand first on
    a case's page and in the register. ``public_form`` lets anybody send one without an account, where a partnership
    switches that on. ``letters`` are made of its records and kept.
    ``retention`` says how long its cases stay; where it says nothing, for good until the partnership says.
    Raise ValueError, with all that is wrong, if it cannot be.
    """

    code: str
    title: str
    one: str
    many: str
    prefix: str
    source: str
    purpose: str
    tier: Tier
    stages: tuple[Stage, ...]
    steps: tuple[Step, ...]
    roles: tuple[Doing, ...]
    clocks: tuple[CaseClock, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    new_roles: tuple[Role, ...] = ()
    summary: tuple[str, ...] = ()
    tables: tuple[AnyTable, ...] = ()
    hand_overs: tuple[HandOver, ...] = ()
    public_form: PublicForm | None = None
    letters: tuple[Letter, ...] = ()
    retention: tuple[Kept, ...] = ()
    known_elsewhere: bool | None = None

    def __post_init__(self) -> None:
        check_pathway(self)

    def stage(self, code: str) -> Stage:
        return self._stages[code]

    def step(self, code: str) -> Step:
        """Raise KeyError if there is none."""
        return self._steps[code]

    def letter(self, code: str) -> Letter:
        return next(one for one in self.letters if one.code == code)

    def letters_of(self, step: str) -> list[Letter]:
        """Those that may be made of the record of a step."""
        return [letter for letter in self.letters if step in letter.steps]

    def outcome(self, code: str) -> Outcome | None:
        return next((one for one in self.outcomes if one.code == code), None)

    @property
    def opening(self) -> tuple[Step, ...]:
        """The steps by which a case begins, the usual one first."""
        return tuple(step for step in self.steps if step.opens)

    def steps_in(self, stage: str) -> Iterator[Step]:
        """What may be recorded in a stage, in the order of the declaration."""
        return (step for step in self.steps if stage in step.within)

    def verbs_of(self, role: str) -> frozenset[Can]:
        """What a role may do in cases of this pathway."""
        return self._verbs.get(role, frozenset())

    def roles_that(self, verb: Can) -> set[str]:
        return {code for code, verbs in self._verbs.items() if verb in verbs}

    @cached_property
    def clocks_told(self) -> frozenset[str]:
        """The clocks that an agency with sight of a case sees: those that tell it nothing that it does not read.

        A clock that there is only after a certain answer tells that answer.
        """
        return frozenset(one.id for one in self.clocks if all(self._agencies_read(fact) for fact in one.facts))

    def _agencies_read(self, fact: Fact) -> bool:
        seen = {OF_EVERY_STEP, *self.step(fact.step).record.agency_sees.split()}
        return {fact.field, *fact.where} <= seen

    def says_birth(self, step: Step) -> tuple[str, ...]:
        """Fields of a step that say when somebody was born, from whom a period of retention runs."""
        births = (kept.born for kept in self.retention if kept.born)
        return tuple(sorted({fact.field for fact in births if fact.step == step.code}))

    @property
    def is_restricted(self) -> bool:
        return self.tier == Tier.RESTRICTED

    @property
    def tells_that_known(self) -> bool:
        return not self.is_restricted if self.known_elsewhere is None else self.known_elsewhere

    @property
    def desk(self) -> str:
        """The code of the role that answers for its cases: the first that decides in them."""
        return next((doing.role for doing in self.roles if Can.DECIDE_CASES in doing.can), self.roles[0].role)

    @cached_property
    def _stages(self) -> dict[str, Stage]:
        return {stage.code: stage for stage in self.stages}

    @cached_property
    def _steps(self) -> dict[str, Step]:
        return {step.code: step for step in self.steps}

    @cached_property
    def _verbs(self) -> dict[str, frozenset[Can]]:
        return {doing.role: doing.can for doing in self.roles}
