"""Bank holidays of England, held as data: those from 2019 on as GOV.UK publishes them, earlier ones as they were kept.

Only days on which people would otherwise work stand in the file: one that falls on a weekend has its substitute day.
"""

import csv
from collections.abc import Mapping
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType

FIRST_KNOWN, LAST_KNOWN = date(2012, 1, 1), date(2028, 12, 31)
"""Between these days it is known which days are bank holidays. Later ones have not been published."""

_FILE = Path(__file__).with_name("bank_holidays_of_england.csv")


@cache
def bank_holidays() -> Mapping[date, str]:
    """The name of each, as it stands in the middle of a sentence, by its day."""
    with _FILE.open(newline="", encoding="utf-8") as lines:
        return MappingProxyType({date.fromisoformat(row["day"]): row["name"] for row in csv.DictReader(lines)})


def are_known(day: date) -> bool:
    return FIRST_KNOWN <= day <= LAST_KNOWN


def what_is_known() -> str:
    """A mark of all that is known here: another where a release knows of other days."""
    days = [f"{day} {name}" for day, name in bank_holidays().items()]
    return sha256("\n".join([f"{FIRST_KNOWN} {LAST_KNOWN}", *days]).encode()).hexdigest()
