"""What changed between two versions, paragraph by paragraph, with the words that went and came marked."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

Piece = tuple[Literal["same", "gone", "new"], str]
ALIKE = 0.4
"""From this likeness on a paragraph is taken for the earlier one, changed; below it, for another one."""
NEAR = 200
"""So many paragraphs on, one that is like it is looked for: else the time for a long text written anew grows without
end. One that was moved further stands as removed and as new."""
LONGEST_HEADING = 120


@dataclass(frozen=True)
class Difference:
    """One paragraph that is not the same: below which heading, and how it read before and after."""

    where: str
    before: tuple[Piece, ...]
    after: tuple[Piece, ...]

    @property
    def kind(self) -> str:
        if not self.before:
            return "new"
        return "changed" if self.after else "removed"


@dataclass(frozen=True)
class Compared:
    """All that is not the same, and how many paragraphs are."""

    differences: tuple[Difference, ...]
    unchanged: int


def compared(before: str, after: str) -> Compared:
    """Two texts side by side, in the order of the later one. Blank lines do not count."""
    old, new = _lines(before), _lines(after)
    found: list[Difference] = []
    unchanged = 0
    for what, from_old, to_old, from_new, to_new in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what == "equal":
            unchanged += to_old - from_old
            continue
        for here, then, now in _paired(old[from_old:to_old], new[from_new:to_new]):
            where = _heading(old, from_old + here[0]) if now is None else _heading(new, from_new + here[1])
            found.append(_difference(where, then, now))
    return Compared(tuple(found), unchanged)


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _paired(old: list[str], new: list[str]) -> Iterator[tuple[tuple[int, int], str | None, str | None]]:
    """Each earlier paragraph with the later one that is like it, in order; the others by themselves."""
    earlier, later = [_Words.of(line) for line in old], [_Words.of(line) for line in new]
    place = 0
    for number, then in enumerate(old):
        near = range(place, min(place + NEAR, len(new)))
        like = next((at for at in near if earlier[number].is_like(later[at])), None)
        if like is None:
            yield (number, place), then, None
            continue
        for at in range(place, like):
            yield (number, at), None, new[at]
        yield (number, like), then, new[like]
        place = like + 1
    for at in range(place, len(new)):
        yield (len(old), at), None, new[at]


@dataclass(frozen=True)
class _Words:
    """The words of a paragraph, in order and as a set in which the second "the" is another than the first."""

    in_order: list[str]
    each: frozenset[tuple[str, int]]

    @classmethod
    def of(cls, line: str) -> "_Words":
        words, times = line.split(), Counter[str]()
        each = []
        for word in words:
            each.append((word, times[word]))
            times[word] += 1
        return cls(words, frozenset(each))

    def is_like(self, other: "_Words") -> bool:
        """Looked at word by word only if enough words are in both: nearly all pairs are told apart by that."""
        both = len(self.in_order) + len(other.in_order)
        if 2 * len(self.each & other.each) < ALIKE * both:
            return False
        return SequenceMatcher(None, self.in_order, other.in_order, autojunk=False).ratio() >= ALIKE


def _heading(lines: list[str], at: int) -> str:
    """The heading below which a paragraph stands, or which it is."""
    own = (lines[place] for place in range(min(at, len(lines) - 1), -1, -1) if lines[place].startswith("#"))
    return next(own, "").lstrip("# ")[:LONGEST_HEADING]


def _difference(where: str, then: str | None, now: str | None) -> Difference:
    if then is None or now is None:
        return Difference(where, _whole(then, "gone"), _whole(now, "new"))
    old, new = _words(then), _words(now)
    before: list[Piece] = []
    after: list[Piece] = []
    for what, from_old, to_old, from_new, to_new in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        is_same = what == "equal"
        before += _piece("same" if is_same else "gone", old[from_old:to_old])
        after += _piece("same" if is_same else "new", new[from_new:to_new])
    return Difference(where, tuple(before), tuple(after))


def _words(line: str) -> list[str]:
    return re.findall(r"\S+\s*", line.lstrip("#-* ") or line)


def _whole(line: str | None, kind: Literal["gone", "new"]) -> tuple[Piece, ...]:
    return () if line is None else ((kind, line.lstrip("#-* ") or line),)


def _piece(kind: Literal["same", "gone", "new"], words: list[str]) -> list[Piece]:
    return [(kind, "".join(words))] if words else []
