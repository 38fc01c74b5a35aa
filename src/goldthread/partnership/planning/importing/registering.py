"""Make the sections of files known that planning keeps."""

from goldthread.foundation.loads.kinds import Sections, register_sections
from goldthread.partnership.planning.importing import arrangements, board_report


def register() -> None:
    """Called when the program starts."""
    register_sections("board-report", Sections(board_report.SCHEMAS, board_report.load_plans))
    register_sections("arrangements", Sections(arrangements.SCHEMAS, arrangements.load_needs))
