"""Postcodes as people type them: whole ones, and the parts by which an area is chosen."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

WHOLE = re.compile(r"([A-Z]{1,2}\d[A-Z\d]?)(\d)([A-Z]{2})")
PART = re.compile(r"[A-Z]{1,2}|[A-Z]{1,2}\d[A-Z\d]?|[A-Z]{1,2}\d[A-Z\d]? \d(?:[A-Z]{2})?")
BETWEEN = re.compile(r"[,;\n]+")
NO_POSTCODE = "Enter a postcode such as E17 4JF."


def tidy(words: str) -> str:
    """ "e174jf" becomes "E17 4JF". What is no postcode stays as it was typed."""
    found = WHOLE.fullmatch("".join(words.upper().split()))
    return f"{found[1]} {found[2]}{found[3]}" if found else words.strip()


def is_postcode(words: str) -> bool:
    return bool(WHOLE.fullmatch("".join(words.upper().split())))


@dataclass(frozen=True)
class PartsOfPostcodes:
    """The beginnings of postcodes that an area is chosen by: "E17", "E10 5", "BD", or whole postcodes.

    "E1" is the postcodes of the district E1 and not those of E17; letters alone are every district that has them.
    """

    parts: frozenset[str]

    @classmethod
    def typed(cls, words: str) -> "PartsOfPostcodes":
        """From a list with commas or lines between. Raise ValueError with what in it is no part of a postcode."""
        given = [" ".join(part.upper().split()) for part in BETWEEN.split(words) if part.strip()]
        parts = {tidy(part) for part in given}
        wrong = sorted(part for part in parts if not PART.fullmatch(part))
        if wrong:
            raise ValueError(wrong[0])
        return cls(frozenset(parts))

    def have(self, postcode: str) -> bool:
        """Whether a postcode begins with one of the parts."""
        found = WHOLE.fullmatch("".join(postcode.upper().split()))
        if not found:
            return False
        outward, sector, unit = found.groups()
        letters = re.match(r"[A-Z]+", outward)
        said = {letters[0] if letters else "", outward, f"{outward} {sector}", f"{outward} {sector}{unit}"}
        return not self.parts.isdisjoint(said)


def listed(parts: Iterable[str]) -> str:
    return ", ".join(sorted(parts))
