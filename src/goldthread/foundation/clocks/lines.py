"""One line of an explanation."""

from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True)
class Line:
    """Why a day is what it is to a clock.

    ``counted`` is the number that the day has: 0 for the day on which it began, None for one that does not count.
    """

    on: date
    words: str
    counted: int | None = None

    def as_json(self) -> dict[str, Any]:
        return {"on": self.on.isoformat(), "counted": self.counted, "words": self.words}
