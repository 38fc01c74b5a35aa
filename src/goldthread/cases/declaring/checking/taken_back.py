"""A fact that something takes back is named where that is asked: in clocks, and in what is owed at the end."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass

from goldthread.cases.declaring.clocks import Fact
from goldthread.cases.declaring.declaration import Declaration

ASKED_IN = ("clocks", "owed")


def taken_back_faults(pathway: Declaration) -> Iterator[str]:
    """Figures, files and all else count every record that says a fact, so that there they would tell another story."""
    for clock in (one for one in pathway.clocks if one.each_its_own):
        yield from (f"{clock.id} runs for each record by itself, and {fact}" for fact in _taken_back(clock))
    for name in (one.name for one in fields(pathway) if one.name not in ASKED_IN):
        yield from (f"{name} count all that was said, and {fact}" for fact in _taken_back(getattr(pathway, name)))


def _taken_back(declared: object) -> Iterator[str]:
    yield from (f"{fact} is taken back by what is said later" for fact in facts_in(declared) if fact.taken_back_by)


def facts_in(declared: object) -> Iterator[Fact]:
    """Every fact that a part of a declaration names, wherever in it."""
    if isinstance(declared, Fact):
        yield declared
    elif isinstance(declared, Mapping):
        yield from facts_in(tuple(declared.values()))
    elif isinstance(declared, tuple | list | frozenset):
        for one in declared:
            yield from facts_in(one)
    elif is_dataclass(declared) and not isinstance(declared, type):
        yield from facts_in(tuple(getattr(declared, one.name) for one in fields(declared)))
