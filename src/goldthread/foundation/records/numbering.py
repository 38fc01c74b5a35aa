"""The next number of things that are counted one after another: that after the highest, not how many there are.

A thing that is taken back or destroyed leaves a gap. Only where that was the highest is its number free again: what
must never be called alike says so beside its own numbers, as cases do (``cases/casework/numbering.py``). Whoever asks
holds what the things belong to, so that no two of them take one number.
"""

from collections.abc import Iterable
from typing import Any

from django.db.models import Max, QuerySet

MOST_DIGITS = 9
"""What has more is no number in a row, but a year and a day written together, or another's own mark."""


def next_number(rows: QuerySet[Any]) -> int:
    """For one more of ``rows``, which have a ``number``."""
    return (rows.aggregate(highest=Max("number"))["highest"] or 0) + 1


def next_in_words(given: Iterable[str], begins: str = "") -> int:
    """For one more beside those that are called so: after "R12.1" and "R12.4", which begin with "R12.", it is 5."""
    ends = [one[len(begins) :] for one in given if one.upper().startswith(begins.upper())]
    return max((int(end) for end in ends if _counts(end)), default=0) + 1


def _counts(end: str) -> bool:
    return end.isascii() and end.isdigit() and len(end) <= MOST_DIGITS
