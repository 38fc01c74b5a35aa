"""What is wrong with a file that was to be loaded, in sentences with the line to look at."""

from collections.abc import Iterable
from dataclasses import dataclass

from goldthread.foundation.commands.refusals import Refused

SHOWN_AT_MOST = 20


@dataclass(frozen=True, order=True)
class Problem:
    """One thing that is wrong. ``line`` is 1-based; 0 says that it is about the whole file."""

    line: int
    words: str

    def __str__(self) -> str:
        return f"Line {self.line}: {self.words}" if self.line else self.words


class BadFile(Refused):
    """The file cannot be loaded and nothing of it was. ``problems`` are all that is wrong, by line."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        shown = [str(problem) for problem in self.problems[:SHOWN_AT_MOST]]
        left = len(self.problems) - len(shown)
        super().__init__("\n".join([*shown, *([f"And {left} more."] if left else [])]))


def whole_file(words: str) -> BadFile:
    """Refuse a file for a reason that is about all of it."""
    return BadFile([Problem(0, words)])
