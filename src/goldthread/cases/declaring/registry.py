"""Every pathway there is: found by folder, so that a new one touches no other."""

from goldthread.cases.declaring.pathway import Pathway
from goldthread.foundation.access.roles import add_role, give
from goldthread.foundation.retention.classes import add_class

PATHWAYS: dict[str, Pathway] = {}
"""By code, in the order of the folders."""


def register(pathway: Pathway) -> None:
    """Take a declaration in, with the roles and retention classes that it brings and what it gives to others.

    Raise ValueError if its code, the beginning of its references or a clock of it is another pathway's: which clocks
    an agency is told of, lists ask by the code alone.
    """
    for other in PATHWAYS.values():
        if other is not pathway and (other.code == pathway.code or other.prefix == pathway.prefix):
            raise ValueError(f"Two pathways are called {pathway.code} or {pathway.prefix}.")
        both = {clock.id for clock in pathway.clocks} & {clock.id for clock in other.clocks}
        if other is not pathway and both:
            raise ValueError(f"{pathway.code} and {other.code} have clocks of one code: {', '.join(sorted(both))}.")
    PATHWAYS[pathway.code] = pathway
    for role in pathway.new_roles:
        add_role(role)
    for kept in pathway.retention:
        add_class(kept.of)
    for doing in pathway.roles:
        give(doing.role, doing.can)


def says_outcome(record: type, field: str) -> bool:
    """Whether this field of a kind of record is the one in which an outcome is chosen."""
    return any(step.record is record and step.outcome == field for one in PATHWAYS.values() for step in one.steps)


def pathway_of(code: str) -> Pathway:
    """Raise KeyError if there is none."""
    return PATHWAYS[code]
