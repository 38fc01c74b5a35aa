"""When everything would fall due if a case had begun at a moment: the same arithmetic, without a case."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from goldthread.cases.casework.beginnings import begins_here
from goldthread.cases.casework.clocks import Limits, as_here
from goldthread.cases.declaring.clocks import CaseClock
from goldthread.cases.declaring.pathway import Pathway
from goldthread.foundation.clocks import Limit, Reckoned, Rule, WorkingTime, reckoned, rule_on
from goldthread.foundation.clocks.due import ORDINARY
from goldthread.foundation.clocks.working_time import LONDON
from goldthread.foundation.ui.words import date as in_words


@dataclass(frozen=True)
class RehearsedLater:
    """Another limit of the same clock, for each run that begins on a day or later: so long after the first began."""

    begins: date
    after: Limit
    rule: Rule

    def __str__(self) -> str:
        return (
            f"{self.rule.limit} for each that begins on {in_words(self.begins)} or later, which is {self.after} after"
            " this one"
        )

    def as_json(self) -> dict[str, Any]:
        return {"from": self.begins.isoformat(), "after": str(self.after), **_limit(self.rule)}


@dataclass(frozen=True)
class Rehearsed:
    """One clock as if each of the facts that can start it had been at the trigger, for the first time."""

    clock: CaseClock
    rule: Rule
    due: Reckoned
    later: tuple[RehearsedLater, ...] = ()

    def as_json(self) -> dict[str, Any]:
        return {
            "id": self.clock.id,
            "title": self.clock.title,
            "starts": [str(fact) for fact in self.clock.starts],
            **_limit(self.rule),
            "later": [one.as_json() for one in self.later],
            "owed_by": self.clock.owed_by,
            **self.due.as_json(),
        }


def _limit(rule: Rule) -> dict[str, Any]:
    return {
        "limit": rule.limit.number,
        "unit": rule.limit.unit.value,
        "kind": rule.kind.value,
        "edition": rule.edition.title,
        "citation": rule.citation,
    }


def rehearsed(
    pathway: Pathway,
    trigger: datetime,
    limits: Limits | None = None,
    working: WorkingTime = ORDINARY,
    others: Mapping[str, datetime] | None = None,
) -> Iterator[Rehearsed]:
    """Every clock of a pathway that the law of that day knows, in the order of the declaration.

    ``others`` are the moments of events of the pathway that were not at the trigger, by their codes.
    """
    decided, first = limits or Limits(), trigger.astimezone(LONDON).date()
    for clock in pathway.clocks:
        began = begins_here(pathway, clock, decided, lambda _: first)
        if began is None:
            continue
        here, at = as_here(began, decided), _began(pathway, began, trigger, others or {})
        day = at.astimezone(LONDON).date()
        rule = rule_on(here.rules, day)
        if rule is not None:
            due = reckoned(at, rule.limit, working=working, from_next_working_day=clock.from_next_working_day)
            yield Rehearsed(began, rule, due, tuple(_later(here, day)))


def _began(pathway: Pathway, clock: CaseClock, trigger: datetime, others: Mapping[str, datetime]) -> datetime:
    """When a clock begins: at the event that starts it, if it was said when that was."""
    facts = {str(fact) for fact in clock.starts}
    return next((others[one.code] for one in pathway.events if one.code in others and facts & {*one.facts}), trigger)


def _later(clock: CaseClock, first: date) -> Iterator[RehearsedLater]:
    for one in clock.later:
        begins = one.begins(first)
        if begins and (rule := rule_on(one.rules, begins)):
            yield RehearsedLater(begins, one.after, rule)
