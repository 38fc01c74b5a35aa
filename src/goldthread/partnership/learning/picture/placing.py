"""How far down each stop stands: as near as may be to what it is linked to, never nearer than the gap to the next."""

from collections.abc import Mapping, Sequence

from goldthread.partnership.learning.picture.chains import Stop
from goldthread.partnership.learning.picture.ordering import Column, Steps, neighbours

ROUNDS = 6


def placed(
    columns: Sequence[Column], steps: Steps, heights: Mapping[Stop, float], gap: float
) -> tuple[dict[Stop, float], float]:
    """The middle of each stop, counted downward, and the height of the whole."""
    height = max((_least_height(column, heights, gap) for column in columns), default=0)
    middles: dict[Stop, float] = {}
    for column in columns:
        share = height / (len(column) or 1)
        wanted = [(row + 0.5) * share for row in range(len(column))]
        middles |= _settled(column, wanted, heights, gap, height)
    for turn in range(ROUNDS):
        leftward = turn % 2 == 0
        beside = neighbours(steps, leftward=leftward)
        for column in columns if leftward else reversed(columns):
            wanted = [_wanted(stop, beside.get(stop, ()), middles, leftward=leftward) for stop in column]
            middles |= _settled(column, wanted, heights, gap, height)
    return middles, height


def _least_height(column: Column, heights: Mapping[Stop, float], gap: float) -> float:
    return sum(heights[stop] for stop in column) + gap * max(len(column) - 1, 0)


def _wanted(stop: Stop, others: Sequence[Stop], middles: Mapping[Stop, float], *, leftward: bool) -> float:
    """Between what leads here; beside the first of what follows, so that a finding stands where its actions begin."""
    if not others:
        return middles[stop]
    places = [middles[other] for other in others]
    return sum(places) / len(places) if leftward else min(places)


def _settled(
    column: Column, wanted: Sequence[float], heights: Mapping[Stop, float], gap: float, height: float
) -> dict[Stop, float]:
    """Middles in order, at least the gap apart and within the height, with the least squared distance to wanted.

    Taking from each its own place in the tightest stack turns the rule into “never decreasing”, which pooling
    solves exactly (isotonic regression).
    """
    offsets: list[float] = []
    for row, stop in enumerate(column):
        before = column[row - 1] if row else None
        start = offsets[-1] + heights[before] / 2 + gap if before is not None else 0.0
        offsets.append(start + heights[stop] / 2)
    loose = height - _least_height(column, heights, gap)
    free = _never_decreasing([want - offset for want, offset in zip(wanted, offsets, strict=True)])
    return {
        stop: offset + min(max(place, 0.0), loose) for stop, offset, place in zip(column, offsets, free, strict=True)
    }


def _never_decreasing(values: Sequence[float]) -> list[float]:
    """The nearest numbers that never decrease: neighbours that would are pooled at their mean."""
    pools: list[tuple[float, int]] = []
    for value in values:
        mean, size = value, 1
        while pools and pools[-1][0] > mean:
            before, many = pools.pop()
            mean, size = (mean * size + before * many) / (size + many), size + many
        pools.append((mean, size))
    return [mean for mean, size in pools for _ in range(size)]
