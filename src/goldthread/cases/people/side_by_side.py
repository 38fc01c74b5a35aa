"""Two who may be one person side by side, or one who may be two.

What tells who each is, and how many cases of which desk they are in.
"""

from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, permutations
from typing import Any

from goldthread.cases.casework.models import Case
from goldthread.cases.people.born import kind_of
from goldthread.cases.people.disagreeing import births_differ, births_in_front
from goldthread.cases.people.in_words import (
    address_in_words,
    birth_in_words,
    number_in_words,
    stretch_in_words,
    tie_in_words,
    use_in_words,
)
from goldthread.cases.people.known import by_root, by_use
from goldthread.cases.people.models import (
    Involvement,
    LivesThere,
    Person,
    SaidBirth,
    SaidName,
    SaidNumber,
    SaidSchool,
    Tie,
)
from goldthread.cases.people.seen import name_of, shown_as
from goldthread.foundation.access.roles import ROLES
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.ui.words import plural

RELATED = "How they are related"
TWO_BIRTHS = (
    "Their dates of birth differ. If you merge them, the date of whoever you choose is shown first, and their page says"
    " that another is told until it is taken back."
)
UNNAMED_DESK = "a desk that is not named here"
"""Of a pathway that does not tell that somebody is known to it."""


@dataclass(frozen=True)
class Side:
    """One of two. ``rows`` are lines of words by the heading under which both are compared."""

    person: Person
    name: str
    rows: dict[str, list[str]]
    cases: list[Case]
    """Those of theirs that the steward reads."""
    number: int | None
    """Of their page, where the steward sees them in a case."""


def sides_of(roots: Sequence[int], standing: Standing) -> list[Side]:
    """What stands of both, or of one, in one statement for each kind of thing that is said."""
    people = Person.objects.in_bulk(roots)
    told: dict[str, Mapping[int, list[Any]]] = {
        "Names": by_root(SaidName.objects.all(), roots),
        RELATED: by_root(Tie.objects.select_related("to"), roots),
        "Birth": by_root(SaidBirth.objects.all(), roots),
        "Numbers": by_root(SaidNumber.objects.select_related("case"), roots),
        "Addresses": by_root(LivesThere.objects.select_related("household"), roots),
        "Schools": by_root(SaidSchool.objects.all(), roots),
        "Cases": by_root(Involvement.objects.select_related("case__space"), roots),
    }
    read = _read({one.case_id for root in roots for one in told["Cases"][root]}, standing)
    told[RELATED] = _ties_between(roots, told[RELATED])
    shown = {root: one.pk for root, one in shown_as(roots, standing).items()}
    return [
        _side(people[root], shown.get(root), {kind: rows[root] for kind, rows in told.items()}, read) for root in roots
    ]


def which_birth(roots: Sequence[int]) -> str:
    """What becomes of two births of which only one can be right, once both are one person; nothing where they agree."""
    births = by_root(SaidBirth.objects.all(), roots)
    return TWO_BIRTHS if births_differ(chain.from_iterable(births.values())) else ""


def _side(person: Person, number: int | None, told: dict[str, list[Any]], read: dict[int, Case]) -> Side:
    names = sorted(told["Names"], key=by_use)
    kind = kind_of(person.kind, told["Birth"])
    words = {
        "Who it is": [str(kind.label)],
        "Names": [f"{one} ({use_in_words(one).lower()})" for one in names],
        "Birth": [birth_in_words(one) for one in births_in_front(told["Birth"])],
        "Numbers": [_number(one, read) for one in told["Numbers"]],
        "Addresses": [_lasting(address_in_words(one.household), one) for one in told["Addresses"]],
        "Schools": [_lasting(one.school, one) for one in told["Schools"]],
        RELATED: told[RELATED],
        "Cases": _cases(told["Cases"], read),
    }
    name = name_of(told["Names"], kind)
    mine = {one.case_id for one in told["Cases"]}
    cases = [case for pk, case in read.items() if pk in mine]
    rows = {under: list(dict.fromkeys(lines)) for under, lines in words.items()}
    return Side(person, name, rows, cases, number)


def _ties_between(roots: Sequence[int], ties: Mapping[int, list[Any]]) -> dict[int, list[str]]:
    """What each of the two is said to be to the other: who is somebody's father is not they."""
    found: dict[int, list[str]] = {root: [] for root in roots}
    for one, other in permutations(roots, 2):
        between = [tie for tie in ties[one] if tie.to.known_under == other]
        found[one] += [f"{tie_in_words(tie.kind, is_other_way=False)} the other" for tie in between]
        found[other] += [f"{tie_in_words(tie.kind, is_other_way=True)} the other" for tie in between]
    return found


def _read(cases: Iterable[int], standing: Standing) -> dict[int, Case]:
    rows = Case.objects.read_by(standing).filter(pk__in=cases).select_related("space").order_by("pk")
    return {case.pk: case for case in rows}


def _number(said: SaidNumber, read: Container[int]) -> str:
    """With the desk that can find out whether it is right, where it may be named."""
    desk = _desk(said.case) if _is_named(said.case, read) else UNNAMED_DESK
    number = f"{said.get_kind_display()} {number_in_words(said)} {stretch_in_words(None, said.until_on)}".strip()
    return f"{number}, told in a case of: {desk}"


def _lasting(words: str, said: SaidSchool | LivesThere) -> str:
    return f"{words} {stretch_in_words(said.from_on, said.until_on)}".strip()


def _cases(parts: Iterable[Involvement], read: Container[int]) -> list[str]:
    """How many, and whose: to one who does not read a case its reference is not told."""
    cases = {one.case_id: one.case for one in parts}.values()
    counted = Counter(_whose(case) if _is_named(case, read) else UNNAMED_DESK for case in cases)
    return [f"{plural(count, 'case')}: {whose}" for whose, count in sorted(counted.items())]


def _is_named(case: Case, read: Container[int]) -> bool:
    """Whether the steward may know which desk has a case: they read it, or its pathway tells that somebody is known."""
    return case.pk in read or case.rules.tells_that_known


def _whose(case: Case) -> str:
    return f"{case.rules.title} ({_desk(case)})"


def _desk(case: Case) -> str:
    return ROLES[case.rules.desk].title
