"""Bars, drawn on the server. The picture repeats what the table beside it says, so it needs no colour to be read."""

from html import escape

from goldthread.foundation.documents.content import Bar, Chart

WIDTH, ROW, LABEL, NUMBER = 640, 32, 320, 48
BAR = 20
LONGEST_LABEL = 42
"""Signs of a label that fit; the table has it whole."""


def svg_of(chart: Chart) -> str:
    """The picture as SVG, with its alternative text and no scripts, styles or addresses."""
    most = max((bar.count for bar in chart.bars), default=0) or 1
    height = height_of(chart)
    rows = "".join(_bar(bar, most, ROW * place) for place, bar in enumerate(chart.bars))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="{escape(alternative(chart))}"'
        f' width="{WIDTH}" height="{height}" viewBox="0 0 {WIDTH} {height}" font-family="sans-serif" font-size="14">'
        f"{rows}</svg>"
    )


def height_of(chart: Chart) -> int:
    """How high the picture is, in the measure in which it is ``WIDTH`` wide."""
    return ROW * len(chart.bars) + 8


def alternative(chart: Chart) -> str:
    """The picture in a sentence."""
    said = ", ".join(f"{bar.words} {bar.count}" for bar in chart.bars)
    return f"Bar chart. {chart.caption}: {said}."


def _bar(bar: Bar, most: int, top: int) -> str:
    room = WIDTH - LABEL - NUMBER
    length = round(room * bar.count / most)
    line = top + BAR - 4
    label = bar.words if len(bar.words) <= LONGEST_LABEL else f"{bar.words[: LONGEST_LABEL - 1]}…"
    return (
        f'<text x="0" y="{line}" fill="#0b0c0c">{escape(label)}</text>'
        f'<rect x="{LABEL}" y="{top}" width="{max(length, 1)}" height="{BAR}" fill="#0f3d3a"/>'
        f'<text x="{LABEL + length + 8}" y="{line}" fill="#0b0c0c">{bar.count}</text>'
    )
