"""What was said last of many actions: by each of their owners, and by whoever runs the plan."""

from datetime import date
from typing import Any

from django.db.models import Prefetch

from goldthread.foundation.actions.counting_evidence import with_evidence_counted
from goldthread.foundation.actions.models import ActionQuerySet
from goldthread.foundation.progress.models import SETTLED_AS, Judgement, ProgressReport

Verdict = Judgement.Verdict
BEFORE: dict[str, str] = {Verdict.MORE_ASKED: "more was asked", Verdict.REOPENED: "it was taken up again"}
"""What came after a report that counts no longer, of an action that is owed again."""
BEFORE_ANYTHING_ELSE = "it was last judged"


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


def standing_judgement(action: Any) -> Judgement | None:
    """What whoever runs the plan made of it last, if its status bears that out; what was asked only until answered."""
    last = _last_judgement(action)
    if last is None or not last.agrees_with(action.status):
        return None
    is_answered = last.verdict == Verdict.MORE_ASKED and not action.answer_by
    return None if is_answered else last


def asked(action: Any) -> Judgement | None:
    """That more was asked, while it is not answered."""
    return _standing(action, Verdict.MORE_ASKED)


def ended(action: Any) -> Judgement | None:
    """That it goes on elsewhere, or in another action, or not at all."""
    return _standing(action, Verdict.SUPERSEDED, Verdict.TRANSFERRED)


def before(action: Any, report: ProgressReport) -> str:
    """Before what it was given, if it counts no longer: the action was judged since, and is still owed."""
    last = _last_judgement(action)
    if last is None or report.since_id == last.pk or action.status in SETTLED_AS.values():
        return ""
    return BEFORE.get(last.verdict, BEFORE_ANYTHING_ELSE)


def _last_judgement(action: Any) -> Judgement | None:
    return next(iter(action.last_judgements), None)


def _standing(action: Any, *verdicts: str) -> Judgement | None:
    judgement = standing_judgement(action)
    return judgement if judgement and judgement.verdict in verdicts else None
