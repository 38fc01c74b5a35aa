"""What was said last of many actions: by each of their owners, and by whoever runs the plan."""

from datetime import date
from typing import Any

from django.db.models import Prefetch

from goldthread.foundation.actions.counting_evidence import with_evidence_counted
from goldthread.foundation.actions.models import ActionQuerySet
from goldthread.foundation.progress.models import Judgement, ProgressReport

Verdict = Judgement.Verdict


def with_last_said(rows: ActionQuerySet, on: date) -> ActionQuerySet:
    """Each with ``last_reports`` of its owners, ``last_judgements`` (one at most) and ``evidence_counts``.

    Two statements for each batch of rows that is read.
    """
    reports = ProgressReport.objects.select_related("agency", "group")
    owner = ("action_id", "agency_id", "group_id")
    of_each = reports.order_by(*owner, "-pk").distinct(*owner)
    judged = Judgement.objects.order_by("action_id", "-pk").distinct("action_id")
    return with_evidence_counted(rows, on).prefetch_related(
        Prefetch("reports", of_each, to_attr="last_reports"),
        Prefetch("judgements", judged, to_attr="last_judgements"),
    )


def last_report(action: Any) -> ProgressReport | None:
    """The newest report, whichever owner gave it."""
    return max(action.last_reports, key=lambda report: report.pk, default=None)


def asked(action: Any) -> Judgement | None:
    """That more was asked, while it is not answered."""
    return _judged(action, Verdict.MORE_ASKED) if action.answer_by else None


def ended(action: Any) -> Judgement | None:
    """That it goes on elsewhere, or in another action, or not at all."""
    return _judged(action, Verdict.SUPERSEDED, Verdict.TRANSFERRED)


def accepted(action: Any) -> Judgement | None:
    """That its evidence was accepted."""
    return _judged(action, Verdict.ACCEPTED)


def who(report: ProgressReport) -> str:
    """Who gave it: never a person's name."""
    return report.by_whom


def _judged(action: Any, *verdicts: str) -> Judgement | None:
    return next((one for one in action.last_judgements if one.verdict in verdicts), None)
