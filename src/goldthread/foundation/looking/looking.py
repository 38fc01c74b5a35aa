"""Look for entries of a list in one text."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from goldthread.foundation.looking.folding import fold

AROUND = 60
"""Characters of a text shown before and after what was found."""
MOST_SHOWN = 3


@dataclass(frozen=True)
class Found:
    """One entry in one text: how often, and the first few places with the words around them."""

    entry: int
    times: int
    excerpts: tuple[str, ...]


def look(text: str, patterns: Mapping[int, re.Pattern[str]]) -> list[Found]:
    """Which entries, by their numbers, stand in a text."""
    folded = fold(text)
    found = []
    for entry, pattern in patterns.items():
        spans = [folded.span(*one.span()) for one in pattern.finditer(folded.words)]
        if spans:
            found.append(Found(entry, len(spans), tuple(_excerpts(text, spans))))
    return found


def merged(findings: Iterable[Found]) -> list[Found]:
    """What was found in pieces of one text, taken together."""
    together: dict[int, Found] = {}
    for one in findings:
        before = together.get(one.entry)
        excerpts = dict.fromkeys([*(before.excerpts if before else ()), *one.excerpts])
        times = one.times + (before.times if before else 0)
        together[one.entry] = Found(one.entry, times, tuple(excerpts)[:MOST_SHOWN])
    return list(together.values())


def _excerpts(text: str, spans: list[tuple[int, int]]) -> Iterator[str]:
    for begin, end in spans[:MOST_SHOWN]:
        before, after = max(0, begin - AROUND), min(len(text), end + AROUND)
        words = " ".join(text[before:after].split())
        yield f"{'…' if before else ''}{words}{'…' if after < len(text) else ''}"
