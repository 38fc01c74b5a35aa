"""What the register holds of people, as matching compares it: all that stands, or what somebody reads of it.

Without a ``standing`` nothing here asks what the reader may see: it serves the looking for likenesses inside one
partnership, and what comes of that goes to the steward of the register. With one it is what that reader reads of them,
so that no reason tells more.
"""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import chain
from typing import Any

from django.db.models import Q

from goldthread.cases.people.disagreeing import births_in_front
from goldthread.cases.people.matching import Address, Known, Name, Otherwise
from goldthread.cases.people.models import LivesThere, Person, SaidBirth, SaidName, SaidNumber, Tie
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.uncertain_dates import NOT_KNOWN, UncertainDate

_NOW_FIRST = (SaidName.Use.NOW, SaidName.Use.REGISTERED, SaidName.Use.FORMER, SaidName.Use.ALIAS)


def by_use(said: SaidName) -> int:
    """In this order names are told: the one that somebody bears now in front, and what they bore until a day last."""
    return _NOW_FIRST.index(SaidName.Use(said.use)) + (len(_NOW_FIRST) if said.until_on else 0)


def known_of(roots: Collection[int], standing: Standing | None = None) -> dict[int, Known]:
    """By the number under which each is known, their mothers with them. With a ``standing``, what they read of it."""
    mothers = _mothers_of(roots, standing)
    alone = _known_alone({*roots, *chain.from_iterable(mothers.values())}, standing)
    return {root: _with_mothers(alone[root], [alone[one] for one in mothers.get(root, ())]) for root in roots}


def _with_mothers(known: Known, mothers: Sequence[Known]) -> Known:
    """The mother who was told last in front."""
    if not mothers:
        return known
    return replace(known, mother=mothers[0], otherwise=replace(known.otherwise, mothers=tuple(mothers[1:])))


def _known_alone(roots: Collection[int], standing: Standing | None) -> dict[int, Known]:
    """One statement for each kind of thing that is said."""
    names = by_root(SaidName.objects, roots, standing)
    births = by_root(SaidBirth.objects, roots, standing)
    numbers = by_root(SaidNumber.objects, roots, standing)
    homes = by_root(LivesThere.objects.select_related("household"), roots, standing)
    return {root: _known(names[root], births[root], numbers[root], homes[root]) for root in roots}


def _known(
    names: Sequence[SaidName], births: Sequence[SaidBirth], numbers: Sequence[SaidNumber], homes: Sequence[LivesThere]
) -> Known:
    """Of births that differ one stands for them (``births_in_front``), of numbers the one told last, and all of them
    find somebody.
    """
    born, *other_births = _births(births) or [NOT_KNOWN]
    nhs_number, *other_nhs_numbers = _numbers(numbers, SaidNumber.Kind.NHS) or [""]
    upn, *other_upns = _numbers(numbers, SaidNumber.Kind.UPN) or [""]
    return Known(
        names=_names(names),
        borne=max(_borne(names), 1),
        born=born,
        sex=next((one.sex for one in births if one.sex), ""),
        addresses=tuple(_address(one) for one in homes),
        nhs_number=nhs_number,
        upn=upn,
        birth_order=next((one.birth_order for one in births if one.birth_order), None),
        expected=_expected(births),
        otherwise=Otherwise(tuple(other_births), tuple(other_nhs_numbers), tuple(other_upns)),
    )


def by_root(rows: Any, roots: Collection[int], standing: Standing | None = None) -> defaultdict[int, list[Any]]:
    """What stands, by the number under which each is known; what was told last stands first, and of those who were
    merged what was said of the one under whom they are known.
    """
    standing_ones = _read(rows, standing).of_all(roots).standing_ones().select_related("person")
    found: defaultdict[int, list[Any]] = defaultdict(list)
    for row in standing_ones.order_by("-told_at", "-pk"):
        found[row.person.known_under].append(row)
    for root, said in found.items():
        said.sort(key=lambda row: row.person_id != root)
    return found


def _read(rows: Any, standing: Standing | None) -> Any:
    return rows.all() if standing is None else rows.visible_to(standing)


def _mothers_of(roots: Collection[int], standing: Standing | None) -> dict[int, list[int]]:
    """By somebody's number those of their mothers, who was told last in front; of most one is told or none."""
    of_these = Person.objects.filter(Q(pk__in=roots) | Q(root__in=roots)).values("pk")
    told = _read(Tie.objects, standing).standing_ones().filter(to__in=of_these, kind=Tie.Kind.MOTHER)
    found: dict[int, list[int]] = {}
    for one in told.select_related("person", "to").order_by("-told_at", "-pk"):
        mothers = found.setdefault(one.to.known_under, [])
        if one.person.known_under not in mothers:
            mothers.append(one.person.known_under)
    return found


def _names(said: Sequence[SaidName]) -> tuple[Name, ...]:
    """The name that they bear now in front."""
    ordered = sorted(said, key=by_use)
    return tuple(dict.fromkeys(Name(one.given, one.family) for one in ordered))


def _borne(said: Sequence[SaidName]) -> int:
    """How many of their names they bear now: those stand in front."""
    now = (one for one in said if one.use == SaidName.Use.NOW and one.until_on is None)
    return len({Name(one.given, one.family) for one in now})


def _births(said: Sequence[SaidBirth]) -> list[UncertainDate]:
    return list(dict.fromkeys(one.when for one in births_in_front(said) if one.when.is_known))


def _expected(said: Sequence[SaidBirth]) -> UncertainDate:
    return next((UncertainDate.on(one.expected_on) for one in said if one.expected_on), NOT_KNOWN)


def _address(one: LivesThere) -> Address:
    home = one.household
    return Address(tuple(home.lines), home.postcode, is_protected=home.is_protected)


def _numbers(said: Sequence[SaidNumber], kind: SaidNumber.Kind) -> list[str]:
    """Those that were replaced last."""
    ordered = sorted(said, key=lambda one: one.until_on is not None)
    return list(dict.fromkeys(one.number for one in ordered if one.kind == kind))
