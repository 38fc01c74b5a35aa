"""The parts of “Police, Health and Education”, and the stretches of them that may be one name."""

import re
from itertools import pairwise

from goldthread.foundation.spreadsheets.comparing import compare_key, is_invisible

JOIN = re.compile(r"\s*[;,/&\n+]\s*|\s+and\s+", re.IGNORECASE)


class Parts:
    """Words taken apart where a list of names is joined. The key of each part is made once."""

    def __init__(self, words: str) -> None:
        self.words = words
        self.spans = spans_of(words)
        self.keys = [compare_key(words[first:last]) for first, last in self.spans]
        self.joins = [visible(words[before[1] : after[0]]).casefold() for before, after in pairwise(self.spans)]

    def __len__(self) -> int:
        return len(self.spans)

    def text(self, start: int, end: int) -> str:
        """Parts from ``start`` up to ``end`` as they are written."""
        return self.words[self.spans[start][0] : self.spans[end - 1][1]]

    def key(self, start: int, end: int) -> str:
        """What compare_key gives for their text."""
        joined = zip(self.keys[start:end], [*self.joins[start : end - 1], ""], strict=True)
        return " ".join("".join(word for pair in joined for word in pair).split())


def spans_of(words: str) -> list[tuple[int, int]]:
    """Where each part begins and ends."""
    spans, start = [], 0
    for join in JOIN.finditer(words):
        spans.append((start, join.start()))
        start = join.end()
    found = (trimmed(words, first, last) for first, last in [*spans, (start, len(words))])
    return [(first, last) for first, last in found if first < last]


def trimmed(words: str, first: int, last: int) -> tuple[int, int]:
    """A stretch without the spaces and unseen marks at its ends, which belong to no part."""
    while first < last and not visible(words[first]).strip():
        first += 1
    while first < last and not visible(words[last - 1]).strip():
        last -= 1
    return first, last


def visible(words: str) -> str:
    """Without marks that nobody sees."""
    return "".join(character for character in words if not is_invisible(character))
