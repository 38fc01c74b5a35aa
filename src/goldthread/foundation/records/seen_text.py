"""Whether a text shows anything. One that shows nothing is no answer, however many characters it holds."""

from unicodedata import category

UNSEEN = frozenset(("Cc", "Cf", "Mn", "Me", "Zl", "Zp", "Zs"))
"""Kinds of character that show nothing by themselves: blanks, controls, joiners, marks without a letter."""

BLANK_LETTERS = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Characters that count as letters or signs, and are drawn as nothing."""


def shows_nothing(words: str) -> bool:
    """Whether there is nothing to read in it, as in one that holds zero-width spaces only."""
    return all(category(one) in UNSEEN or one in BLANK_LETTERS for one in words)
