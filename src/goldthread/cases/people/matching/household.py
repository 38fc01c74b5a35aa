"""Why two who look alike may still be two: people of one household, and twins.

Strangers seldom share a rare name and an address; brothers and sisters, and parents with a child of their name, do, and
twins share their birthday too. So a likeness is weighed against three stories: two strangers, two of one household, and
twins. In the last two, what a household has in common proves nothing. All numbers here are our judgement.
"""

from collections.abc import Iterable
from math import log2

from goldthread.cases.people.matching.comparing import Finding
from goldthread.cases.people.matching.known import Register

OF_HOUSEHOLDS = {"family": 0.75, "address": 0.85, "mother": 0.6}
OF_TWINS = {"family": 0.95, "address": 0.95, "mother": 1.0, "born": 1.0, "birth": 1.0}
"""In how many of them two have it in common. ``birth`` is that of an unborn child."""
NAMES_OF_TWINS = {"same": 0.01, "marks": 0.01, "alike": 5.0, "slip": 5.0, "sound": 5.0, "near": 3.0}
"""How much more often twins bear such given names than strangers do: never one name, but often alike."""
ORDER_OF_TWINS = {"same": 0.02, "different": 2.0}

MAY_BE_TWINS = "They may be twins: what they share, twins share too"
MAY_BE_OF_ONE_HOUSEHOLD = "They may be two people of one household, such as brothers or sisters, who share this too"


def doubt(found: Iterable[Finding], register: Register) -> tuple[float, str]:
    """By how many bits the two stories weaken a likeness, never above 0; and the likelier in words."""
    of_household, of_twins = register.household / register.size, register.twins / register.size
    for each in found:
        of_household *= _times_likelier(each, OF_HOUSEHOLDS)
        of_twins *= _of_twins(each)
    return -log2(1 + of_household + of_twins), MAY_BE_TWINS if of_twins > of_household else MAY_BE_OF_ONE_HOUSEHOLD


def _times_likelier(found: Finding, shared: dict[str, float]) -> float:
    """How much likelier a level is for two of whom this share have it in common, than for two strangers."""
    share = shared.get(found.respect, 0.0)
    return share * 2**found.bits + 1 - share


def _of_twins(found: Finding) -> float:
    if found.respect == "given":
        return NAMES_OF_TWINS.get(found.level, 1.0)
    if found.respect == "birth_order":
        return ORDER_OF_TWINS[found.level]
    return _times_likelier(found, OF_TWINS)
