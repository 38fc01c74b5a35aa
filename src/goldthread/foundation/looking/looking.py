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


def lines_with(text: str, patterns: Mapping[int, re.Pattern[str]]) -> list[str]:
    """The whole lines of a text in which entries stand, in their order; one that breaks over lines, with all of them.

    Found as ``look`` finds them: what is found there always has its lines here.
    """
    folded = fold(text)
    spans = sorted(
        _whole_lines(text, *folded.span(*one.span()))
        for pattern in patterns.values()
        for one in pattern.finditer(folded.words)
    )
    return [text[begin:end] for begin, end in _joined(spans)]


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


def _whole_lines(text: str, begin: int, end: int) -> tuple[int, int]:
    after = text.find("\n", end)
    return text.rfind("\n", 0, begin) + 1, len(text) if after < 0 else after


def _joined(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """In their order, those that overlap as one."""
    joined: list[tuple[int, int]] = []
    for begin, end in spans:
        if joined and begin <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((begin, end))
    return joined
