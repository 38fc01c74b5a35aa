"""Order the stops of each column so that few links cross: sweeps of barycentres, the best order kept.

The first column keeps the order it came in, because people look for finding 3 after finding 2.
"""

from bisect import bisect_right, insort
from collections.abc import Iterable, Sequence

from goldthread.partnership.learning.picture.chains import Stop

SWEEPS = 8
Column = list[Stop]
Steps = Sequence[tuple[Stop, Stop]]


def ordered(columns: Sequence[Column], steps: Steps) -> list[Column]:
    """The same columns, reordered. What is linked to nothing goes to the bottom of its column."""
    linked = {stop for step in steps for stop in step}
    order = [sorted(column, key=lambda stop: stop not in linked) for column in columns]
    best, fewest = order, crossings(order, steps)
    for sweep in range(SWEEPS):
        order = _swept(order, steps, linked, rightward=sweep % 2 == 0)
        crossing = crossings(order, steps)
        if crossing < fewest or (sweep == 0 and crossing == fewest):
            best, fewest = order, crossing
    return best


def neighbours(steps: Iterable[tuple[Stop, Stop]], *, leftward: bool) -> dict[Stop, list[Stop]]:
    """Whom each stop is linked to on its left, or on its right."""
    found: dict[Stop, list[Stop]] = {}
    for left, right in steps:
        stop, other = (right, left) if leftward else (left, right)
        found.setdefault(stop, []).append(other)
    return found


def _swept(order: list[Column], steps: Steps, linked: set[Stop], *, rightward: bool) -> list[Column]:
    """Sort each column but the first by the middle of its neighbours on the side that we come from."""
    beside = neighbours(steps, leftward=rightward)
    swept = [list(column) for column in order]
    numbers = range(1, len(order)) if rightward else range(len(order) - 2, 0, -1)
    for number in numbers:
        places = _places(swept[number - 1 if rightward else number + 1])
        own = _places(swept[number])

        def middle(stop: Stop, places: dict[Stop, float] = places, own: dict[Stop, float] = own) -> float:
            others = [places[other] for other in beside.get(stop, ())]
            return sum(others) / len(others) if others else own[stop]

        swept[number].sort(key=lambda stop: (stop not in linked, middle(stop)))
    return swept


def _places(column: Column) -> dict[Stop, float]:
    """How far down each stop is, from 0 to 1, so that columns of different length compare."""
    return {stop: (place + 0.5) / len(column) for place, stop in enumerate(column)}


def crossings(columns: Sequence[Column], steps: Steps) -> int:
    """How many pairs of steps cross."""
    place = {stop: (number, row) for number, column in enumerate(columns) for row, stop in enumerate(column)}
    between: dict[int, list[tuple[int, int]]] = {}
    for left, right in steps:
        between.setdefault(place[left][0], []).append((place[left][1], place[right][1]))
    return sum(_inversions(sorted(pairs)) for pairs in between.values())


def _inversions(pairs: Iterable[tuple[int, int]]) -> int:
    seen: list[int] = []
    total = 0
    for _, row in pairs:
        total += len(seen) - bisect_right(seen, row)
        insort(seen, row)
    return total
