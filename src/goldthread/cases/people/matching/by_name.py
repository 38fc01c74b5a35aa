"""The keys under which somebody is found by a name alone, or by half of one, as whoever searches types it.

Apart from the keys of a referral: a name alone is shared by very many, so nobody is compared for it but with what a
person searches for.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from goldthread.cases.people.matching.known import Known
from goldthread.cases.people.matching.nicknames import others_of
from goldthread.cases.people.matching.plain import plain, sound_of

BY_NAME = "name:"
LONG_ENOUGH = 3
"""Sounds from which one that is amiss leaves a name recognisable."""
OF_SOUNDS = "0ABEFHIJKLMNOPRSTUWXY"
"""What sounds are written in (metaphone)."""


@dataclass(frozen=True)
class Sounds:
    """Keys that are asked for a name: those of names that sound so, those it goes by, and those one sound apart."""

    same: frozenset[str]
    by_custom: frozenset[str]
    near: frozenset[str]


def kept_by_name(person: Known) -> frozenset[str]:
    """Under each name of theirs, whole and in parts, by how it sounds."""
    names = (part for name in person.told_names for part in (name.given, name.family))
    return frozenset(_key(_sound(one)) for part in names for one in _pieces(part))


def key_of_name(name: str) -> str:
    """Under which everybody is kept who has such a name, whole; nothing for no name."""
    joined = plain(name).joined
    return _key(_sound(joined)) if joined else ""


def keys_of_names(person: Known) -> frozenset[str]:
    """Of all their names."""
    names = (part for name in person.told_names for part in (name.given, name.family))
    return frozenset(filter(None, map(key_of_name, names)))


def sounds_of(text: str) -> Sounds:
    """What is asked for what somebody typed: one name or several, in any order."""
    pieces = _pieces(text)
    sounds = {_sound(one) for one in pieces}
    same = frozenset(map(_key, sounds))
    by_custom = frozenset(_key(_sound(other)) for one in pieces for other in others_of(one))
    near = frozenset(_key(one) for sound in sounds if len(sound) >= LONG_ENOUGH for one in _one_apart(sound))
    return Sounds(same, by_custom - same, near - by_custom - same)


def _pieces(name: str) -> frozenset[str]:
    told = plain(name)
    return told.parts | ({told.joined} if told.joined else set())


def _sound(word: str) -> str:
    return sound_of(word) or word


def _key(sound: str) -> str:
    return f"{BY_NAME}{sound}"


def _one_apart(sound: str) -> Iterator[str]:
    """One sound left out, added, taken for another, or changed places with the next."""
    for place in range(len(sound) + 1):
        before, after = sound[:place], sound[place:]
        yield from (before + one + after for one in OF_SOUNDS)
        if after:
            yield before + after[1:]
            yield from (before + one + after[1:] for one in OF_SOUNDS)
        if len(after) > 1:
            yield before + after[1] + after[0] + after[2:]
