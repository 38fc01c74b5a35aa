"""What of a text is released: pure functions over characters.

A stretch that is withheld is replaced by a mark and is nowhere in what comes out. Stretches that touch or overlap
become one, so that a mark never tells how many there were.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from goldthread.foundation.looking.folding import fold, words_of

MARK = "[withheld]"
_TAKEN = "\ue000"
"""Stands where something was taken away while that goes on: the mark itself has letters, which might be sought."""
ENDS = re.compile(r"(?<=[.!?])[\"”’)]?\s+|\n+")
BETWEEN = r"[\W_]{1,5}"


@dataclass(frozen=True)
class Span:
    """Characters of a text, from one to before another."""

    begin: int
    end: int


def sentences(text: str) -> list[Span]:
    """The sentences and lines of a text, in order, without the blanks between them."""
    edges = [0, *(place for found in ENDS.finditer(text) for place in found.span()), len(text)]
    return [Span(begin, end) for begin, end in list(pairwise(edges))[::2] if text[begin:end].strip()]


def pattern_of_words(words: str) -> re.Pattern[str] | None:
    """Finds words in a folded text, whatever their case, accents and what stands between them; none without any."""
    parts = words_of(words)
    if not parts:
        return None
    return re.compile(rf"(?<![^\W_]){BETWEEN.join(map(_letters, parts))}(?![^\W_])")


def _letters(word: str) -> str:
    """A word with an apostrophe in it, or without."""
    return r"['’‘`]?".join(map(re.escape, word))


def spans_of_words(text: str, patterns: Iterable[re.Pattern[str]]) -> list[Span]:
    """Where words stand in a text."""
    folded = fold(text)
    return [Span(*folded.span(*found.span())) for pattern in patterns for found in pattern.finditer(folded.words)]


def together(spans: Iterable[Span]) -> list[Span]:
    """The same characters in order, in as few stretches as can be."""
    merged: list[Span] = []
    for span in sorted(spans, key=lambda one: (one.begin, one.end)):
        if merged and span.begin <= merged[-1].end:
            merged[-1] = Span(merged[-1].begin, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged


def released(text: str, spans: Sequence[Span] = (), patterns: Iterable[re.Pattern[str]] = ()) -> str:
    """What is left of a text without some stretches and without some words."""
    return _without(text.replace(_TAKEN, " "), spans, list(patterns)).replace(_TAKEN, MARK)


def _without(text: str, spans: Sequence[Span], patterns: Sequence[re.Pattern[str]]) -> str:
    """Where a stretch was taken away, what stood on its two sides may make up words that are withheld: look again."""
    found = together([*spans, *spans_of_words(text, patterns)])
    if not found:
        return text
    kept, place = [], 0
    for span in found:
        kept += [text[place : span.begin], _TAKEN]
        place = span.end
    return _without("".join([*kept, text[place:]]), (), patterns)
