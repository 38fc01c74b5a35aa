"""What the register holds of people, as matching compares it: all that stands, whoever told it.

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
from goldthread.cases.people.models import LivesThere, SaidBirth, SaidName, SaidNumber, Tie
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.uncertain_dates import NOT_KNOWN, UncertainDate

NOW_FIRST = (SaidName.Use.NOW, SaidName.Use.REGISTERED, SaidName.Use.FORMER, SaidName.Use.ALIAS)


def known_of(roots: Collection[int], standing: Standing | None = None) -> dict[int, Known]:
    """By the number under which each is known, their mothers with them."""
    mothers = _mothers_of(roots, standing)
    known = _known_alone({*roots, *mothers.values()}, mothers, standing)
    return {root: known[root] for root in roots}


def _known_alone(roots: Collection[int], mothers: dict[int, int], standing: Standing | None) -> dict[int, Known]:
    """One statement for each kind of thing that is said."""
    names = _by_root(_read(SaidName, standing), roots)
    births = _by_root(_read(SaidBirth, standing), roots)
    numbers = _by_root(_read(SaidNumber, standing), roots)
    homes = _by_root(_read(LivesThere, standing).select_related("household"), roots)
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


def _read(record: Any, standing: Standing | None) -> Any:
    return record.objects.all() if standing is None else record.objects.visible_to(standing)


def _by_root(rows: Any, roots: Collection[int]) -> defaultdict[int, list[Any]]:
    """What stands, by the number under which each is known; what was told last stands first."""
    standing = rows.of_all(roots).standing_ones().select_related("person").order_by("-told_at", "-pk")
    found: defaultdict[int, list[Any]] = defaultdict(list)
    for row in standing:
        found[row.person.known_under].append(row)
    return found


def _mothers_of(roots: Collection[int], standing: Standing | None) -> dict[int, int]:
    """By somebody's number that of their mother, where one is told."""
    of_these = Q(to__in=roots) | Q(to__root__in=roots)
    told = _read(Tie, standing).standing_ones().filter(of_these, kind=Tie.Kind.MOTHER)
    ties = told.select_related("person", "to")
    return {one.to.known_under: one.person.known_under for one in ties.order_by("told_at", "pk")}


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
