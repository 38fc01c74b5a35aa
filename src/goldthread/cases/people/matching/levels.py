"""How alike two descriptions are in one respect: a few levels, each with its words and what it weighs.

A level weighs ``log2(m / u)``: ``m`` is how often two descriptions of one person stand at it, ``u`` how often those of
two strangers do (Fellegi and Sunter, as Splink counts). Above nothing it speaks for one person, below against.

Numbers of levels without ``judged`` were counted: ``weights.json`` says from what, and ``training`` how. Those with it
are our judgement, since nothing public holds such pairs: other scripts, nicknames, numbers, sex, mothers, and all that
has to do with birth. They are meant to be conservative, and each says so here by being written here.
"""

import json
from dataclasses import dataclass
from functools import cache
from math import log2
from pathlib import Path

WEIGHTS = Path(__file__).with_name("weights.json")


@dataclass(frozen=True)
class Level:
    """One level. ``says`` is its reason in words, which never hold what is compared."""

    id: str
    says: str
    judged: tuple[float, float] | None = None


@dataclass(frozen=True)
class Numbers:
    """How often a level is met between descriptions of one person, and of two strangers."""

    m: float
    u: float

    @property
    def bits(self) -> float:
        return log2(self.m / self.u)


NAME_LEVELS = (
    ("same", "Same {name}", None),
    ("marks", "Same {name}, but for accents, hyphens, apostrophes or spaces", None),
    ("script", "Same {name} in another script", (0.02, 0.000_05)),
    ("order", "Same parts of the {name} in another order", (0.005, 0.000_02)),
    ("nickname", "Names that go for one another: one may be short for the other, or another spelling", (0.05, 0.003)),
    ("part", "Part of the {name} is the same", (0.03, 0.001_5)),
    ("initial", "One {name} is an initial that fits the other", (0.02, 0.01)),
    ("alike", "{name}s are alike, but both are names in their own right", (0.01, 0.012_5)),
    ("slip", "{name}s differ by what may be a slip of the hand", None),
    ("sound", "{name}s sound alike", None),
    ("part_alike", "Part of the {name} is alike, in another spelling", (0.005, 0.002)),
    ("near", "{name}s are somewhat alike", None),
    ("different", "Different {name}s", None),
)
"""Of a name, most alike first."""


def _levels_of_names(kind: str) -> tuple[Level, ...]:
    told = ((one, says.format(name=f"{kind} name"), judged) for one, says, judged in NAME_LEVELS)
    return tuple(Level(one, says[0].upper() + says[1:], judged) for one, says, judged in told)


LEVELS: dict[str, tuple[Level, ...]] = {
    "given": _levels_of_names("given"),
    "family": _levels_of_names("family"),
    "names": (Level("swapped", "Given name and family name are the other way round", (0.02, 1.0)),),
    "born": (
        Level("same", "Same date of birth"),
        Level(
            "new_year", "Same date of birth, but 1 January is often written where the day is not known", (0.9, 0.002)
        ),
        Level("swapped", "Same date of birth with day and month the other way round", (0.01, 0.000_011)),
        Level("slip", "Dates of birth differ by one figure, or by two that changed places"),
        Level("year_slip", "Same day and month of birth in another year", (0.005, 0.002_4)),
        Level("month", "Born in the same month of the same year, on another day", (0.005, 0.000_5)),
        Level("may_be", "Dates of birth may be the same: one is not known to the day", (0.95, 0.08)),
        Level("year", "Born in the same year, on another day and month"),
        Level("near", "Dates of birth differ by less than a year"),
        Level("different", "Different dates of birth"),
    ),
    "birth": (
        Level("fits", "The birth fits the day on which the unborn child was expected", (0.97, 0.01)),
        Level("same_time", "Both are expected at about the same time", (0.95, 0.03)),
        Level("not_then", "The birth does not fit the day on which the unborn child was expected", (0.02, 0.98)),
        Level("other_time", "They are expected too far apart to be one pregnancy", (0.03, 0.97)),
    ),
    "mother": (
        Level("same", "Their mothers are likely the same woman", (0.9, 0.000_01)),
        Level("may_be", "Their mothers may be the same woman", (0.07, 0.001)),
        Level("different", "Their mothers are not likely the same woman", (0.03, 0.95)),
    ),
    "birth_order": (
        Level("same", "Same place among twins or triplets", (0.97, 0.5)),
        Level("different", "Different places among twins or triplets, so two children", (0.01, 0.5)),
    ),
    "sex": (
        Level("same", "Same sex recorded", (0.97, 0.5)),
        Level("different", "Different sexes recorded", (0.03, 0.5)),
    ),
    "address": (
        Level("same", "Same address"),
        Level("house", "Same house number and street, with another postcode or none"),
        Level("street_and_postcode", "Same street and postcode, with another house number or none"),
        Level("postcode", "Same postcode"),
        Level("street", "Streets of one name"),
        Level("near", "Postcodes close to each other"),
        Level("different", "No address in common"),
    ),
    "nhs_number": (
        Level("same", "Same NHS number", (0.97, 0.000_000_1)),
        Level(
            "different",
            "Different NHS numbers, both well made: most often two people, though an adopted child gets a new number",
            (0.01, 0.999_999_9),
        ),
    ),
    "upn": (
        Level("same", "Same unique pupil number", (0.95, 0.000_001)),
        Level(
            "different",
            "Different unique pupil numbers, both well made: a child who moved or was adopted may have two",
            (0.05, 0.999_999),
        ),
    ),
}
"""Of each respect, most alike first."""


CHANGES = {"address": 0.3, "family": 0.05, "given": 0.005}
"""Which share of people have another address, family name or given name in one description than in the other because it
changed, which the data that was counted does not hold. Our judgement: families that are referred move often.
"""


@cache
def numbers() -> dict[tuple[str, str], Numbers]:
    """What each level weighs, by respect and level."""
    counted = json.loads(WEIGHTS.read_text())["levels"]
    found = {}
    for respect, levels in LEVELS.items():
        changed = CHANGES.get(respect, 0)
        for level in levels:
            m, u = level.judged or (counted[respect][level.id]["m"], counted[respect][level.id]["u"])
            found[respect, level.id] = Numbers((1 - changed) * m + changed * u, u)
    return found


@cache
def words_of(respect: str, level: str) -> str:
    return next(one.says for one in LEVELS[respect] if one.id == level)


def counted_levels() -> dict[str, list[str]]:
    """By respect, the levels whose numbers are counted from pairs that are known."""
    found = {respect: [one.id for one in levels if one.judged is None] for respect, levels in LEVELS.items()}
    return {respect: levels for respect, levels in found.items() if levels}
