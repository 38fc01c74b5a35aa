"""How a random sample is drawn, so that anybody can draw it again: a pure rule of the seed and the population.

Each action has a number in the register. The SHA-256 of ``SEED:NUMBER``, both as plain text, is worked out for each;
those with the smallest sums are drawn, the smallest first. Nobody can choose a seed for what it would draw without
trying many, and every draw is kept. The rule needs no program of ours: any tool that works out SHA-256 gives the same.
"""

import hashlib
import secrets
from collections.abc import Iterable

METHOD = "sha256-smallest-first"
"""The name under which a draw keeps how it was made; another rule would get another name."""


def new_seed() -> str:
    """Chance, as 32 hexadecimal digits from the machine's own source. Nobody chooses it."""
    return secrets.token_hex(16)


def sample(seed: str, population: Iterable[int], size: int) -> tuple[int, ...]:
    """So many of the population, in the order in which they were drawn.

    The order in which the population comes decides nothing. Raise ValueError for more than there are.
    """
    members = set(population)
    if not 0 <= size <= len(members):
        raise ValueError(f"a sample of {size} cannot be drawn from {len(members)}")
    return tuple(sorted(members, key=lambda number: (_sum_of(seed, number), number))[:size])


def _sum_of(seed: str, number: int) -> bytes:
    return hashlib.sha256(f"{seed}:{number}".encode()).digest()
