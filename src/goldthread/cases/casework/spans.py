"""What a partnership sets of a pathway beside the law: limits of clocks, and how long before or after a day lists show
a case.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from goldthread.cases.casework.clocks import limits_in, units_for
from goldthread.cases.declaring.ages import CALENDAR, Span
from goldthread.cases.declaring.pathway import Pathway
from goldthread.foundation.clocks import Kind, Limit, Rule, Unit


@dataclass(frozen=True)
class Settable:
    """A length that is the partnership's own, and the units in which it may be counted."""

    id: str
    title: str
    rule: Rule
    units: list[Unit]


def settable(pathway: Pathway) -> Iterator[Settable]:
    """Those of its clocks first."""
    for clock in pathway.clocks:
        for rule in clock.rules:
            if rule.kind == Kind.LOCAL:
                yield Settable(clock.id, f"{clock.title} ({clock.id})", rule, units_for(rule))
    for span in pathway.spans:
        yield Settable(span.id, f"{span.title} ({span.id})", span.rule, [*CALENDAR])


def length_here(span: Span, pathway: Pathway, space_id: int) -> Limit:
    """How long a span is in a space."""
    number, unit = limits_in(space_id, pathway.code).numbers.get(span.id, (span.rule.limit.number, ""))
    return Limit(number, Unit(unit or span.rule.limit.unit))
