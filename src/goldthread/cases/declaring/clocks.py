"""Clocks of a pathway: which recorded fact starts one, which stops it, and what the law says in which edition."""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as default

from goldthread.foundation.clocks import Rule


@dataclass(frozen=True)
class Fact:
    """A day or moment that a record of a step says. ``where`` are answers that the record must have for it to count."""

    step: str
    field: str = "happened_at"
    where: Mapping[str, tuple[object, ...]] = default(default_factory=dict)

    def __str__(self) -> str:
        return f"{self.step}.{self.field}"


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
    A clock that has not been met when the case is closed is cancelled, unless it ``outlives`` the case.
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
    even_before: tuple[Fact, ...] = ()
    again: bool = False
    pausable: bool = False
    from_next_working_day: bool = False
    outlives: bool = False

    @property
    def facts(self) -> tuple[Fact, ...]:
        return (*self.starts, *self.stops, *self.only_if, *self.ends)
