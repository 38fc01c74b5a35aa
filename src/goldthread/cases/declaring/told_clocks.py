"""The clocks of a declaration as data, and as lines of the documents."""

from collections.abc import Iterable, Iterator
from typing import Any

from goldthread.cases.declaring.clocks import CaseClock, Fact
from goldthread.cases.declaring.pathway import Pathway
from goldthread.foundation.clocks import Limit, Rule
from goldthread.foundation.clocks.editions import IN_WORDS
from goldthread.foundation.ui.words import sentence

EACH_ITS_OWN = " (each record meets what it starts itself)"
FOR_EACH = " (for each `{each}`)"


def clocks_as_data(pathway: Pathway) -> Iterator[dict[str, Any]]:
    """One entry for each edition, and for each limit that holds later."""
    return (_clock(clock, rule, after) for clock in pathway.clocks for rule, after in limits_of(clock))


def limits_of(clock: CaseClock) -> Iterator[tuple[Rule, Limit | None]]:
    """Each with how long after the clock first began it holds; nothing of those that hold at once."""
    yield from ((rule, None) for rule in clock.rules)
    yield from ((rule, later.after) for later in clock.later for rule in later.rules)


def _clock(clock: CaseClock, rule: Rule, after: Limit | None) -> dict[str, Any]:
    begins, ends = rule.edition.begins, rule.edition.ends
    return {
        "id": clock.id,
        "title": clock.title,
        "limit": rule.limit.number,
        "unit": rule.limit.unit.value,
        "kind": rule.kind.value,
        "edition": rule.edition.title,
        "in_force_from": begins.isoformat() if begins else None,
        "in_force_until": ends.isoformat() if ends else None,
        "citation": rule.citation,
        "starts": _each_once(clock.starts),
        "stops": _each_once(clock.stops),
        "ends": _each_once(clock.ends),
        "where": {part: [_where(fact) for fact in getattr(clock, part)] for part in ("starts", "stops", "ends")},
        "again": clock.again,
        "each_its_own": clock.each_its_own,
        "each": clock.each,
        "until": _each_once(clock.until),
        "after": str(after) if after else None,
        "pausable": clock.pausable,
        "may_begin": [
            {"code": one.code, "title": one.title, "facts": _each_once(one.facts), "citation": one.citation}
            for one in clock.may_begin
        ],
        "owed_by": clock.owed_by,
    }


def _each_once(facts: Iterable[Fact]) -> list[str]:
    """Their names: which answers it must have stands under ``where``."""
    return [*dict.fromkeys(str(fact) for fact in facts)]


def _where(fact: Fact) -> dict[str, Any]:
    answers = {name: list(some) for name, some in fact.where.items()}
    return {"fact": str(fact), "answers": answers, "taken_back_by": [str(one) for one in fact.taken_back_by]}


def _apart(clock: CaseClock) -> str:
    return EACH_ITS_OWN if clock.each_its_own else FOR_EACH.format(each=clock.each) if clock.each else ""


def clock_lines(pathway: Pathway) -> Iterator[tuple[str, ...]]:
    for clock in pathway.clocks:
        for rule, after in limits_of(clock):
            yield (
                f"{clock.id}: {clock.title}{_apart(clock)}",
                f"{rule.limit}, from {after} after it first began" if after else str(rule.limit),
                IN_WORDS[rule.kind],
                f"{rule.edition.title}. {sentence(rule.citation)}",
            )
