"""What is held against every date and text of a plan before it is kept."""

from datetime import date, datetime

from django.utils import timezone

from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.groups.boards import BOARD_KINDS
from goldthread.foundation.groups.models import Group
from goldthread.foundation.records.dates import in_words
from goldthread.foundation.records.near_days import EARLIEST_DONE, is_too_early, is_too_far, too_far
from goldthread.foundation.spaces.models import Space
from goldthread.partnership.planning.years import EARLIEST_YEAR, LATEST_YEAR


def said(words: str, sentence: str, field: str) -> str:
    """Words that must be there, without the blanks around them."""
    if not words.strip():
        raise Refused(sentence, field)
    return words.strip()


def check_happened(day: date, at: datetime, field: str) -> None:
    """A day on which something was said or found: not to come, and no slip of the hand."""
    if day > timezone.localdate(at):
        raise Refused("This date must be today or in the past.", field)
    if is_too_early(day):
        raise Refused(f"Check the year: this date must be {in_words(EARLIEST_DONE)} or later.", field)


def check_to_come(day: date | None, at: datetime, field: str, what: str) -> None:
    """A day by which something is wanted: past or to come, and no slip of the hand."""
    today = timezone.localdate(at)
    if day and is_too_far(day, today):
        raise Refused(too_far(what, today), field)
    if day and is_too_early(day):
        raise Refused(f"Check the year: this date must be {in_words(EARLIEST_DONE)} or later.", field)


def check_order(first: date | None, last: date | None, field: str) -> None:
    if first and last and last < first:
        raise Refused(f"The last day must be {in_words(first)} or later: it cannot be before the first.", field)


def check_years(first: int, last: int) -> None:
    if last < first:
        raise Refused("The last year must not be before the first.", "last_year")
    if first < EARLIEST_YEAR or last > LATEST_YEAR:
        raise Refused("Check the years.", "first_year")


def check_board(space: Space, board: Group) -> None:
    if board.space_id != space.pk or board.kind not in BOARD_KINDS:
        raise Refused("Choose a board or executive of this partnership.", "board")
