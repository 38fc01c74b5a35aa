"""What is owed, as plain data for ``goldthread actions --json``."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, F, Prefetch, Q

from goldthread.foundation.access.standing import Standing
from goldthread.foundation.actions.models import Action, ActionOwner, ActionQuerySet, owned
from goldthread.foundation.actions.origins import origin_of, origins_in
from goldthread.foundation.progress.last_said import asked, with_last_said
from goldthread.foundation.progress.models import Judgement, ProgressReport
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

PROGRAM = Standing(is_system=True)
EVIDENCE = Count("shown_by", filter=Q(shown_by__evidence__withdrawn_at=None))


@dataclass(frozen=True)
class Narrowing:
    """Which actions: owed by an agency of this name, in this status, late only."""

    agency: str = ""
    status: str = ""
    late: bool = False


def actions_as_data(spaces: Sequence[Space], on: date, narrowing: Narrowing) -> dict[str, Any]:
    """What is owed in some spaces as it stands on a day, as the program itself sees it. A constant number of queries
    for each space."""
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk for space in spaces]):
        return {
            "as_of": on.isoformat(),
            "spaces": [{"space": space.slug, "actions": _actions_in(space, on, narrowing)} for space in spaces],
        }


def _actions_in(space: Space, on: date, narrowing: Narrowing) -> list[dict[str, Any]]:
    rows = _narrowed(Action.objects.filter(space=space), on, narrowing).with_lateness(on).with_evidence()
    actions = list(
        with_last_said(rows.annotate(evidence=EVIDENCE), on)
        .prefetch_related(Prefetch("owners", ActionOwner.objects.select_related("agency", "group").order_by("pk")))
        .order_by(F("wanted_by").asc(nulls_last=True), "pk")
    )
    origins = origins_in(space, PROGRAM)
    reports = _by_action(ProgressReport.objects.filter(action__in=actions).select_related("agency", "group"))
    judgements = _by_action(Judgement.objects.filter(action__in=actions).select_related("superseded_by"))
    return [
        {
            **_action(action),
            "origin": origin_of(action, origins) or None,
            "latest_report": next((_report(one) for one in reversed(reports[action.pk])), None),
            "more_asked": _more_asked(action),
            "reports": [_report(one) for one in reports[action.pk]],
            "judgements": [_judgement(one) for one in judgements[action.pk]],
        }
        for action in actions
    ]


def _narrowed(actions: ActionQuerySet, on: date, narrowing: Narrowing) -> ActionQuerySet:
    if narrowing.agency:
        actions = actions.filter(owned(agency__name__iexact=narrowing.agency))
    if narrowing.status:
        actions = actions.filter(status=narrowing.status)
    return actions.overdue(on) if narrowing.late else actions


def _by_action(rows: Any) -> dict[int, list[Any]]:
    """Oldest first, by the action that they are about."""
    found: dict[int, list[Any]] = defaultdict(list)
    for row in rows.order_by("pk"):
        found[row.action_id].append(row)
    return found


def _action(action: Any) -> dict[str, Any]:
    return {
        "id": action.pk,
        "ref": action.reference,
        "title": action.title,
        "owners": [str(owner) for owner in action.owners.all()],
        "owner_as_printed": action.owner_as_printed or None,
        "status": action.status,
        "status_in_words": action.status_in_words,
        "due": str(action.due) if action.due else action.due_as_printed or None,
        "due_by": _day(action.due_by),
        "answer_by": _day(action.answer_by),
        "late": action.is_late,
        "started_on": _day(action.started_on),
        "done_on": _day(action.done_on),
        "evidence": action.evidence,
        "evidence_counts": action.evidence_counts,
        "imported": action.is_imported,
    }


def _report(report: ProgressReport) -> dict[str, Any]:
    return {
        "owner": report.owner_in_words,
        "says": report.says,
        "words": report.words,
        "done_on": _day(report.done_on),
        "at": report.reported_at.isoformat(),
        "through": report.reported_through or None,
        "recorded_by_partnership": report.is_by_partnership,
    }


def _judgement(judgement: Judgement) -> dict[str, Any]:
    return {
        "verdict": judgement.verdict,
        "why": judgement.why,
        "answer_by": _day(judgement.answer_by),
        "superseded_by": judgement.superseded_by.reference if judgement.superseded_by else None,
        "to": judgement.to or None,
        "at": judgement.judged_at.isoformat(),
    }


def _more_asked(action: Any) -> dict[str, Any] | None:
    """What was asked for and by when, while it is not answered."""
    if not (judgement := asked(action)):
        return None
    return {"what": judgement.why, "by": _day(action.answer_by), "at": judgement.judged_at.isoformat()}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
