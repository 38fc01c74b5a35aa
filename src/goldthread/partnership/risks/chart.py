"""The scores of a risk over time, drawn on the server. The picture repeats what the table beside it says.

Lines are told apart by how they are drawn and by a word at their end, so that the picture needs no colour to be read.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

from goldthread.foundation.records.dates import in_words
from goldthread.partnership.risks.models import RiskScore
from goldthread.partnership.risks.scale import MOST

WIDTH, HEIGHT = 640, 280
LEFT, RIGHT, TOP, BOTTOM = 36, 96, 12, 36
STEP = 5
INK, QUIET = "#0b0c0c", "#b1b4b6"
CLOSE = 16
"""Words at the ends of two lines need so much room between them."""


@dataclass(frozen=True)
class Drawn:
    """How the line of a kind of scoring is drawn, and the word at its end."""

    word: str
    colour: str
    width: int
    dashes: str = ""


DRAWN: dict[str, Drawn] = {
    RiskScore.Kind.GROSS: Drawn("Gross", "#505a5f", 2, "8 4"),
    RiskScore.Kind.NOW: Drawn("Now", "#0f3d3a", 4),
    RiskScore.Kind.TARGET: Drawn("Target", "#00703c", 2, "2 4"),
}
APPETITE = Drawn("Accepted", "#d4351c", 2, "12 3 2 3")


def svg_of(scores: Sequence[RiskScore], appetite: int, until: date) -> str:
    """The picture as SVG, with its alternative text and no scripts, styles or addresses."""
    first = min(one.scored_on for one in scores)
    last = max(until, *(one.scored_on for one in scores))
    lines = [(how, _points(scores, kind, first, last)) for kind, how in DRAWN.items()]
    level = _y(appetite)
    lines.append((APPETITE, [(LEFT, level), (WIDTH - RIGHT, level)]))
    drawn = [(how, points) for how, points in lines if points]
    words = _words([(how, points[-1][1]) for how, points in drawn])
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="{escape(alternative(scores, appetite))}"'
        f' width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" font-size="14">'
        f"{_grid(first, last)}{''.join(_line(how, points) for how, points in drawn)}{words}</svg>"
    )


def alternative(scores: Sequence[RiskScore], appetite: int) -> str:
    """The picture in a sentence or two."""
    told = []
    for kind, how in DRAWN.items():
        of_it = in_order(scores, kind)
        if of_it:
            said = ", ".join(f"{one.score} on {in_words(one.scored_on)}" for one in of_it)
            told.append(f"{how.word}: {said}.")
    return f"Line chart of scores from 1 to {MOST}. {' '.join(told)} Accepted up to {appetite}."


def in_order(scores: Sequence[RiskScore], kind: str) -> list[RiskScore]:
    return sorted((one for one in scores if one.kind == kind), key=lambda one: (one.scored_on, one.number))


def _points(scores: Sequence[RiskScore], kind: str, first: date, last: date) -> list[tuple[int, int]]:
    """A score counts until the next: the line runs level, and then goes up or down at once."""
    points: list[tuple[int, int]] = []
    for one in in_order(scores, kind):
        x, y = _x(one.scored_on, first, last), _y(one.score)
        points += [(x, points[-1][1]), (x, y)] if points else [(x, y)]
    return [*points, (WIDTH - RIGHT, points[-1][1])] if points else []


def _x(day: date, first: date, last: date) -> int:
    return LEFT + round((WIDTH - LEFT - RIGHT) * (day - first).days / max((last - first).days, 1))


def _y(score: int) -> int:
    return TOP + round((HEIGHT - TOP - BOTTOM) * (MOST - score) / MOST)


def _grid(first: date, last: date) -> str:
    lines = "".join(
        f'<line x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{_y(score)}" y2="{_y(score)}" stroke="{QUIET}"/>'
        f'<text x="{LEFT - 8}" y="{_y(score) + 5}" fill="{INK}" text-anchor="end">{score}</text>'
        for score in range(0, MOST + 1, STEP)
    )
    return (
        f'{lines}<text x="{LEFT}" y="{HEIGHT - 10}" fill="{INK}">{escape(in_words(first))}</text>'
        f'<text x="{WIDTH - RIGHT}" y="{HEIGHT - 10}" fill="{INK}" text-anchor="end">{escape(in_words(last))}</text>'
    )


def _line(how: Drawn, points: list[tuple[int, int]]) -> str:
    dashes = f' stroke-dasharray="{how.dashes}"' if how.dashes else ""
    path = " ".join(f"{x},{y}" for x, y in points)
    return f'<polyline points="{path}" fill="none" stroke="{how.colour}" stroke-width="{how.width}"{dashes}/>'


def _words(ends: list[tuple[Drawn, int]]) -> str:
    """A word at the end of each line; where two would stand in one place, the lower one gives way."""
    drawn, free = "", 0
    for how, y in sorted(ends, key=lambda end: end[1]):
        at = max(y + 5, free)
        free = at + CLOSE
        drawn += f'<text x="{WIDTH - RIGHT + 8}" y="{at}" fill="{how.colour}" font-weight="bold">{how.word}</text>'
    return drawn
