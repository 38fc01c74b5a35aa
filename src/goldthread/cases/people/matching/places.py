"""Two addresses compared. Whoever calls this gives no protected one."""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from jellyfish import damerau_levenshtein_distance, jaro_winkler_similarity

from goldthread.cases.people.matching.known import Address
from goldthread.cases.people.matching.levels import LEVELS
from goldthread.cases.people.matching.plain import KEPT, plain

SHORT_FORMS = {
    "st": "street",
    "rd": "road",
    "ave": "avenue",
    "av": "avenue",
    "ln": "lane",
    "cl": "close",
    "cres": "crescent",
    "ct": "court",
    "dr": "drive",
    "gdns": "gardens",
    "gr": "grove",
    "pk": "park",
    "pl": "place",
    "sq": "square",
    "terr": "terrace",
}
DWELLINGS = frozenset({"flat", "unit", "apartment", "apt", "room", "floor", "villa", "suite", "block"})
"""What comes before the number of a dwelling in a house."""
OTHER_STREETS = {"way", "walk", "row", "hill", "mews", "rise", "view", "green", "parade", "circuit", "path"}
STREETS = frozenset(SHORT_FORMS.values()) | OTHER_STREETS
NUMBER = re.compile(r"\d+[a-z]?")
SAME_STREET = 0.92
"""Jaro-Winkler above which two streets are one, mistyped."""
TELLING = 2
"""Words of an address without which it may be any in a town."""
RANK = {level.id: place for place, level in enumerate(LEVELS["address"])}


@dataclass(frozen=True)
class Place:
    """An address made plain: its numbers, what may be the name of its street, how each begins, and the postcode."""

    numbers: frozenset[str]
    streets: tuple[str, ...]
    begin: tuple[str, ...]
    postcode: str


@lru_cache(KEPT)
def place_of(address: Address) -> Place:
    """The address made plain. A line names a street if it has a number or a word such as road; else the first does."""
    told = [tuple(SHORT_FORMS.get(word, word) for word in plain(line).words) for line in address.lines]
    named = [words for words in told if STREETS & set(words) or any(map(NUMBER.fullmatch, words))]
    streets = list(filter(None, map(_named, named or told[:1])))
    numbers = frozenset(word for words in told for word in words if NUMBER.fullmatch(word))
    whole, begin = (tuple(dict.fromkeys(each)) for each in (map("".join, streets), (words[0] for words in streets)))
    return Place(numbers, whole, begin, plain(address.postcode).joined)


def _named(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word for word in words if word not in DWELLINGS and not NUMBER.fullmatch(word))


def level_of_addresses(ones: tuple[Address, ...], others: tuple[Address, ...]) -> str | None:
    """The best level of any address of one with any of the other; None where one of them has none."""
    pairs = product(map(place_of, ones), map(place_of, others))
    levels = [level for one, other in pairs if (level := _level(one, other))]
    return min(levels, key=RANK.__getitem__, default=None)


def _level(one: Place, other: Place) -> str | None:
    has_postcodes = bool(one.postcode and other.postcode)
    if not has_postcodes and not (one.streets and other.streets):
        return None
    is_postcode = has_postcodes and one.postcode == other.postcode
    is_street = any(_is_one_street(*pair) for pair in product(one.streets, other.streets))
    if is_street and _is_one_house(one.numbers, other.numbers):
        return "same" if is_postcode else "house"
    if is_postcode:
        return "street_and_postcode" if is_street else "postcode"
    if is_street:
        return "street"
    is_near = has_postcodes and damerau_levenshtein_distance(one.postcode, other.postcode) <= 1
    return "near" if is_near else "different"


def is_written_alike(one: Address, other: Address) -> bool:
    """Whether two are one address but for how it is typed: case, stops, short forms, lines, a postcode left out. Here
    both may be protected.
    """
    first, second = place_of(one).postcode, place_of(other).postcode
    return (first == second or not (first and second)) and _words_of(one) == _words_of(other)


def may_be_one_place(one: Address, other: Address) -> bool:
    """The same as somebody would ask who has to keep one of them secret, for whom doubt is enough: all that does not
    say another house number, or lie elsewhere. Here both may be protected.
    """
    first, second = place_of(one), place_of(other)
    if first.numbers and second.numbers and not _is_one_house(first.numbers, second.numbers):
        return False
    if first.postcode and second.postcode:
        if first.postcode == second.postcode:
            return True
        if damerau_levenshtein_distance(first.postcode, second.postcode) > 1:
            return False
    return _level(first, second) == "house" or _is_told_by(_named_words(one), _named_words(other))


def _words_of(address: Address) -> list[str]:
    """All words of its lines, however they are divided into lines."""
    return sorted(SHORT_FORMS.get(word, word) for line in address.lines for word in plain(line).words)


def _named_words(address: Address) -> list[str]:
    return [word for word in _words_of(address) if not NUMBER.fullmatch(word)]


def _is_told_by(one: list[str], other: list[str]) -> bool:
    """Whether the shorter says nothing that the longer does not, but for slips of the hand. One word is a town."""
    shorter, longer = sorted((one, other), key=len)
    return len(shorter) >= TELLING and all(any(_is_one_street(word, each) for each in longer) for word in shorter)


def _is_one_house(one: frozenset[str], other: frozenset[str]) -> bool:
    """One may leave out the flat, and not say another."""
    return bool(one and other) and (one <= other or other <= one)


def _is_one_street(one: str, other: str) -> bool:
    return one == other or jaro_winkler_similarity(one, other) >= SAME_STREET
