"""Parts of a month or year as people name them: "early March 2019", "spring 2017", "autumn term 2018"."""

import re
from datetime import date, timedelta

from goldthread.foundation.records.dates import MONTH, YEAR, PartialDate
from goldthread.foundation.records.working_days import months_after
from goldthread.foundation.uncertain_dates.days import NotADate, read_date
from goldthread.foundation.uncertain_dates.uncertain import UncertainDate

ONE_DAY = timedelta(days=1)
PART = re.compile(
    r"^(?:(?:at|in|towards) )?(?:the )?(early|beginning|start|mid|middle|late|end)(?: part)?(?: of|-| in)? ?(?:the )?"
)
THIRD = {"early": 0, "beginning": 0, "start": 0, "mid": 1, "middle": 1, "late": 2, "end": 2}
OF_A_MONTH = ((1, 10), (11, 20), (21, 31))
MONTHS_IN_A_THIRD = 4
SEASON = re.compile(r"(?:in )?(?:the )?(spring|summer|autumn|winter)(?: of)?,? (\d{4})")
SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11)}
TERM = re.compile(r"(?:in )?(?:the )?(spring|summer|autumn) term(?: of)?,? (\d{4})")
TERMS = {"spring": (1, 4), "summer": (4, 7), "autumn": (9, 12)}
TWO_YEARS = re.compile(r"(\d{4}) ?[/-] ?(\d{2}|\d{4})")
WINTER = (
    "could be the winter at the beginning or at the end of {year}."
    " Write it like between December {before} and February {year}."
)
SPANS_TWO = (
    "could be a school year, a year from April or two years."
    " Write it like between April {first} and March {last}, or between {first} and {last}."
)


def piece_of(plain: str, said: str) -> UncertainDate | None:
    """The days between which a part of a month, year or school year lies. None if the words name none."""
    if found := SEASON.fullmatch(plain):
        if found[1] == "winter":
            year = int(found[2])
            raise NotADate(f"“{said}” {WINTER.format(year=year, before=year - 1)}")
        return _months(int(found[2]), *SEASONS[found[1]])
    if found := TERM.fullmatch(plain):
        return _months(int(found[2]), *TERMS[found[1]])
    if found := PART.match(plain):
        return _third_of(plain[found.end() :], THIRD[found[1]])
    return None


def two_years(plain: str) -> str:
    """Why "2017/18" is no date, as the end of a sentence; nothing for other words."""
    found = TWO_YEARS.fullmatch(plain)
    first, second = (int(found[1]), int(found[2])) if found else (0, 0)
    last = second if second > 100 else first + 1
    if not found or last != first + 1 or (second < 100 and second != last % 100):
        return ""
    return SPANS_TWO.format(first=first, last=last)


def _third_of(words: str, third: int) -> UncertainDate | None:
    try:
        whole = read_date(words, partial=True)
    except NotADate:
        return None
    if whole.precision == MONTH:
        first, last = OF_A_MONTH[third]
        return UncertainDate.between(
            whole.first.replace(day=first), min(whole.first.replace(day=1) + timedelta(days=last - 1), whole.last)
        )
    if whole.precision == YEAR:
        begin = third * MONTHS_IN_A_THIRD + 1
        return _months(whole.year, begin, begin + MONTHS_IN_A_THIRD - 1)
    return None


def _months(year: int, first: int, last: int) -> UncertainDate:
    begin = PartialDate(year, first).first
    return UncertainDate.between(begin, months_after(date(year, last, 1), 1) - ONE_DAY)
