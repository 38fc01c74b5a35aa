"""Whose chair decides on which review (statutory.md 7.1)."""

from goldthread.cases.casework.models import CaseRecord
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.ui.plain_words import lower_first
from goldthread.pathways.statutory_review.models.codes import BOARD_OF, SERIOUS, Board, Decision
from goldthread.pathways.statutory_review.models.in_order import last_known_to
from goldthread.pathways.statutory_review.models.notifying import standing_in
from goldthread.pathways.statutory_review.models.referring import Considered

ANOTHER_BOARD = "It was considered first as “{kind}”, of which {board} decides. If that has changed, record that first."
OF_CHILDREN = "A rapid review is due, on which the chair of the children’s board or partnership decides."
NOT_THEIRS = "On “{review}” the chair of {board} decides, and not that of {other}. Let it be considered as that first."


def check_board(record: CaseRecord, board: Board, review: Decision, field: str) -> None:
    """Raise Refused where the case of a record, or a review, is of another board than the one whose chair decides."""
    considered = last_known_to(record, Considered.objects.all())
    of_kind = BOARD_OF.get(considered.kind) if considered else None
    if of_kind not in (None, board):
        told = {"kind": considered.get_kind_display(), "board": lower_first(of_kind.label)}
        raise Refused(ANOTHER_BOARD.format(**told), "board")
    is_due = not record.pk and any(one.kind in SERIOUS for one in standing_in(record.case_id))
    if board != Board.CHILDREN and is_due:
        raise Refused(OF_CHILDREN, "board")
    check_is_theirs(board, review, field)


def check_is_theirs(board: Board, review: Decision, field: str) -> None:
    """Raise Refused for a review on which the chair of another board decides."""
    of_review = next((its for kind, its in BOARD_OF.items() if kind.value == review.value), board)
    if of_review != board:
        boards = {"board": lower_first(of_review.label), "other": lower_first(board.label)}
        raise Refused(NOT_THEIRS.format(review=review.label, **boards), field)
