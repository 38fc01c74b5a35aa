"""What the register holds of people, as matching compares it: all that stands, or what somebody reads of it.

Without a ``standing`` nothing here asks what the reader may see: it serves the looking for likenesses inside one
partnership, and what comes of that goes to the steward of the register. With one it is what that reader reads of them,
so that no reason tells more.
"""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Any

from django.db.models import Q

from goldthread.cases.people.matching import Address, Known, Name
from goldthread.cases.people.models import LivesThere, Person, SaidBirth, SaidName, SaidNumber, Tie
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.uncertain_dates import NOT_KNOWN, UncertainDate

NOW_FIRST = (SaidName.Use.NOW, SaidName.Use.REGISTERED, SaidName.Use.FORMER, SaidName.Use.ALIAS)


def known_of(roots: Collection[int], standing: Standing | None = None) -> dict[int, Known]:
    """By the number under which each is known, their mothers with them. With a ``standing``, what they read of it."""
    mothers = _mothers_of(roots, standing)
    known = _known_alone({*roots, *mothers.values()}, mothers, standing)
    return {root: known[root] for root in roots}


def _known_alone(roots: Collection[int], mothers: dict[int, int], standing: Standing | None) -> dict[int, Known]:
    """One statement for each kind of thing that is said."""
    names = by_root(SaidName.objects, roots, standing)
    births = by_root(SaidBirth.objects, roots, standing)
    numbers = by_root(SaidNumber.objects, roots, standing)
    homes = by_root(LivesThere.objects.select_related("household"), roots, standing)
    alone = {
        root: Known(
            names=_names(names[root]),
            born=_born(births[root]),
            sex=next((one.sex for one in births[root] if one.sex), ""),
            addresses=tuple(_address(one) for one in homes[root]),
            nhs_number=_number(numbers[root], SaidNumber.Kind.NHS),
            upn=_number(numbers[root], SaidNumber.Kind.UPN),
            birth_order=next((one.birth_order for one in births[root] if one.birth_order), None),
            expected=_expected(births[root]),
        )
        for root in roots
    }
    return {root: replace(one, mother=alone.get(mothers.get(root, 0))) for root, one in alone.items()}


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


def _mothers_of(roots: Collection[int], standing: Standing | None) -> dict[int, int]:
    """By somebody's number that of their mother, where one is told."""
    of_these = Person.objects.filter(Q(pk__in=roots) | Q(root__in=roots)).values("pk")
    told = _read(Tie.objects, standing).standing_ones().filter(to__in=of_these, kind=Tie.Kind.MOTHER)
    ties = told.select_related("person", "to").order_by("told_at", "pk")
    return {one.to.known_under: one.person.known_under for one in ties}


def _names(said: Sequence[SaidName]) -> tuple[Name, ...]:
    """The name that they bear now in front."""
    ordered = sorted(said, key=lambda one: NOW_FIRST.index(SaidName.Use(one.use)))
    return tuple(dict.fromkeys(Name(one.given, one.family) for one in ordered))


def _born(said: Sequence[SaidBirth]) -> UncertainDate:
    return next((one.when for one in said if one.when.is_known), NOT_KNOWN)


def _expected(said: Sequence[SaidBirth]) -> UncertainDate:
    return next((UncertainDate.on(one.expected_on) for one in said if one.expected_on), NOT_KNOWN)


def _address(one: LivesThere) -> Address:
    home = one.household
    return Address(tuple(home.lines), home.postcode, is_protected=home.is_protected)


def _number(said: Sequence[SaidNumber], kind: SaidNumber.Kind) -> str:
    return next((one.number for one in said if one.kind == kind), "")
