"""Make the kinds of file known that this part can load."""

from goldthread.foundation.loads.kinds import register
from goldthread.partnership.learning.importing.arrangements import ARRANGEMENTS
from goldthread.partnership.learning.importing.board_report import BOARD_REPORT
from goldthread.partnership.learning.importing.review_file import REVIEW_FILE


def register_kinds() -> None:
    """A report of a board is told by the least, so it is tried last."""
    for kind in (REVIEW_FILE, ARRANGEMENTS, BOARD_REPORT):
        register(kind)
