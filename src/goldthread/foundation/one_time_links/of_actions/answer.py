"""Report on an action by a one-time link."""

from datetime import datetime
from functools import partial
from typing import Any

from goldthread.foundation.one_time_links.answering import answer_by_link
from goldthread.foundation.one_time_links.of_actions.models import Asking
from goldthread.foundation.passes.holder import PassHolder
from goldthread.foundation.progress.models import ProgressReport
from goldthread.foundation.progress.reporting import Said, report_progress


def report_by_link(*, asking: Asking, said: Said, by: PassHolder, at: datetime, **sent: Any) -> ProgressReport:
    """Report for the agency that was asked. ``sent`` is what every command takes: seen version and key."""
    report = partial(report_progress, action=asking.action, said=said, owner=asking.agency, by=by, at=at, **sent)
    answered: ProgressReport = answer_by_link(asking, report, by=by, at=at)
    return answered
