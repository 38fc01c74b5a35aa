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
NUMBER = re.compile(r"\d+[a-z]?")
SAME_STREET = 0.92
"""Jaro-Winkler above which two streets are one, mistyped."""
RANK = {level.id: place for place, level in enumerate(LEVELS["address"])}


@dataclass(frozen=True)
class Place:
    """An address made plain: its numbers, the street with the number nearest to it, and the postcode."""

    numbers: tuple[str, ...]
    street: str
    postcode: str


@lru_cache(KEPT)
def place_of(address: Address) -> Place:
    """The address made plain. The street is the last line that begins with a number; without one, the first line."""
    told = [plain(line).words for line in address.lines]
    numbered = [words for words in told if words and NUMBER.fullmatch(words[0]) and len(words) > 1]
    line = numbered[-1] if numbered else next((words for words in told if words), ())
    street = "".join(SHORT_FORMS.get(word, word) for word in line if not NUMBER.fullmatch(word))
    numbers = tuple(word for words in told for word in words if NUMBER.fullmatch(word))
    return Place(numbers, street, plain(address.postcode).joined)


def level_of_addresses(ones: tuple[Address, ...], others: tuple[Address, ...]) -> str | None:
    """The best level of any address of one with any of the other; None where one of them has none."""
    pairs = product(map(place_of, ones), map(place_of, others))
    levels = [level for one, other in pairs if (level := _level(one, other))]
    return min(levels, key=RANK.__getitem__, default=None)


def _level(one: Place, other: Place) -> str | None:
    has_postcodes = bool(one.postcode and other.postcode)
    has_streets = bool(one.street and other.street)
    if not has_postcodes and not has_streets:
        return None
    is_postcode = has_postcodes and one.postcode == other.postcode
    is_street = has_streets and _is_one_street(one.street, other.street)
    is_number = bool(one.numbers) and one.numbers == other.numbers
    if is_street and is_number:
        return "same" if is_postcode else "house"
    if is_postcode:
        return "street_and_postcode" if is_street else "postcode"
    if is_street:
        return "street"
    is_near = has_postcodes and damerau_levenshtein_distance(one.postcode, other.postcode) <= 1
    return "near" if is_near else "different"


def _is_one_street(one: str, other: str) -> bool:
    return one == other or jaro_winkler_similarity(one, other) >= SAME_STREET
