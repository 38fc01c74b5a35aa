"""What commands of many parts hold against words and days before they are kept, each told in one sentence."""

from datetime import date

from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.records.dates import in_words
from goldthread.foundation.records.near_days import EARLIEST_DONE, is_too_early, is_too_far, too_far
from goldthread.foundation.records.seen_text import shows_nothing

TO_COME = "This date must be today or in the past."
CHECK_THE_YEAR = f"Check the year: this date must be {in_words(EARLIEST_DONE)} or later."


def said(words: str, sentence: str, field: str) -> str:
    """Words that must be there, without the blanks around them."""
    if shows_nothing(words):
        raise Refused(sentence, field)
    return words.strip()


def check_happened(day: date, today: date, field: str) -> None:
    """A day on which something was done: not to come, and no slip of the hand."""
    if day > today:
        raise Refused(TO_COME, field)
    if is_too_early(day):
        raise Refused(CHECK_THE_YEAR, field)


def check_not_before(day: date | None, since: date, field: str, happened: str) -> None:
    """A day, if there is one, that something else came before: ``happened`` says what, such as "It was received"."""
    if day and day < since:
        raise Refused(f"{happened} on {in_words(since)}. Enter that day or a later one.", field)


def check_within_reach(day: date | None, today: date, field: str, what: str) -> None:
    """A day by which something is wanted, if there is one: past or to come, and no slip of the hand."""
    if day is None:
        return
    if is_too_far(day, today):
        raise Refused(too_far(what, today), field)
    if is_too_early(day):
        raise Refused(CHECK_THE_YEAR, field)
