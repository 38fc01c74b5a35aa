"""Clocks of a pathway: which recorded fact starts one, which stops it, and what the law says in which edition."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from dataclasses import field as default
from datetime import date, timedelta

from goldthread.foundation.clocks import Limit, Rule, Unit
from goldthread.foundation.records.working_days import months_after

DAYS_OF = {Unit.DAYS: 1, Unit.WEEKS: 7}
AFTER_IN = (*DAYS_OF, Unit.MONTHS)
"""What the time after which a later limit holds may be counted in: of the calendar, so that it is a day."""


@dataclass(frozen=True)
class Fact:
    """A day or moment that a record of a step says. ``where`` are answers that the record must have for it to count.

    It counts no more once a fact of ``taken_back_by`` was recorded after it: where that is of its own step, only what
    was said last counts. Of several of one kind, which the answers to the fields of ``each`` tell apart, only what is
    said of the same one takes it back.
    """

    step: str
    field: str = "happened_at"
    where: Mapping[str, tuple[object, ...]] = default(default_factory=dict)
    taken_back_by: "tuple[Fact, ...]" = ()
    each: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.step}.{self.field}"


@dataclass(frozen=True)
class Later:
    """Another limit of a clock that runs at intervals: for each run that begins so long after the first one, or later.

    ``after`` is counted from the day on which the first run began. ``rules`` are that limit in each edition.
    """

    after: Limit
    rules: tuple[Rule, ...]

    def begins(self, first: date) -> date | None:
        """The first day from which it holds, of a clock whose first run began on a day; None where that lies beyond
        the last day that can be written.
        """
        try:
            if self.after.unit == Unit.MONTHS:
                return months_after(first, self.after.number)
            return first + timedelta(days=self.after.number * DAYS_OF[self.after.unit])
        except (OverflowError, ValueError):
            return None

    @property
    def why(self) -> str:
        return f"This limit applies from {self.after} after the day on which the first of these began"

    @property
    def told(self) -> tuple[Rule, ...]:
        """Its rules, each of which says besides why it holds."""
        return tuple(replace(rule, citation=f"{rule.citation}. {self.why}") for rule in self.rules)


@dataclass(frozen=True)
class Event:
    """Something that starts clocks and may be on another day than what happened first. Whoever rehearses the clocks of
    a pathway may say when it was. ``facts`` are where it is recorded ("notified.happened_at").
    """

    code: str
    title: str
    facts: tuple[str, ...]


@dataclass(frozen=True)
class Begins:
    """One of several events from which a clock may count, because sources differ. ``citation`` says which ones have it
    so.
    """

    code: str
    title: str
    facts: tuple[Fact, ...]
    citation: str

    def told(self, rules: Iterable[Rule]) -> tuple[Rule, ...]:
        """Limits that count from it, each of which says besides who has it so."""
        return tuple(replace(rule, citation=f"{rule.citation}. {self.citation}") for rule in rules)


@dataclass(frozen=True, kw_only=True)
class CaseClock:
    """One clock. It starts at each fact of ``starts`` and is met by the first fact of ``stops`` that is not earlier.

    ``rules`` are the limit in each edition: a clock keeps the one that was in force at its own trigger. ``again`` is
    for what happens at intervals: each fact that meets it starts it anew from the day on which it happened, until the
    case is closed. ``pausable`` may stand for a reason.
    ``owed_by`` says in words who owes it. Where those are agencies that take part, ``owing`` are the facts that name
    them ("raised.against"): whoever records for one of them may say why it was late.
    Where ``only_if`` names facts, there is no such clock until one of them is recorded: what an evaluation says later
    may set a limit that counts from the referral.
    ``ends`` are facts that say that it turned out never to be owed: it is not met, and never was late. Where there is
    one ``for_all``, it runs from the first fact that starts it, and later ones start no other until it is met or falls
    away: a start after that begins it anew. ``even_before`` are those of its ``stops`` that meet it though they came
    before it began, and after which nothing begins it anew; and those of its ``ends`` that say so beforehand.
    Where it runs ``from_last``, it runs once: from the last fact that starts it before it is met, so that what comes
    later moves it, such as the end of an inquest after a meeting.
    Where ``each`` is named, an attribute of the records that start it, there is one for each that it tells, such as
    each child: what is recorded of one neither meets nor ends that of another, and what tells none is of all.
    A clock that has not been met when the case is closed is cancelled, unless it ``outlives`` the case. Where
    ``each_its_own``, a record that starts it meets only what it starts itself: the same record says what happened, and
    when that was told.

    With ``tells_each`` its title says of which, such as the number of a requirement. ``until`` are days from which on
    it is owed no more, such as a birthday: what falls due only after the first of them is not owed.

    Where sources differ on what starts it, ``may_begin`` are the events, the usual one first: which it is a partnership
    says, and from which day on. A clock with ``only_where`` names another clock and one of those: it is there only
    where that one begins so, such as to warn beside it.
    """

    id: str
    title: str
    starts: tuple[Fact, ...]
    stops: tuple[Fact, ...]
    rules: tuple[Rule, ...]
    owed_by: str
    owing: tuple[str, ...] = ()
    only_if: tuple[Fact, ...] = ()
    ends: tuple[Fact, ...] = ()
    for_all: bool = False
    from_last: bool = False
    even_before: tuple[Fact, ...] = ()
    again: bool = False
    later: tuple[Later, ...] = ()
    pausable: bool = False
    from_next_working_day: bool = False
    outlives: bool = False
    each_its_own: bool = False
    each: str = ""
    tells_each: bool = False
    until: tuple[Fact, ...] = ()
    may_begin: tuple[Begins, ...] = ()
    only_where: tuple[str, str] = ("", "")

    @property
    def facts(self) -> tuple[Fact, ...]:
        return (*self.starts, *self.may_start, *self.stops, *self.only_if, *self.ends, *self.until)

    @property
    def may_start(self) -> tuple[Fact, ...]:
        """All facts of which some may start it, wherever a partnership says so."""
        return tuple(fact for one in self.may_begin for fact in one.facts)

    @property
    def every_rule(self) -> tuple[Rule, ...]:
        """Those of the beginning and the later ones."""
        return (*self.rules, *(rule for later in self.later for rule in later.rules))

    @property
    def every_told(self) -> tuple[Rule, ...]:
        """The same as clocks keep them, with all that is cited besides."""
        first = [one.told(self.rules) for one in self.may_begin] or [self.rules]
        return tuple(rule for rules in (*first, *(later.told for later in self.later)) for rule in rules)

    def rules_at(self, first: date, on: date) -> tuple[Rule, ...]:
        """Those of which one holds for a run that begins on a day, where the first run began on another."""
        holding = [later.told for later in self.later if (begins := later.begins(first)) and begins <= on]
        return holding[-1] if holding else self.rules

    def other_citations(self, first: date, on: date) -> frozenset[str]:
        """What is cited for limits that hold at another age of the clock, and so not for this run."""
        ages = (self.rules, *(later.told for later in self.later))
        own = self.rules_at(first, on)
        return frozenset(rule.citation for rules in ages if rules != own for rule in rules)
