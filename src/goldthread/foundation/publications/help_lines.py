"""Who can be reached by somebody who needs help, as a partnership writes it: one on a line, "Who: number and when"."""

import re
from dataclasses import dataclass

NUMBER = re.compile(r"\+?\d[\d ]{1,18}\d")
"""A telephone number in words, with or without spaces; three figures are the shortest."""
NO_COLON = "Line {line}: enter who answers, then a colon, then the number, such as “Police: 999”."
MOST_LINES = 20
LONGEST = 200


class NotALine(ValueError):
    """A line that is not of that form. ``str()`` says which, and how it should be."""


@dataclass(frozen=True)
class HelpLine:
    """``who`` answers, and ``how``: the number with the words around it."""

    who: str
    how: str

    @property
    def number(self) -> str:
        """The first telephone number in the words, as a telephone dials it; nothing where there is none."""
        found = NUMBER.search(self.how)
        return found.group().replace(" ", "") if found else ""

    @property
    def as_typed(self) -> str:
        return f"{self.who}: {self.how}"


def read_line(words: str, line: int) -> HelpLine:
    """Raise NotALine."""
    who, colon, how = (part.strip() for part in words.partition(":"))
    if not colon or not who or not how:
        raise NotALine(NO_COLON.format(line=line))
    if len(words) > LONGEST:
        raise NotALine(f"Line {line} must be {LONGEST} characters or fewer.")
    return HelpLine(who, how)


def read_lines(lines: tuple[str, ...]) -> list[HelpLine]:
    """Raise NotALine for the first that is not of that form."""
    if len(lines) > MOST_LINES:
        raise NotALine(f"Enter {MOST_LINES} lines at most.")
    return [read_line(words, line) for line, words in enumerate(lines, 1)]
