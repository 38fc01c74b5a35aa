"""An uncertain date in words, which ``reading`` reads back as the same."""

from datetime import date, timedelta

from goldthread.foundation.records.dates import MONTHS, PartialDate, in_words
from goldthread.foundation.records.working_days import months_after
from goldthread.foundation.ui.words import time as time_words
from goldthread.foundation.uncertain_dates.uncertain import PRECISION, ROUGH, Certainty, UncertainDate

ONE_DAY = timedelta(days=1)
IN_WORDS_NOT_KNOWN = "day not known"


def words_of(when: UncertainDate) -> str:
    """ "12 March 2019 at 2:30pm", "about March 2019", "between 3 and 10 May 2018", "before 2015", "day not known"."""
    match when:
        case UncertainDate(Certainty.NOT_KNOWN):
            return IN_WORDS_NOT_KNOWN
        case UncertainDate(Certainty.BEFORE, None, date() as last):
            return f"before {_shortest_first(last + ONE_DAY)}"
        case UncertainDate(Certainty.AFTER, date() as first, None):
            return f"after {_shortest_last(first - ONE_DAY)}"
        case UncertainDate(Certainty.BETWEEN, date() as first, date() as last):
            return f"between {_stretch(first, last, 'and')}"
        case UncertainDate(Certainty.OVER, date() as first, date() as last):
            return f"from {_stretch(first, last, 'to')}"
        case UncertainDate(certainty, date() as first):
            known = str(PartialDate.from_date(first, PRECISION[certainty]))
            about = "about " if certainty in ROUGH.values() else ""
            return f"{about}{known}" + (f" at {time_words(when.at_time)}" if when.at_time is not None else "")
    raise ValueError(f"{when} has no words")


def _shortest_first(day: date) -> str:
    """A day by the month or year that it begins."""
    if (day.day, day.month) == (1, 1):
        return str(day.year)
    return _month(day) if day.day == 1 else in_words(day)


def _shortest_last(day: date) -> str:
    """A day by the month or year that it ends."""
    if (day.day, day.month) == (31, 12):
        return str(day.year)
    return _month(day) if _ends_a_month(day) else in_words(day)


def _stretch(first: date, last: date, joiner: str) -> str:
    """Two days, or the months or years that they begin and end. What both share is said once."""
    if (first.day, first.month, last.day, last.month) == (1, 1, 31, 12) and first.year != last.year:
        return f"{first.year} {joiner} {last.year}"
    is_of_months = first.day == 1 and _ends_a_month(last) and (first.year, first.month) != (last.year, last.month)
    if is_of_months:
        begin = MONTHS[first.month - 1] if first.year == last.year else _month(first)
        return f"{begin} {joiner} {_month(last)}"
    if first.year != last.year:
        return f"{in_words(first)} {joiner} {in_words(last)}"
    begin = str(first.day) if first.month == last.month else f"{first.day} {MONTHS[first.month - 1]}"
    return f"{begin} {joiner} {in_words(last)}"


def _month(day: date) -> str:
    return str(PartialDate(day.year, day.month))


def _ends_a_month(day: date) -> bool:
    return months_after(day.replace(day=1), 1) - ONE_DAY == day
