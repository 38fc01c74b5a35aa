"""What the pages of a one-time link say where an action is asked about."""

from datetime import datetime
from typing import Any

from django.utils import timezone

from goldthread.foundation.access.requests import Request
from goldthread.foundation.access.standing import standing_of
from goldthread.foundation.actions.models import Action
from goldthread.foundation.evidence.models import EvidenceVersion
from goldthread.foundation.one_time_links.kinds import AskedKind, register_kind
from goldthread.foundation.one_time_links.of_actions.commands import in_words_of_due
from goldthread.foundation.one_time_links.of_actions.forms import ReportByLink
from goldthread.foundation.one_time_links.of_actions.models import Asking
from goldthread.foundation.passes.holder import PassHolder
from goldthread.foundation.progress.models import Judgement
from goldthread.foundation.progress.next_steps import SETTLED
from goldthread.foundation.progress.owners import last_judgement
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened


def find(holder: PassHolder, asking: Asking, at: datetime) -> Action | None:
    """The action as the holder may see it now; nothing if the agency owes it no longer."""
    seen = Action.objects.visible_to(standing_of(holder, timezone.localdate(at), at))
    return seen.filter(pk=asking.action_id).select_related("space").first()


def over(asking: Asking, action: Action | None) -> str:
    """Why there is nothing to report, if that is so."""
    if action is None:
        return f"{asking.agency.name} does not owe this action any more, so there is nothing to answer."
    if action.status in SETTLED:
        return f"This action is now marked “{action.get_status_display()}”, so there is nothing to answer."
    return ""


def shown(asking: Asking, action: Action) -> dict[str, Any]:
    """What is owed, and what more was asked of what had been reported, if that is how it was judged last."""
    judged = last_judgement(action)
    more_asked = judged if judged and judged.verdict == Judgement.Verdict.MORE_ASKED else None
    return {"action": action, "due": in_words_of_due(action), "more_asked": more_asked}


def told(asking: Asking) -> dict[str, Any]:
    """What was reported, and what was shown with it: that was given in the same moment."""
    with opened(actor=SYSTEM_ACTOR, reading=[asking.space_id]):
        evidence = EvidenceVersion.objects.filter(
            evidence__shows__action=asking.action_id,
            evidence__agency=asking.agency_id,
            evidence__given_at=asking.answer.reported_at,
            number=1,
        )
        return {"report": asking.answer, "shown": evidence.select_related("evidence", "file").first()}


def suggested(request: Request) -> dict[str, Any]:
    return {"done_on": request.today}


def register() -> None:
    """Called when the program starts."""
    register_kind(
        AskedKind(
            sent=Asking,
            find=find,
            over=over,
            form=ReportByLink,
            page="one_time_links/action.html",
            thanks="one_time_links/thanks_for_report.html",
            shown=shown,
            told=told,
            suggested=suggested,
            beside=("action",),
        )
    )
