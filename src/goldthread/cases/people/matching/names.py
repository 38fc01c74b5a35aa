"""Two names compared: at which level they are alike."""

from collections.abc import Callable
from functools import lru_cache
from itertools import product

from jellyfish import damerau_levenshtein_distance, jaro_winkler_similarity

from goldthread.cases.people.matching.nicknames import are_one_name, is_a_name
from goldthread.cases.people.matching.plain import KEPT, Plain, bones_of, plain, sound_of

SHORT, LONG = 3, 7
"""Letters from which one slip, and from which two, leave a name recognisable."""
CLOSE, SOMEWHAT = 0.93, 0.82
"""Jaro-Winkler: what one or two slips leave; what is still worth a word."""


@lru_cache(KEPT)
def level_of_given(one: str, other: str) -> str | None:
    """The level of two given names; None where one is not known."""
    return _level(plain(one), plain(other), is_given=True)


@lru_cache(KEPT)
def level_of_family(one: str, other: str) -> str | None:
    """The level of two family names; None where one is not known."""
    return _level(plain(one), plain(other), is_given=False)


def _level(one: Plain, other: Plain, *, is_given: bool) -> str | None:
    if not one.joined or not other.joined:
        return None
    if one.joined == other.joined:
        return "same" if one.written == other.written else "marks" if one.is_latin == other.is_latin else "script"
    if is_given and _are_one_given_name(one, other):
        return "nickname"
    found = next((level for level, holds in _TESTS if holds(one, other)), "different")
    is_two_names = is_given and found in {"slip", "sound"} and is_a_name(one.joined) and is_a_name(other.joined)
    return "alike" if is_two_names else found


def _are_one_given_name(one: Plain, other: Plain) -> bool:
    """Also where only one of them has a second given name: Liz is short for Elizabeth Ann."""
    first, other_first = one.words[0], other.words[0]
    has_more = len(one.words) != len(other.words)
    return are_one_name(one.joined, other.joined) or (
        has_more and first != other_first and are_one_name(first, other_first)
    )


def _is_same_in_another_script(one: Plain, other: Plain) -> bool:
    """Arabic and Hebrew write consonants; what is made Latin of them is a name's bones."""
    bones = bones_of(one.joined)
    return one.is_latin != other.is_latin and len(bones) > 1 and bones == bones_of(other.joined)


def _is_in_another_order(one: Plain, other: Plain) -> bool:
    return sorted(one.words) == sorted(other.words)


def _shares_a_part(one: Plain, other: Plain) -> bool:
    return bool(one.parts & other.parts)


def _is_initial(one: Plain, other: Plain) -> bool:
    return one.joined[0] == other.joined[0] and 1 in (len(one.joined), len(other.joined))


def _is_a_slip(one: Plain, other: Plain) -> bool:
    return _are_a_slip_apart(one.heart, other.heart)


def _sounds_alike(one: Plain, other: Plain) -> bool:
    return _sound_the_same(one.heart, other.heart)


def _has_a_part_alike(one: Plain, other: Plain) -> bool:
    """Of a name of several, like a double-barrelled one: each name of the shorter is alike one of the longer."""
    fewer, more = sorted((one.names, other.names), key=len)
    is_of_several = len(more) > 1 and len(fewer) > 0
    return is_of_several and all(any(_are_alike(name, each) for each in more) for name in fewer)


def _are_alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return any(a == b or _are_a_slip_apart(a, b) or _sound_the_same(a, b) for a, b in product(one, other))


def _are_a_slip_apart(a: str, b: str) -> bool:
    shortest = min(len(a), len(b))
    if shortest < SHORT:
        return False
    apart = damerau_levenshtein_distance(a, b)
    return apart <= 1 or (shortest >= LONG and apart <= 2) or jaro_winkler_similarity(a, b) >= CLOSE


def _sound_the_same(a: str, b: str) -> bool:
    sound = sound_of(a)
    return len(sound) > 1 and sound == sound_of(b)


def _is_somewhat_alike(one: Plain, other: Plain) -> bool:
    return jaro_winkler_similarity(one.heart, other.heart) >= SOMEWHAT


_TESTS: tuple[tuple[str, Callable[[Plain, Plain], bool]], ...] = (
    ("script", _is_same_in_another_script),
    ("order", _is_in_another_order),
    ("part", _shares_a_part),
    ("initial", _is_initial),
    ("slip", _is_a_slip),
    ("sound", _sounds_alike),
    ("part_alike", _has_a_part_alike),
    ("near", _is_somewhat_alike),
)
"""In this order; the first that holds is the level."""
