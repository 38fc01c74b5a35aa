"""Read when something happened, as people write it in spreadsheets and forms.

The day stands before the month, as in Britain. What could be two things is told, and not guessed.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from difflib import get_close_matches

from goldthread.foundation.records.dates import DAY, MONTHS, PartialDate, in_words
from goldthread.foundation.records.times import time_of
from goldthread.foundation.spreadsheets import Cell
from goldthread.foundation.uncertain_dates.days import NotADate, read_date
from goldthread.foundation.uncertain_dates.pieces import piece_of, two_years
from goldthread.foundation.uncertain_dates.stretches import stretch_of
from goldthread.foundation.uncertain_dates.uncertain import NOT_KNOWN, UncertainDate
from goldthread.foundation.uncertain_dates.wording import words_of

__all__ = ["AsRead", "NotADate", "read_when"]

LIKE = "Write it like 8 January 2019, about January 2019, between 3 and 10 May 2018, before 2015 or not known."
NOTHING = f"It does not say when. {LIKE}"
NOT_READ = "is not a date that can be read."
NO_MONTH = re.compile(r"there is no month “([^”]+)”")
LONGEST = 100

UNKNOWN = re.compile(
    r"(?:(?:day|date|time|exact date)(?: is)? )?(?:not known|unknown|not recorded|not stated)|n/?k|undated|\?+"
)
ABOUT = re.compile(
    r"^(?:on or (?:about|around) |about |around |circa\.? |approximately |approx\.? ?|roughly "
    r"|est\.? |ca?\. ?|ca? |c(?=\d)|~ ?)"
)
ABOUT_AFTER = re.compile(
    r" ?(?:\((?:approx\.?|approximately|about|circa|est\.?|\?)\)|(?<=\s)approx\.?|(?<=\s)approximately|\?)$"
)
WITHIN = re.compile(r"^(?:some ?time |at some point )?(?:in|during|on|within) (?:the (?:month|year) (?:of )?)?")
BEFORE = re.compile(r"^(?:before |prior to |earlier than |pre[ -])")
UNTIL = re.compile(r"^(?:on or before |not later than |no later than |up to |until |by )")
AFTER = re.compile(r"^(?:after |later than |post[ -])")
SINCE = re.compile(r"^(?:on or after |not before |not earlier than |since |from )|(?<=.) onwards?$")
END_OF = re.compile(r"^(?:the )?end ")
"""Of a month or year, whose end is meant and not all of it."""
CLOCK = (
    r"(\d{1,2}[:.]\d{2}(?::\d{2}(?:\.\d+)?)? ?(?:am|pm|hrs|hours|h)?|\d{4} ?(?:hrs|hours|h)|\d{1,2} ?(?:am|pm)"
    r"|midday|noon|midnight)"
)
AT = re.compile(rf"(?:,? at |,? |t){CLOCK}$")
AT_FIRST = re.compile(rf"^(?:at )?{CLOCK}(?: on|,)? (?=.*[ /.-]\d{{2,4}}$)")
WEEKDAY = re.compile(r"^(mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,? ")
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass(frozen=True)
class AsRead:
    """What was read, and where the words leave a choice, a sentence that says how they were taken."""

    when: UncertainDate
    remark: str = ""


def read_when(cell: Cell) -> AsRead:
    """Read a cell or what was typed. Raise NotADate, with a sentence for whoever wrote it."""
    if isinstance(cell, datetime):
        at_time = cell.time().replace(second=0, microsecond=0) if cell.time() != time() else None
        return AsRead(UncertainDate.of(read_date(cell), at_time=at_time))
    if isinstance(cell, str):
        try:
            return _read(cell)
        except NotADate as problem:
            raise _with_all_ways(problem, cell) from None
    if cell is None:
        raise NotADate(NOTHING)
    return AsRead(UncertainDate.of(read_date(cell, partial=True)))


def _read(said: str) -> AsRead:
    plain = plain_of(said)
    if not plain:
        raise NotADate(NOTHING)
    if len(plain) > LONGEST:
        raise NotADate(f"This is too long for a date. {LIKE}")
    if UNKNOWN.fullmatch(plain):
        return AsRead(NOT_KNOWN)
    for pattern, read in WAYS:
        if pattern.search(plain):
            try:
                return read(said, pattern.sub("", plain, count=1).strip())
            except NotADate as problem:
                refused = problem
                break
    else:
        return _bare(said, plain)
    # "from 3 to 10 May" begins as "from 3 May" does, and "c" may be the letter of a word.
    try:
        return _bare(said, plain)
    except NotADate:
        raise refused from None


def plain_of(said: str) -> str:
    """In small letters, with plain dashes and single spaces."""
    dashed = re.sub("[\u2010-\u2015\u2212]", "-", said.replace("\u00a0", " "))
    plain = " ".join(dashed.casefold().split())
    return re.sub(r"\b([ap])\.m\b\.?", r"\1m", plain).strip(" .;,")


def _about(said: str, rest: str) -> AsRead:
    found = _known(said, rest)
    return AsRead(UncertainDate.of(found, about=True))


def _before(said: str, rest: str) -> AsRead:
    if END_OF.match(rest):
        return _until(said, rest)
    return AsRead(UncertainDate.before(_known(said, rest).first))


def _until(said: str, rest: str) -> AsRead:
    return AsRead(UncertainDate.before(_known(said, rest).last + timedelta(days=1)))


def _after(said: str, rest: str) -> AsRead:
    return AsRead(UncertainDate.after(_known(said, rest).last))


def _since(said: str, rest: str) -> AsRead:
    known = _known(said, rest)
    begins = known.last if END_OF.match(rest) else known.first
    return AsRead(UncertainDate.after(begins - timedelta(days=1)))


def _bare(said: str, plain: str) -> AsRead:
    """Without a word of doubt before it: a day, perhaps with its time, a stretch, or a part of a year."""
    plain = WITHIN.sub("", plain)
    if piece := piece_of(plain, said):
        return AsRead(piece, f"“{said}” is read as {words_of(piece)}.")
    try:
        return AsRead(_day(said, plain))
    except NotADate as problem:
        refused = problem
    if stretch := stretch_of(plain):
        if stretch[0] is None:
            raise NotADate(f"“{said}” ends before it begins. Write both days with their year.")
        return AsRead(stretch[0])
    raise refused


def _day(said: str, plain: str) -> UncertainDate:
    """A day, month or year; of a day also its time."""
    if why := two_years(plain):
        raise NotADate(f"“{said}” {why}")
    found = AT.search(plain) or AT_FIRST.search(plain)
    if not found:
        return UncertainDate.of(_known(said, plain))
    at_time = time_of(found[1])
    if at_time is None:
        raise NotADate(f"“{said}” has a time that is not on a clock. Write it like 8 January 2019 14:30.")
    known = _known(said, (plain[: found.start()] + plain[found.end() :]).strip(" ,"))
    if known.precision != DAY:
        raise NotADate(f"“{said}” has a time and no day. {LIKE}")
    return UncertainDate.of(known, at_time=at_time)


def _known(said: str, words: str) -> PartialDate:
    """A day, month or year. A weekday must be that of its day: one of both is mistyped, and nobody knows which."""
    try:
        known = read_date(words, partial=True)
    except NotADate as problem:
        raise NotADate(str(problem).replace(f"“{words}”", f"“{said}”", 1)) from None
    weekday = WEEKDAY.match(f"{words} ")
    if weekday and known.precision == DAY and WEEKDAYS[known.first.weekday()] != weekday[1]:
        raise NotADate(f"“{said}”: {in_words(known.first)} is a {known.first:%A}. Put the day or the weekday right.")
    return known


def _with_all_ways(problem: NotADate, said: str) -> NotADate:
    """A sentence about what cannot be read at all names all that can be."""
    no_month = NO_MONTH.search(str(problem))
    is_no_slip = no_month and not get_close_matches(no_month[1], [month.lower() for month in MONTHS])
    if is_no_slip or NOT_READ in str(problem):
        return NotADate(f"“{said}” {NOT_READ} {LIKE}")
    return problem


WAYS: tuple[tuple[re.Pattern[str], Callable[[str, str], AsRead]], ...] = (
    (ABOUT, _about),
    (ABOUT_AFTER, _about),
    (BEFORE, _before),
    (UNTIL, _until),
    (AFTER, _after),
    (SINCE, _since),
)
