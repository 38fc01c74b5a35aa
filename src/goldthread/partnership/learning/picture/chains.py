"""Links cut into steps from one column to the next, so that a long link goes between boxes and not through them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True)
class Box:
    """Something with a place in a column (0 is leftmost) and a height."""

    key: str
    column: int
    height: float


@dataclass(frozen=True)
class Link:
    """From a box to a box in some column further right."""

    from_key: str
    to_key: str


@dataclass(frozen=True)
class Bend:
    """Where links from one box pass a column on their way; links from the same box pass together."""

    from_key: str
    column: int


Stop = str | Bend
Chain = tuple[Stop, ...]


def chains_of(boxes: Iterable[Box], links: Iterable[Link]) -> dict[Link, Chain]:
    """Every stop of every link, from box to box. Raise ValueError for a link that does not go to the right."""
    columns = {box.key: box.column for box in boxes}
    chains = {}
    for link in links:
        first, last = columns[link.from_key], columns[link.to_key]
        if last <= first:
            raise ValueError(f"The link from {link.from_key} to {link.to_key} does not go to the right")
        bends = (Bend(link.from_key, column) for column in range(first + 1, last))
        chain: Chain = (link.from_key, *bends, link.to_key)
        chains[link] = chain
    return chains


def steps_of(chains: Iterable[Chain]) -> list[tuple[Stop, Stop]]:
    """All pairs of neighbouring stops, each once."""
    return list(dict.fromkeys(pair for chain in chains for pair in pairwise(chain)))


def columns_of(boxes: Sequence[Box], steps: Iterable[tuple[Stop, Stop]]) -> list[list[Stop]]:
    """The stops of each column, boxes first in the order in which they came."""
    columns: list[list[Stop]] = [[] for _ in range(max((box.column for box in boxes), default=-1) + 1)]
    for box in boxes:
        columns[box.column].append(box.key)
    for bend in dict.fromkeys(stop for step in steps for stop in step if isinstance(stop, Bend)):
        columns[bend.column].append(bend)
    return columns
