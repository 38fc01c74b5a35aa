"""From a day to another: "between 3 and 10 May 2018", "28 April to 3 May 2018", "May-July 2018", "w/c 6 May 2019"."""

import re
from datetime import timedelta

from goldthread.foundation.records.dates import DAY, PartialDate
from goldthread.foundation.uncertain_dates.days import NotADate, read_date
from goldthread.foundation.uncertain_dates.uncertain import UncertainDate

BETWEEN = re.compile(r"^(?:some ?time |at some point )?(?:between|btwn|betw\.?) ")
FROM = re.compile(r"^from ")
AND = (" and ", " & ", " to ", " - ", "-", "/")
TO = (" to ", " until ", " till ", " through ", " - ", "-")
OR = ("/", " or ", " and ", " & ")
WEEK_FROM = re.compile(
    r"^(?:(?:in )?(?:the )?(?:week|wk)(?: (?:commencing|beginning|starting|of|from))?|w/?c|w/?b) ?:? ?"
)
WEEK_TO = re.compile(r"^(?:(?:in )?(?:the )?(?:week|wk) ending|w/?e) ?:? ?")
SIX_DAYS = timedelta(days=6)

DAY_ALONE = re.compile(r"(?:[a-z]{3,9} )?\d{1,2}(?:st|nd|rd|th)?")
DAY_AND_MONTH = re.compile(r"(?:[a-z]{3,9} )?\d{1,2}(?:st|nd|rd|th)?[ /.-](?:[a-z]{3,9}|\d{1,2})")
MONTH_ALONE = re.compile(r"[a-z]{3,9}")

Found = tuple[UncertainDate | None]
"""What was read; None within it for one that ends before it begins."""


def stretch_of(plain: str) -> Found | None:
    """What words mean that name two days, months or years, or a week. None if they name none."""
    if BETWEEN.match(plain):
        return _parted(BETWEEN.sub("", plain), AND, is_doubt=True)
    for pattern, before, after in ((WEEK_TO, SIX_DAYS, timedelta()), (WEEK_FROM, timedelta(), SIX_DAYS)):
        if pattern.match(plain) and (day := _read(pattern.sub("", plain))) and day.precision == DAY:
            return (UncertainDate.between(day.first - before, day.first + after),)
    bare = FROM.sub("", plain)
    return _parted(bare, TO, is_doubt=False) or _parted(bare, OR, is_doubt=True)


def _parted(words: str, joiners: tuple[str, ...], *, is_doubt: bool) -> Found | None:
    """The one way in which words part into two that can be read; None if there is none, or more than one."""
    for joiner in joiners:
        places = [found.start() for found in re.finditer(re.escape(joiner), words)]
        found = {
            made
            for place in places
            if (made := _both(words[:place].strip(), words[place + len(joiner) :].strip(), is_doubt=is_doubt))
        }
        if len(found) == 1:
            return found.pop()
    return None


def _both(begin: str, end: str, *, is_doubt: bool) -> Found | None:
    last = _read(end)
    first = last and _read(_completed(begin, last))
    if not first or not last or first.precision != last.precision:
        return None
    if first.first >= last.first:
        return (None,)
    return (UncertainDate.between(first.first, last.last) if is_doubt else UncertainDate.over(first.first, last.last),)


def _completed(begin: str, end: PartialDate) -> str:
    """The words of the first day with the month and year that stand only at the second."""
    if end.precision == DAY and DAY_ALONE.fullmatch(begin):
        return f"{begin} {end.first:%B} {end.year}"
    if end.precision == DAY and DAY_AND_MONTH.fullmatch(begin):
        joint = "/" if re.search(r"\d/\d", begin) else "." if re.search(r"\d\.\d", begin) else " "
        return f"{begin}{joint}{end.year}"
    return f"{begin} {end.year}" if end.month and MONTH_ALONE.fullmatch(begin) else begin


def _read(words: str) -> PartialDate | None:
    try:
        return read_date(words, partial=True)
    except NotADate:
        return None
