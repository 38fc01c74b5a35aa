"""Texts as they are compared: without letter case, accents and invisible characters, and with the way back."""

import re
import unicodedata
from dataclasses import dataclass

PLAIN = {"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "\u0131": "i", "þ": "th", "ð": "d", "ħ": "h"}
"""Letters that Unicode does not take apart and that are typed without their mark."""


@dataclass(frozen=True)
class Folded:
    """A text as it is compared. ``origin`` says of each of its characters where it stood in the text."""

    words: str
    origin: tuple[int, ...]

    def span(self, begin: int, end: int) -> tuple[int, int]:
        """Where a stretch of the folded text stands in the text itself."""
        return self.origin[begin], self.origin[end - 1] + 1


def fold(text: str) -> Folded:
    """Fold a text character by character. What is invisible or only a mark of a letter is left out."""
    if text.isascii():
        return Folded(text.lower(), tuple(range(len(text))))
    words: list[str] = []
    origin: list[int] = []
    for place, character in enumerate(text):
        for letter in _folded(character):
            words.append(letter)
            origin.append(place)
    return Folded("".join(words), tuple(origin))


def words_of(text: str) -> list[str]:
    """The folded words of a text: letters and figures in a row; an apostrophe does not end a word."""
    return re.findall(r"[^\W_]+", re.sub(r"['’‘`]", "", fold(text).words))


def _folded(character: str) -> str:
    if character.isascii():
        return character.lower()
    plain = unicodedata.normalize("NFKD", character).casefold()
    kept = (one for one in unicodedata.normalize("NFKD", plain) if unicodedata.category(one) not in ("Mn", "Cf"))
    return "".join(PLAIN.get(one, one) for one in kept)
