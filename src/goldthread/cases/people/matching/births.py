"""Two births compared: days as far as they are known, and a birth that is only expected."""

from datetime import date, timedelta

from jellyfish import damerau_levenshtein_distance

from goldthread.cases.people.matching.known import Known
from goldthread.foundation.uncertain_dates import Certainty, UncertainDate

EARLY, LATE = timedelta(weeks=17), timedelta(weeks=3)
"""How long before and after the expected day a child may be born."""
ONE_PREGNANCY = timedelta(weeks=6)
"""How far apart two may have put the day on which one child is expected."""
A_YEAR = timedelta(days=365)


def level_of_births(one: Known, other: Known) -> tuple[str, str] | None:
    """The respect, ``born`` or ``birth`` of an unborn child, and the level in it. None where it cannot be told."""
    if one.is_unborn and other.is_unborn:
        return "birth", "same_time" if _may_be_within(one.expected, other.expected, ONE_PREGNANCY) else "other_time"
    if one.is_unborn or other.is_unborn:
        unborn, born = (one, other) if one.is_unborn else (other, one)
        return _level_of_the_expected(unborn.expected, born.born)
    if not one.born.is_known or not other.born.is_known:
        return None
    return "born", _level_of_days(one.born, other.born)


def exact(day: UncertainDate) -> date | None:
    """The day where it is known as one."""
    return day.earliest_on if day.certainty is Certainty.DAY else None


def is_swapped(one: date, other: date) -> bool:
    return one.year == other.year and (one.day, one.month) == (other.month, other.day)


def _figures(day: date) -> str:
    """As people write it, day first."""
    return f"{day.day:02}{day.month:02}{day.year}"


def _level_of_the_expected(expected: UncertainDate, born: UncertainDate) -> tuple[str, str] | None:
    if not born.is_known:
        return None
    earliest, latest = expected.bounds
    first, last = born.bounds
    is_too_early = earliest is not None and last is not None and last < earliest - EARLY
    is_too_late = latest is not None and first is not None and first > latest + LATE
    return "birth", "not_then" if is_too_early or is_too_late else "fits"


def _may_be_within(one: UncertainDate, other: UncertainDate, apart: timedelta) -> bool:
    (first, last), (other_first, other_last) = one.bounds, other.bounds
    is_later = first is not None and other_last is not None and first > other_last + apart
    is_earlier = last is not None and other_first is not None and other_first > last + apart
    return not is_later and not is_earlier


def _level_of_days(one: UncertainDate, other: UncertainDate) -> str:
    day, other_day = exact(one), exact(other)
    if day is None or other_day is None:
        return "may_be" if one.may_be_of(other) else "different"
    if day == other_day:
        return "new_year" if (day.day, day.month) == (1, 1) else "same"
    if is_swapped(day, other_day):
        return "swapped"
    if damerau_levenshtein_distance(_figures(day), _figures(other_day)) <= 1:
        return "slip"
    if (day.day, day.month) == (other_day.day, other_day.month):
        return "year_slip"
    if day.year == other_day.year:
        return "month" if day.month == other_day.month else "year"
    return "near" if abs(day - other_day) < A_YEAR else "different"
