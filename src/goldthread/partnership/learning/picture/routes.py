"""Where every box stands and the way that every link takes, in the units of the drawing."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from goldthread.partnership.learning.picture.chains import (
    Bend,
    Box,
    Chain,
    Link,
    Stop,
    chains_of,
    columns_of,
    steps_of,
)
from goldthread.partnership.learning.picture.ordering import ordered
from goldthread.partnership.learning.picture.placing import placed

PORTS_APART = 8
"""Links that start or end at one box do so side by side, this far apart at most."""

Point = tuple[float, float]


@dataclass(frozen=True)
class Span:
    """Where a column begins and how wide it is."""

    left: float
    width: float

    @property
    def right(self) -> float:
        return self.left + self.width


@dataclass(frozen=True)
class Layout:
    """The top of each box, the points of each link from left to right, and the height of all."""

    tops: dict[str, float]
    routes: dict[Link, tuple[Point, ...]]
    height: float


def laid_out(boxes: Sequence[Box], links: Sequence[Link], spans: Sequence[Span], gap: float) -> Layout:
    """Place all boxes and links. ``gap`` is the least room between two things in one column."""
    chains = chains_of(boxes, links)
    steps = steps_of(chains.values())
    columns = ordered(columns_of(boxes, steps), steps)
    heights: dict[Stop, float] = {box.key: box.height for box in boxes}
    heights |= {stop: 0.0 for column in columns for stop in column if isinstance(stop, Bend)}
    middles, height = placed(columns, steps, heights, gap)
    column_of: dict[Stop, int] = {stop: number for number, column in enumerate(columns) for stop in column}
    starts = _ports(steps, middles, heights)
    ends = _ports([(right, left) for left, right in steps], middles, heights)

    def points(chain: Chain) -> Iterable[Point]:
        for place, stop in enumerate(chain):
            span = spans[column_of[stop]]
            if place:
                yield span.left, ends[stop, chain[place - 1]]
            if place < len(chain) - 1:
                yield span.right, starts[stop, chain[place + 1]]

    return Layout(
        {box.key: round(middles[box.key] - box.height / 2, 1) for box in boxes},
        {link: tuple(points(chain)) for link, chain in chains.items()},
        round(height, 1),
    )


def _ports(
    steps: Iterable[tuple[Stop, Stop]], middles: Mapping[Stop, float], heights: Mapping[Stop, float]
) -> dict[tuple[Stop, Stop], float]:
    """How far down a step leaves its first stop: side by side, in the order of where they go."""
    others: dict[Stop, list[Stop]] = {}
    for stop, other in steps:
        others.setdefault(stop, []).append(other)
    ports = {}
    for stop, beside in others.items():
        beside.sort(key=lambda other: middles[other])
        room = heights[stop] * 0.6
        apart = min(PORTS_APART, room / (len(beside) - 1)) if len(beside) > 1 else 0
        for place, other in enumerate(beside):
            ports[stop, other] = round(middles[stop] + (place - (len(beside) - 1) / 2) * apart, 1)
    return ports


def path_through(points: Sequence[Point]) -> str:
    """The points as an SVG path: a curve across each gap, a straight line past each column."""
    words = [f"M{points[0][0]:g} {points[0][1]:g}"]
    for number, ((x, y), (to_x, to_y)) in enumerate(pairwise(points)):
        if number % 2:
            words.append(f"L{to_x:g} {to_y:g}")
        else:
            middle = (x + to_x) / 2
            words.append(f"C{middle:g} {y:g} {middle:g} {to_y:g} {to_x:g} {to_y:g}")
    return " ".join(words)
