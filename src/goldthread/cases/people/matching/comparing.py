"""Two people compared in each respect: at which level they stand, and what that weighs."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from itertools import product
from math import log2

from goldthread.cases.people.identifiers import NotANumber, read_nhs_number, read_upn
from goldthread.cases.people.matching.births import level_of_births
from goldthread.cases.people.matching.by_name import key_of_name
from goldthread.cases.people.matching.known import Known, Name, Register
from goldthread.cases.people.matching.levels import numbers
from goldthread.cases.people.matching.names import level_of_family, level_of_given
from goldthread.cases.people.matching.places import level_of_addresses
from goldthread.foundation.uncertain_dates import NOT_KNOWN

COUNTED_YEARS, YEARS = 100, 40
"""Over how many years the births lie in the data that was counted, and in a partnership's register."""
BESIDE = 1_000
"""As if so many people were counted beside, of whom every name is of middling rarity: among few, two of a name are no
sign that it is common.
"""
CROSSED = frozenset({"same", "marks", "script", "order", "slip", "sound", "near"})
"""Levels at which a given name may be a family name that was written in its place."""
OF_ONE_YEAR = frozenset({"same", "swapped", "slip", "month", "year"})
"""Levels of births that are rarer among strangers, the more years these are spread over."""
READ_NUMBER = {"nhs_number": read_nhs_number, "upn": read_upn}
SEXES = {"f": "female", "m": "male", "girl": "female", "boy": "male", "woman": "female", "man": "male"}
KNOWN_SEXES = frozenset({"female", "male"})

Names = tuple[Name, Name]
"""One name of each of two people."""


@dataclass(frozen=True)
class Finding:
    """At which level two people stand in one respect, and what that weighs in bits.

    ``by_another_name`` is set where not the names that both bear now are most alike, but a former one or an alias.
    """

    respect: str
    level: str
    bits: float
    by_another_name: bool = False


def findings(one: Known, other: Known, register: Register) -> tuple[Finding, ...]:
    """All that can be compared of two people of a register; what one of them does not say is left out."""
    return (*_of_names(one, other, register), *_of_the_rest(one, other))


def numbers_of(person: Known, kind: str) -> frozenset[str]:
    """Their NHS numbers or unique pupil numbers, those that pass their check."""
    return frozenset(filter(None, (_read(kind, typed) for typed in person.numbers[kind])))


def _read(kind: str, typed: str) -> str:
    try:
        return READ_NUMBER[kind](typed) if typed else ""
    except NotANumber:
        return ""


def _of_names(one: Known, other: Known, register: Register) -> tuple[Finding, ...]:
    """The pair of names that is most alike, also read the other way round. Of many pairs, the best says less."""
    ones, others = one.told_names, other.told_names
    now = list(product(one.names_now, other.names_now))
    readings = [_marked(reading, pair, now) for pair in product(ones, others) for reading in _readings(*pair, register)]
    if not readings:
        return ()
    best = max(readings, key=_order)
    if len(ones) == len(others) == 1:
        return best
    strongest = max(best, key=lambda each: (each.bits, each.respect))
    chance = min(log2(len(ones) * len(others)), max(strongest.bits, 0))
    less = replace(strongest, bits=strongest.bits - chance)
    return tuple(less if each is strongest else each for each in best)


def _marked(reading: tuple[Finding, ...], pair: Names, now: Collection[Names]) -> tuple[Finding, ...]:
    """With a mark at what is alike by a name that one of them does not bear now."""
    if pair in now:
        return reading
    borne = [{(getattr(a, kind), getattr(b, kind)) for a, b in now} for kind in ("given", "family")]
    kinds = [
        kind
        for kind, both in zip(("given", "family"), borne, strict=True)
        if tuple(getattr(one, kind) for one in pair) not in both
    ]
    return tuple(replace(each, by_another_name=each.respect in (*kinds, "names")) for each in reading)


def _order(reading: tuple[Finding, ...]) -> tuple[bool, float, list[tuple[str, bool]]]:
    """By this the best of several readings is chosen, whichever of two people comes first. A name that is the very same
    is the best, though one that many bear may weigh less than one that is written in another way.
    """
    is_same = {each.level for each in reading} == {"same"}
    told = [(each.level, not each.by_another_name) for each in reading]
    return is_same, sum(each.bits for each in reading), told


def _readings(one: Name, other: Name, register: Register) -> Iterator[tuple[Finding, ...]]:
    levels = {"given": level_of_given(one.given, other.given), "family": level_of_family(one.family, other.family)}
    named = ((kind, level, getattr(one, kind)) for kind, level in levels.items() if level)
    if straight := tuple(_of_name(*each, register) for each in named):
        yield straight
    if (bits := _bits_of_crossed(one, other)) is not None:
        yield (Finding("names", "swapped", bits + numbers()["names", "swapped"].bits),)


def _of_name(kind: str, level: str, name: str, register: Register) -> Finding:
    """The same name says the less, the more people have it."""
    found = _finding(kind, level)
    if level != "same":
        return found
    middling = numbers()[kind, level].u
    share = (register.bearers.get(key_of_name(name), 0) + BESIDE * middling) / (register.size + BESIDE)
    return replace(found, bits=found.bits - max(log2(share / middling), 0))


def _bits_of_crossed(one: Name, other: Name) -> float | None:
    """What it weighs that the given name of each is the family name of the other, if it is so but for a slip."""
    levels = [level_of_family(*names) for names in ((one.given, other.family), (one.family, other.given))]
    if not all(level in CROSSED for level in levels):
        return None
    return min(
        sum(_finding(kind, level or "").bits for kind, level in zip(kinds, levels, strict=True))
        for kinds in (("given", "family"), ("family", "given"))
    )


def _of_the_rest(one: Known, other: Known) -> Iterator[Finding]:
    yield from _of_births(one, other)
    if one.birth_order and other.birth_order:
        yield _finding("birth_order", _same(one.birth_order, other.birth_order))
    sexes = {_sex_of(one), _sex_of(other)}
    if sexes <= KNOWN_SEXES:
        yield _finding("sex", "same" if len(sexes) == 1 else "different")
    if place := level_of_addresses(one.open_addresses, other.open_addresses):
        yield _finding("address", place)
    for kind in READ_NUMBER:
        told, other_told = numbers_of(one, kind), numbers_of(other, kind)
        if told and other_told:
            yield _finding(kind, "same" if told & other_told else "different")


def _of_births(one: Known, other: Known) -> Iterator[Finding]:
    """The two births that are most alike. Of many pairs, the best says less."""
    if not (one.otherwise.births or other.otherwise.births):
        if level := level_of_births(one, other):
            yield _finding(*level)
        return
    pairs = list(product(one.births or (NOT_KNOWN,), other.births or (NOT_KNOWN,)))
    levels = (level_of_births(replace(one, born=a), replace(other, born=b)) for a, b in pairs)
    found = [_finding(*level) for level in levels if level]
    if found:
        best = max(found, key=lambda each: (each.bits, each.level))
        yield replace(best, bits=best.bits - min(log2(len(pairs)), max(best.bits, 0)))


def _finding(respect: str, level: str) -> Finding:
    bits = numbers()[respect, level].bits
    if respect == "born" and level in OF_ONE_YEAR:
        bits -= log2(COUNTED_YEARS / YEARS)
    return Finding(respect, level, bits)


def _same(one: object, other: object) -> str:
    return "same" if one == other else "different"


def _sex_of(person: Known) -> str:
    told = person.sex.strip().casefold()
    return SEXES.get(told, told)
