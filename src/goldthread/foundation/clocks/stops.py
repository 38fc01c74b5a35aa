"""When a clock stood still."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from goldthread.foundation.clocks.working_time import LONDON


@dataclass(frozen=True)
class Stop:
    """From one instant until another a clock stood, for a reason; without an end it stands still."""

    from_at: datetime
    until_at: datetime | None
    why: str

    def __post_init__(self) -> None:
        if self.until_at is not None and self.until_at < self.from_at:
            raise ValueError("A stop ends before it begins.")
        if not self.why:
            raise ValueError("A stop needs a reason.")

    def holds_day(self, day: date) -> bool:
        """Whether a clock of days stands on a day: from the day on which it stopped until the day before it went on."""
        begins = self.from_at.astimezone(LONDON).date()
        ends = self.until_at.astimezone(LONDON).date() if self.until_at else date.max
        return begins <= day < ends


def standing(stops: Iterable[Stop]) -> Stop | None:
    """The stop that has not ended."""
    return next((stop for stop in stops if stop.until_at is None), None)


def merged(stops: Iterable[Stop], begins: datetime) -> list[tuple[datetime, datetime]]:
    """When a clock stood after it began, as stretches of time of which none touches another."""
    found: list[tuple[datetime, datetime]] = []
    for stop in sorted(stops, key=lambda one: one.from_at):
        if stop.until_at is None or stop.until_at <= begins:
            continue
        first, last = max(stop.from_at, begins), stop.until_at
        if found and first <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], last))
        else:
            found.append((first, last))
    return found


def why_it_stands(day: date, stops: Sequence[Stop]) -> str:
    """Why a clock of days stands on a day; empty if it runs."""
    return next((stop.why for stop in stops if stop.holds_day(day)), "")
