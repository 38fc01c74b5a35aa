"""What is said of a pathway: everything, before it is looked at whether it can be."""

from dataclasses import dataclass

from goldthread.cases.declaring.ages import AHEAD, ComesOfAge, QualityPanel, Span
from goldthread.cases.declaring.asked_forms import AskedForm
from goldthread.cases.declaring.clocks import CaseClock, Event, Fact
from goldthread.cases.declaring.ending import Owed, Parts
from goldthread.cases.declaring.files import CaseFile
from goldthread.cases.declaring.found import FoundBy
from goldthread.cases.declaring.letters import Letter
from goldthread.cases.declaring.once import OneForEach
from goldthread.cases.declaring.outcomes import Outcome
from goldthread.cases.declaring.own_lists import OwnList
from goldthread.cases.declaring.panels import Panel
from goldthread.cases.declaring.papers import Paper
from goldthread.cases.declaring.public import PublicForm
from goldthread.cases.declaring.retention import Kept
from goldthread.cases.declaring.roles import Doing
from goldthread.cases.declaring.stages import Stage
from goldthread.cases.declaring.steps import Step
from goldthread.cases.declaring.tables import AnyTable, HandOver
from goldthread.foundation.access.roles import Role
from goldthread.foundation.records.handling import Tier

USUAL_DAYS = 5
"""Working days that an information request suggests where a pathway says nothing of it."""


@dataclass(frozen=True, kw_only=True)
class Declaration:
    """A kind of statutory or customary process. ``title`` names it, ``one`` and ``many`` its cases ("disagreement").

    ``prefix`` begins a case's reference (LADO-2026-0042). ``source`` says where the process comes from. ``tier`` says
    who may see its cases (statutory.md 0.5): those of T4 are opened for a purpose by whoever is not part of the case.
    ``known_elsewhere`` says whether somebody who works on cases here, and does not see one of this pathway, is told by
    its exact reference that it is known and whom to ask; unless it is said, where cases are not restricted.
    ``people`` are those whom its cases are about ("the child, the family"): forms say whom not to name, and whom an
    agency is asked about.
    ``known_by`` are facts by which somebody who works on them tells one case from another, such as the name and the day
    of death: they stand first on its page, as they were said last. The register has initials of the names among them,
    and no more (``casework/lists.py``). ``new_roles`` are roles that only this pathway knows. ``summary`` are facts
    ("contact.employer") that stand first on a case's page and in the register; ``stands`` are more, on the page alone,
    as they were said last. ``parts`` are what several do in it, ``to_do`` the same of what is only told at the end, and
    ``owed`` what is done before that: whoever closes a case is told what is not over.
    ``public_form`` lets anybody send one without an account, where a partnership switches that on. ``letters`` are made
    of its records and kept. ``retention`` says how long its cases stay; where it says nothing, for good until the
    partnership says. ``found_by`` are facts by which whoever runs a restricted pathway finds an earlier case; without
    them it is found by its reference alone. Of any pathway they say whom a case is about, so that two are noticed.
    ``own_lists`` are kept beside its cases. ``comes_of_age`` says at which age a child of one of its cases is listed:
    each pathway says so, or that there is none. ``quality_panel`` says that its cases are once they are open for long.
    ``events`` are what starts some of its clocks later than the trigger by which they are rehearsed. ``panel`` is the
    group that looks at its cases. ``one_for_each`` are facts that only one case has. ``pools`` is how many years are
    counted together in figures that may be published: more than one where a year has few. Such times follow upon each
    other, and one begins in April of ``pools_from``. ``papers`` are made of a case
    and name nobody, ``files`` hold cases in the order of a form. ``asks_within`` are the working days that an
    information request suggests, and ``asked_forms`` what agencies are asked to fill in by one.
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
    comes_of_age: tuple[ComesOfAge, ...]
    clocks: tuple[CaseClock, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    people: str = "the child, the family"
    new_roles: tuple[Role, ...] = ()
    summary: tuple[str, ...] = ()
    stands: tuple[str, ...] = ()
    known_by: tuple[str, ...] = ()
    parts: Parts | None = None
    to_do: tuple[Parts, ...] = ()
    owed: tuple[Owed, ...] = ()
    tables: tuple[AnyTable, ...] = ()
    hand_overs: tuple[HandOver, ...] = ()
    public_form: PublicForm | None = None
    letters: tuple[Letter, ...] = ()
    retention: tuple[Kept, ...] = ()
    known_elsewhere: bool | None = None
    found_by: tuple[FoundBy, ...] = ()
    own_lists: tuple[OwnList, ...] = ()
    quality_panel: QualityPanel | None = None
    events: tuple[Event, ...] = ()
    panel: Panel | None = None
    one_for_each: tuple[OneForEach, ...] = ()
    pools: int = 1
    pools_from: int = 0
    papers: tuple[Paper, ...] = ()
    files: tuple[CaseFile, ...] = ()
    asks_within: int = USUAL_DAYS
    asked_forms: tuple[AskedForm, ...] = ()

    def pooled(self, year: int) -> int:
        """The last year of those with which a year is published together: always the same ones, so that no two files
        share a year. A year is known by the one in which it begins.
        """
        return year + self.pools - 1 - (year - self.pools_from) % self.pools

    @property
    def spans(self) -> tuple[Span, ...]:
        """What a partnership sets of its lists, beside the limits of clocks."""
        panel = (self.quality_panel.span,) if self.quality_panel else ()
        return (*((AHEAD,) if self.comes_of_age else ()), *panel)

    @property
    def left_out(self) -> tuple[Fact, ...]:
        """What says of a case that it is none of its own: whatever any table leaves out."""
        found: list[Fact] = []
        for fact in (fact for table in self.tables for fact in table.leaves_out):
            found += [] if fact in found else [fact]
        return tuple(found)

    @property
    def clocks_by_left_out(self) -> list[tuple[tuple[Fact, ...], list[str]]]:
        """Codes of clocks, with what says of a case that its clocks of these codes are not counted: what meets a clock
        leaves no case out of that one.
        """
        found: list[tuple[tuple[Fact, ...], list[str]]] = []
        for clock in self.clocks:
            gone = tuple(fact for fact in self.left_out if fact not in clock.stops)
            codes = next((codes for others, codes in found if others == gone), None)
            if codes is None:
                found.append((gone, codes := []))
            codes.append(clock.id)
        return found

    @property
    def opening(self) -> tuple[Step, ...]:
        """The steps by which a case begins, the usual one first."""
        return tuple(step for step in self.steps if step.opens)

    @property
    def is_restricted(self) -> bool:
        return self.tier == Tier.RESTRICTED
