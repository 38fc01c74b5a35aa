"""Days worth looking at: when the groups of a partnership changed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from goldthread.foundation.records.dates import in_words

REFORM_FROM, REFORM_TO = date(2018, 6, 29), date(2019, 9, 29)
"""Between these days local boards gave way to safeguarding partners: arrangements were published by 29 June 2019
and in place by 29 September 2019 (Children and Social Work Act 2017, transitional guidance 2018)."""

MOST = 8


@dataclass(frozen=True)
class Landmark:
    """A day and what to call it."""

    words: str
    day: date


def landmarks(days: Iterable[date], today: date) -> list[Landmark]:
    """Oldest first: the eve of the 2019 reform where the records show it, the latest changes, and today."""
    known = sorted(day for day in days if day <= today)
    reform = [day for day in known if REFORM_FROM <= day <= REFORM_TO]
    shown = [Landmark(in_words(day), day) for day in known[-MOST:] if day != today]
    if reform:
        shown.append(Landmark("Before the 2019 reform", reform[0] - timedelta(days=1)))
    return sorted([*shown, Landmark("Today", today)], key=lambda landmark: landmark.day)
