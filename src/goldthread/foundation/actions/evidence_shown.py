"""The evidence of an action, as its page tells it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Prefetch

from goldthread.foundation.access.standing import Standing
from goldthread.foundation.actions.models import Action, ActionEvidence
from goldthread.foundation.evidence.models import Evidence, EvidenceVersion


@dataclass(frozen=True)
class Piece:
    """One piece of evidence: its versions, newest first, the other actions in sight that it shows, and whose it is."""

    evidence: Evidence
    versions: list[EvidenceVersion]
    also: list[Action]
    is_own: bool


def evidence_shown(action: Action, standing: Standing, on: date) -> dict[str, Any]:
    """What the page prints, in a constant number of queries. Evidence that counts stands before what was withdrawn."""
    versions = EvidenceVersion.objects.select_related("file__space").order_by("-number")
    in_sight = Action.objects.visible_to(standing).exclude(pk=action.pk)
    others = ActionEvidence.objects.filter(action__in=in_sight).select_related("action__space").order_by("action")
    found = list(
        Evidence.objects.filter(shows__action=action)
        .select_related("agency")
        .prefetch_related(Prefetch("versions", versions), Prefetch("shows", others))
        .order_by("withdrawn_at", "given_at", "pk")
    )
    own = set(Evidence.objects.kept_up_by(standing).filter(shows__action=action).values_list("pk", flat=True))
    pieces = [
        Piece(one, list(one.versions.all()), [link.action for link in one.shows.all()], one.pk in own) for one in found
    ]
    may_give = Action.objects.evidenced_by(standing).filter(pk=action.pk).exists()
    return {
        "counting": [piece for piece in pieces if not piece.evidence.withdrawn_at],
        "withdrawn": [piece for piece in pieces if piece.evidence.withdrawn_at],
        "may_give": may_give,
        "on": on,
    }
