"""Answer by a one-time link: the report, what came of the asking and the end of the link happen together."""

from datetime import datetime
from typing import Any

from goldthread.foundation.one_time_links.commands import note_answer
from goldthread.foundation.one_time_links.models import Asking
from goldthread.foundation.passes.answering import NOTED, answering
from goldthread.foundation.passes.holder import PassHolder
from goldthread.foundation.progress.models import ProgressReport
from goldthread.foundation.progress.reporting import Said, report_progress


def answer(*, asking: Asking, said: Said, by: PassHolder, at: datetime, **sent: Any) -> ProgressReport:
    """Report for the agency that was asked. Raise Refused, with the link as good as before, where something is wrong.

    ``sent`` is what every command takes: the version that was seen, and the key by which a repeat is known.
    """
    with answering(by, at):
        report = report_progress(action=asking.action, said=said, owner=asking.agency, by=by, at=at, **sent)
        note_answer(asking=asking, report=report, by=NOTED, at=at)
    return report
