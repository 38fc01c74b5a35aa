"""What progress adds to the list of actions when it leaves as a file."""

from collections.abc import Callable
from typing import Any

from goldthread.foundation.actions.sections import register_in_files
from goldthread.foundation.lists.columns import Column
from goldthread.foundation.progress.last_said import asked, before, ended, last_report, with_last_said
from goldthread.foundation.progress.models import Judgement, ProgressReport

LONGEST = 1_000
"""Characters of a report in one cell: 50,000 rows are held at once."""
CUT_OFF = " … (cut off: its page has it whole)"


def register() -> None:
    """Once, when the program starts."""
    register_in_files(COLUMNS, with_last_said)


def _reported(say: Callable[[ProgressReport], Any]) -> Callable[[Any], Any]:
    return lambda action: say(report) if (report := last_report(action)) else None


def _judged(find: Callable[[Any], Judgement | None], say: Callable[[Judgement], Any]) -> Callable[[Any], Any]:
    return lambda action: say(judgement) if (judgement := find(action)) else None


def _before(action: Any) -> str | None:
    """What made the latest report count no longer, such as that more was asked."""
    report = last_report(action)
    return before(action, report) if report else None


def _whole(words: str) -> str:
    return words if len(words) <= LONGEST else words[: LONGEST - len(CUT_OFF)] + CUT_OFF


COLUMNS = (
    Column("last_says", "Latest report says", value=_reported(lambda report: report.get_says_display()), only="file"),
    Column("last_words", "Latest report in words", value=_reported(lambda report: _whole(report.words)), only="file"),
    Column("last_by", "Latest report by", value=_reported(lambda report: report.by_whom), only="file"),
    Column("last_at", "Latest report on", value=_reported(lambda report: report.reported_at), only="file"),
    Column("last_before", "Latest report was given before", value=_before, only="file"),
    Column("evidence_counts", "Pieces of evidence that count", kind="number", only="file"),
    Column("asked", "What more was asked", value=_judged(asked, lambda judgement: _whole(judgement.why)), only="file"),
    Column("answer_by", "More asked by", kind="date", only="file"),
    Column(
        "ended_why",
        "Why superseded or transferred",
        value=_judged(ended, lambda judgement: _whole(judgement.why)),
        only="file",
    ),
    Column("ended_to", "Transferred to", value=_judged(ended, lambda judgement: judgement.to), only="file"),
)
