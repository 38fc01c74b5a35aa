"""The limits of a clock: no two in force at once, and what changes with its age in an order that can be told."""

from collections.abc import Iterator
from datetime import date
from itertools import combinations, pairwise

from goldthread.cases.declaring.clocks import AFTER_IN, CaseClock
from goldthread.cases.declaring.lengths import LONGEST_CITATION
from goldthread.foundation.clocks import Kind
from goldthread.foundation.clocks.editions import check_apart

ANY_DAY = date(2000, 2, 29)


def limit_faults(clock: CaseClock) -> Iterator[str]:
    """What is wrong with what a clock says of how long it runs."""
    for rules in (clock.rules, *(later.rules for later in clock.later)):
        try:
            check_apart(rules)
        except ValueError as why:
            yield str(why)
    if any(len(rule.citation) > LONGEST_CITATION for rule in clock.every_told):
        yield f"what is cited for one of its limits, with all that is told besides, is over {LONGEST_CITATION} letters"
    if clock.later:
        yield from _later(clock)
    if clock.each_its_own:
        yield from _each_its_own(clock)
    if clock.each and clock.each_its_own:
        yield "it runs for several apart, or for each record, and not both"


def _later(clock: CaseClock) -> Iterator[str]:
    if not clock.again:
        yield "its limit changes with its age, and it does not run at intervals"
    if not all(later.rules for later in clock.later):
        yield "a later limit has no rule"
    if any(later.after.unit not in AFTER_IN for later in clock.later):
        yield "a later limit holds after days, weeks or months, and nothing else"
    elif any(one >= other for one, other in pairwise(later.begins(ANY_DAY) or date.max for later in clock.later)):
        yield "its later limits are not in the order in which they begin to hold"
    # A partnership sets one number for a clock.
    if any(rule.kind == Kind.LOCAL for later in clock.later for rule in later.rules):
        yield "a later limit is the partnership’s own, which sets one for the whole clock"
    # By what is cited for it, a run is known that was counted by the limit of another age.
    cited = [{rule.citation for rule in rules} for rules in (clock.rules, *(one.rules for one in clock.later))]
    if any(one & other for one, other in combinations(cited, 2)):
        yield "what is cited for a later limit is cited for another of its limits too"


def _each_its_own(clock: CaseClock) -> Iterator[str]:
    if clock.again or clock.for_all:
        yield "each record meets its own, so none begins it anew, and none counts for all"
    steps = {fact.step for fact in clock.starts}
    yield from (f"{fact} meets none, since {fact.step} starts none" for fact in clock.stops if fact.step not in steps)
