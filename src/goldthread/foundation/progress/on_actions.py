"""What progress adds to the page of an action: how it goes, how it was judged, and what may be done next."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.actions.commands import register_following
from goldthread.foundation.actions.models import Action
from goldthread.foundation.actions.sections import Section, register_page, register_section
from goldthread.foundation.progress.following import follows_reports
from goldthread.foundation.progress.models import Judgement, ProgressReport
from goldthread.foundation.progress.next_steps import SETTLED, next_steps
from goldthread.foundation.progress.owners import owing
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.ui.plain_words import lower_first

TEMPLATE = "progress/on_action.html"


@dataclass(frozen=True)
class Said:
    """One report or judgement, for the list of everything that was said."""

    at: datetime
    title: str
    by: str
    text: str


def shown(action: Action, standing: Standing, space: Space) -> dict[str, Any]:
    """What the section prints, in a constant number of queries."""
    reports = list(ProgressReport.objects.filter(action=action).select_related("agency", "group").order_by("-pk"))
    judgements = list(Judgement.objects.filter(action=action).select_related("superseded_by__space").order_by("-pk"))
    judged = judgements[0] if judgements and judgements[0].agrees_with(action.status) else None
    return {
        "owners": owing(action),
        "is_settled": action.status in SETTLED,
        "judged": judged,
        "successor": _successor(judged, standing),
        "said": sorted([*map(_reported, reports), *map(_judged, judgements)], key=lambda one: one.at, reverse=True),
        "steps": [
            (step.text, reverse(step.address, args=[space.slug, action.pk])) for step in next_steps(action, standing)
        ],
    }


def _successor(judged: Judgement | None, standing: Standing) -> Action | None:
    """The action that took its place, if the person may see it."""
    chosen = judged.superseded_by if judged else None
    return chosen if chosen and Action.objects.visible_to(standing).filter(pk=chosen.pk).exists() else None


def _reported(report: ProgressReport) -> Said:
    by = lower_first(report.by_whom) if report.is_by_partnership else f"reported by {report.by_whom}"
    return Said(report.reported_at, str(report), by, report.words)


def _judged(judgement: Judgement) -> Said:
    title = f"{judgement}: {judgement.to}" if judgement.to else str(judgement)
    return Said(judgement.judged_at, title, "judged by whoever runs the plan", judgement.why)


def register() -> None:
    """Once, when the program starts."""
    register_following(follows_reports)
    register_section(Section(TEMPLATE, shown, is_first=True))
    register_page("waiting_actions", "Waiting for you", Can.JUDGE_EVIDENCE)
    register_page("late_actions", "What is late", Can.VIEW_WHOLE_PLAN)
