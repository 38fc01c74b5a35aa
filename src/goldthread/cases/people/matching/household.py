"""Why two who look alike may still be two: people of one household, and twins.

Strangers seldom share a rare name and an address; brothers and sisters, and parents with a child of their name, do, and
twins share their birthday too. So a likeness is weighed against three stories: two strangers, two of one household, and
twins. In the last two, what a household has in common proves nothing. All numbers here are our judgement.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import log2

from goldthread.cases.people.matching.comparing import Finding
from goldthread.cases.people.matching.known import Register

OF_HOUSEHOLDS = {"family": 0.75, "address": 0.85, "mother": 0.6}
OF_TWINS = {"family": 0.95, "address": 0.95, "mother": 1.0, "born": 1.0, "birth": 0.2}
"""In how many of them two have it in common. ``birth`` is that of an unborn child: few are written down as twins."""
TIMES_OF_HOUSEHOLDS = {("birth", "fits"): 0.1, ("birth", "same_time"): 0.1}
"""How much more often two of one household stand there than strangers do: a mother has one pregnancy at a time."""
TIMES_OF_TWINS = {
    ("given", "same"): 0.01,
    ("given", "marks"): 0.01,
    ("given", "alike"): 5.0,
    ("given", "slip"): 5.0,
    ("given", "sound"): 5.0,
    ("given", "near"): 3.0,
    ("birth_order", "same"): 0.02,
    ("birth_order", "different"): 2.0,
}
"""The same of twins: they never bear one given name, but often names that are alike."""

SAYS = {
    "twins": "They may be twins, who share a birthday, a family name and a home",
    "household": "They may be two people of one household, such as brothers or sisters, who share a name and a home",
}


@dataclass(frozen=True)
class Doubt:
    """By how many bits the two stories weaken a likeness, never above 0; the likelier of them, and which share of what
    else it may be is one of the two and not strangers.
    """

    bits: float
    level: str
    share: float

    @property
    def says(self) -> str:
        return SAYS[self.level]


def doubt(found: Iterable[Finding], register: Register) -> Doubt:
    """What the two stories make of a likeness."""
    of_household, of_twins = register.household / register.size, register.twins / register.size
    for each in found:
        of_household *= _times_likelier(each, OF_HOUSEHOLDS, TIMES_OF_HOUSEHOLDS)
        of_twins *= _times_likelier(each, OF_TWINS, TIMES_OF_TWINS)
    both = of_household + of_twins
    return Doubt(-log2(1 + both), "twins" if of_twins > of_household else "household", both / (1 + both))


def _times_likelier(found: Finding, shared: dict[str, float], times: dict[tuple[str, str], float]) -> float:
    """How much likelier a level is for two of whom so many have it in common, than for two strangers."""
    share = shared.get(found.respect, 0.0)
    return times.get((found.respect, found.level), share * 2**found.bits + 1 - share)
