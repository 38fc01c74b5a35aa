"""What can come of a case."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Outcome:
    """One outcome with its definition, as it is shown beside the answer, and where the definition comes from."""

    code: str
    title: str
    meaning: str
    citation: str
