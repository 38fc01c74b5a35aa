"""A pathway as a whole."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from goldthread.cases.declaring.asked_forms import AskedForm
from goldthread.cases.declaring.checking.whole import check_pathway
from goldthread.cases.declaring.clocks import CaseClock, Fact
from goldthread.cases.declaring.declaration import Declaration
from goldthread.cases.declaring.letters import Letter
from goldthread.cases.declaring.outcomes import Outcome
from goldthread.cases.declaring.own_lists import OwnList
from goldthread.cases.declaring.panels import OWN_PANEL, QUALITY
from goldthread.cases.declaring.stages import Stage
from goldthread.cases.declaring.steps import Step
from goldthread.foundation.access.roles import Can
from goldthread.foundation.clocks import Edition
from goldthread.foundation.ui.words import listed

OF_EVERY_STEP = "happened_at"
"""When a step happened stands in the timeline, for whoever sees the case."""


@dataclass(frozen=True, kw_only=True)
class Pathway(Declaration):
    """A declaration that holds, and what follows from it. Raise ValueError, with all that is wrong, if it cannot be."""

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

    @property
    def letters_owed(self) -> list[Letter]:
        return [letter for letter in self.letters if letter.owed]

    def asked_form(self, code: str) -> AskedForm | None:
        return next((one for one in self.asked_forms if one.code == code), None)

    def own_list(self, code: str) -> OwnList | None:
        return next((one for one in self.own_lists if one.code == code), None)

    def unnamed_in(self, stage: str) -> str:
        """Who is not named in a stage and what to do instead; nothing where people may be named."""
        return self.stage(stage).unnamed

    def may_end_by(self, step: Step) -> bool:
        """Whether a case can be closed by recording this step."""
        return any(self.stage(one).ends for one in step.destinations)

    @property
    def nobody_named(self) -> str:
        """What somebody is told who writes what is read beyond the case."""
        return f"Do not name {self.people} or others"

    @property
    def any_of_people(self) -> str:
        """Those whom its cases are about, as a sentence says that it may be any of them."""
        return listed(self.people.split(", "), "or")

    def outcome(self, code: str) -> Outcome | None:
        return next((one for one in self.outcomes if one.code == code), None)

    @property
    def panels(self) -> dict[str, str]:
        """Which panels it has of which a partnership may choose the group, each with what it is called."""
        quality = self.quality_panel
        kept = {OWN_PANEL: self.panel.title} if self.panel else {}
        sits = quality and self.step(quality.step).sat
        return {**kept, QUALITY: quality.title} if quality and sits else kept

    @property
    def editable_outcomes(self) -> tuple[Outcome, ...]:
        """Those that a partnership may offer no longer, and as which one of its own may count."""
        return tuple(one for one in self.outcomes if not one.is_fixed)

    @property
    def chosen_in(self) -> tuple[str, ...]:
        """The facts in which an outcome is chosen ("resolved.result"). Where there is one, each partnership keeps a
        list of its own of the outcomes.
        """
        editable = {one.code for one in self.editable_outcomes}
        return tuple(
            f"{step.code}.{step.outcome}" for step in self.steps if step.outcome and self._answers(step) & editable
        )

    def _answers(self, step: Step) -> set[str]:
        return {str(code) for code, _ in step.record._meta.get_field(step.outcome).flatchoices}

    def steps_in(self, stage: str) -> Iterator[Step]:
        """What may be recorded in a stage, in the order of the declaration."""
        return (step for step in self.steps if stage in step.within)

    @property
    def undated(self) -> tuple[Edition, ...]:
        """Editions by which its clocks count and of which a partnership says when they were in force."""
        found = (rule.edition for clock in self.clocks for rule in clock.every_rule if rule.edition.undated)
        return tuple({edition.code: edition for edition in found}.values())

    @property
    def chosen_beginnings(self) -> tuple[CaseClock, ...]:
        """Clocks of which a partnership says from which event they count."""
        return tuple(clock for clock in self.clocks if clock.may_begin)

    def verbs_of(self, role: str) -> frozenset[Can]:
        """What a role may do in cases of this pathway."""
        return self._verbs.get(role, frozenset())

    def roles_that(self, verb: Can) -> set[str]:
        return {code for code, verbs in self._verbs.items() if verb in verbs}

    @cached_property
    def clocks_told(self) -> frozenset[str]:
        """The clocks that an agency with sight of a case sees: those that tell it nothing that it does not read.

        A clock that there is only after a certain answer, or that ends otherwise by it, tells that answer.
        """
        return frozenset(one.id for one in self.clocks if all(self._agencies_learn(fact) for fact in one.facts))

    def _agencies_learn(self, fact: Fact) -> bool:
        told = {OF_EVERY_STEP, *self.step(fact.step).record.agency_sees.split()}
        return {fact.field, *fact.where} <= told

    @property
    def tells_outcome(self) -> bool:
        """Whether an agency with sight of a case reads how it ended: if every step that says so lists it for them."""
        return all(step.outcome in step.record.agency_sees.split() for step in self.steps if step.outcome)

    def says_birth(self, step: Step) -> tuple[str, ...]:
        """Fields of a step that say when somebody was born, from whom a period of retention runs."""
        births = (kept.born for kept in self.retention if kept.born)
        return tuple(sorted({fact.field for fact in births if fact.step == step.code}))

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
