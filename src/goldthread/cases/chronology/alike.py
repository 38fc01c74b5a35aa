"""Which texts read as if they told of the same event: by the words that they share, rare words counting more."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from math import log

from goldthread.foundation.looking.folding import fold

WORD = re.compile(r"[^\W_]{3,}")
SMALL = frozenset(
    [
        *("the", "and", "for", "with", "was", "were", "has", "had", "have", "that", "this", "from", "into", "about"),
        *("his", "her", "him", "she", "they", "their", "them", "its", "who", "are", "been", "but", "not", "also"),
        *("when", "which", "after", "before", "during", "there", "then", "than", "would", "could", "did", "does"),
    ]
)
SHORTEST_STEM = 4
LIKE_ENOUGH = 0.6
"""The part of the shorter text that must stand in the longer one too, by the weight of its words."""
LIKE_ON_THE_WHOLE = 0.35
"""And the part of the longer one."""

Stems = frozenset[str]


@cache
def stem_of(word: str) -> str:
    """So much of a word that "attended" and "attends" are the same."""
    for ending in ("ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM:
            return word[: -len(ending)]
    return word


def stems_of(text: str) -> Stems:
    """The words of a text that tell something, without their endings."""
    return frozenset(stem_of(word) for word in WORD.findall(fold(text).words) if word not in SMALL)


class Likeness:
    """How alike the texts of one chronology are, each known by its place.

    ``fewest`` words must be shared at least: of fewer, such as "home visit", nobody can say that they are one event.
    """

    def __init__(self, texts: Sequence[Stems], fewest: int) -> None:
        self._texts = texts
        self._fewest = fewest
        self._places = defaultdict[str, list[int]](list)
        for place, stems in enumerate(texts):
            for stem in stems:
                self._places[stem].append(place)
        # A word that stands in every text tells little of any.
        self._weights = {stem: log(1 + len(texts) / len(places)) for stem, places in self._places.items()}
        self._whole = [self._weigh(stems) for stems in texts]

    def alike(self, place: int, first: int, last: int) -> Iterator[int]:
        """The places from ``first`` to ``last`` of texts that are like this one, and in which there is no less said.

        So asked of each text, every pair comes, and one that is equally long on both sides comes twice.
        """
        seen = {place}
        for stem in self._telling(place):
            places = self._places[stem]
            for other in places[bisect_left(places, first) : bisect_right(places, last)]:
                if other not in seen and self._whole[place] <= self._whole[other]:
                    seen.add(other)
                    if self.are_alike(place, other):
                        yield other

    def are_alike(self, one: int, other: int) -> bool:
        shared = self._texts[one] & self._texts[other]
        if len(shared) < self._fewest:
            return False
        weight = self._weigh(shared)
        less, more = sorted((self._whole[one], self._whole[other]))
        return weight >= LIKE_ENOUGH * less and weight >= LIKE_ON_THE_WHOLE * more

    def _telling(self, place: int) -> Iterator[str]:
        """The rarest words, so many that a text without any of them cannot be like this one."""
        left = (1 - LIKE_ENOUGH) * self._whole[place]
        for stem in sorted(self._texts[place], key=lambda one: (-self._weights[one], one)):
            yield stem
            left -= self._weights[stem]
            if left < 0:
                return

    def _weigh(self, stems: Stems) -> float:
        return sum(self._weights[stem] for stem in stems)
