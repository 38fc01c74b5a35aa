"""When everything would fall due if a case had begun at a moment: the same arithmetic, without a case."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from goldthread.cases.casework.clocks import Limits, rules_here
from goldthread.cases.declaring.clocks import CaseClock
from goldthread.cases.declaring.pathway import Pathway
from goldthread.foundation.clocks import Reckoned, Rule, WorkingTime, reckoned, rule_on
from goldthread.foundation.clocks.due import ORDINARY
from goldthread.foundation.clocks.working_time import LONDON


@dataclass(frozen=True)
class Rehearsed:
    """One clock as if each of the facts that can start it had been at the trigger."""

    clock: CaseClock
    rule: Rule
    due: Reckoned

    def as_json(self) -> dict[str, Any]:
        return {
            "id": self.clock.id,
            "title": self.clock.title,
            "starts": [str(fact) for fact in self.clock.starts],
            "limit": self.rule.limit.number,
            "unit": self.rule.limit.unit.value,
            "kind": self.rule.kind.value,
            "edition": self.rule.edition.title,
            "citation": self.rule.citation,
            "owed_by": self.clock.owed_by,
            **self.due.as_json(),
        }


def rehearsed(
    pathway: Pathway, trigger: datetime, limits: Limits | None = None, working: WorkingTime = ORDINARY
) -> Iterator[Rehearsed]:
    """Every clock of a pathway that the law of that day knows, in the order of the declaration."""
    day = trigger.astimezone(LONDON).date()
    for clock in pathway.clocks:
        rule = rule_on(rules_here(clock, limits or Limits()), day)
        if rule is not None:
            due = reckoned(trigger, rule.limit, working=working, from_next_working_day=clock.from_next_working_day)
            yield Rehearsed(clock, rule, due)
