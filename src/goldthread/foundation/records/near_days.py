"""How far from today a day may lie that somebody types. What lies beyond is a slip of the hand.

What a file prints is kept as it is printed, however far.
"""

from datetime import date

from goldthread.foundation.records.dates import in_words

YEARS_AHEAD = 10
"""Longer than any plan of a partnership runs."""

EARLIEST_DONE = date(1990, 1, 1)
"""Before there were reviews of the kind that actions come from, or any record of what was done after one."""

TOO_EARLY = f"The day on which it was done must be {in_words(EARLIEST_DONE)} or later."


def latest_to_come(today: date) -> date:
    """The last day that may be asked for."""
    is_leap_day = (today.month, today.day) == (2, 29)
    return today.replace(year=today.year + YEARS_AHEAD, day=28 if is_leap_day else today.day)


def is_too_far(day: date, today: date) -> bool:
    return day > latest_to_come(today)


def too_far(what: str, today: date) -> str:
    """What to tell whoever typed one: "The day to answer by must be 28 November 2036 or earlier"."""
    return f"{what} must be {in_words(latest_to_come(today))} or earlier: {YEARS_AHEAD} years from today at most."


def is_too_early(done_on: date) -> bool:
    return done_on < EARLIEST_DONE
