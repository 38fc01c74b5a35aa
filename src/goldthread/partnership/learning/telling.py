"""What parts above say of the things on a thread: what is known of an outcome, and how it is tested.

Learning stands below those parts, so they register here (in their ``AppConfig.ready``) and are asked once for a whole
thread, whatever shows it: the picture, the list, or plain data.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from goldthread.partnership.learning.parts import Parts

Mark = Literal["square", "square-tick", "square-cross", "square-slash"]
Tone = Literal["good", "warn", "bad"]


@dataclass(frozen=True)
class Told:
    """What is known of one thing: a word, why in a sentence, and the mark by which the word is told without colour."""

    state: str
    why: str
    mark: Mark
    tone: Tone


@dataclass(frozen=True)
class ToldTest:
    """One way in which an outcome is tested. ``detail`` is a line about it."""

    key: str
    words: str
    detail: str
    told: Told


@dataclass(frozen=True)
class Telling:
    """What one part says of a thread: by the key of a node, and the tests of outcomes by the outcome's number."""

    by_key: Mapping[str, Told] = field(default_factory=dict)
    tests: Mapping[int, list[ToldTest]] = field(default_factory=dict)


TELLERS: dict[str, Callable[[Parts, date], Telling]] = {}
"""By the name under which plain data gives it. Each asks the database equally often however much there is."""


def all_told(parts: Parts, on: date) -> dict[str, Telling]:
    """What each part says of a thread on a day, by its name."""
    return {name: tell(parts, on) for name, tell in TELLERS.items()}


def tests_told(tellings: Mapping[str, Telling]) -> dict[int, list[ToldTest]]:
    """How each outcome is tested, by its number, whichever part says so."""
    tests: dict[int, list[ToldTest]] = {}
    for telling in tellings.values():
        for number, told in telling.tests.items():
            tests.setdefault(number, []).extend(told)
    return tests


def told_of(key: str, tellings: Mapping[str, Telling]) -> tuple[Told, ...]:
    """All that is said of one thing."""
    return tuple(telling.by_key[key] for telling in tellings.values() if key in telling.by_key)
