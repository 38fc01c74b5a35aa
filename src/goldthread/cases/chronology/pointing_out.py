"""What does not fit together in a chronology: pointed out to be looked at, and never put right by the program."""

from dataclasses import dataclass

from goldthread.cases.chronology.rows import Row
from goldthread.foundation.uncertain_dates import words_of


@dataclass(frozen=True)
class PointedOut:
    """A sentence that quotes nothing and so names nobody, and the rows that it is about, in their order."""

    in_words: str
    rows: tuple[Row, ...]


def told_by(row: Row) -> str:
    """ "3 May 2018 (Police)"."""
    return f"{words_of(row.when)} ({row.agency})"
