"""What is held against the years, the order of days and the board of a plan before it is kept."""

from datetime import date

from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.groups.boards import BOARD_KINDS
from goldthread.foundation.groups.models import Group
from goldthread.foundation.records.dates import in_words
from goldthread.foundation.spaces.models import Space
from goldthread.partnership.planning.years import EARLIEST_YEAR, LATEST_YEAR


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
