"""Old evidence of the made-up partnership: one to be reviewed, one proposed, one under a hold, one destroyed.

Nobody and nothing in it is real.
"""

from datetime import date, datetime, timedelta

from django.core.files.uploadedfile import SimpleUploadedFile

from goldthread.foundation.access.standing import Actor
from goldthread.foundation.actions.evidence_of_actions import give_evidence
from goldthread.foundation.actions.models import Action
from goldthread.foundation.evidence.models import Evidence
from goldthread.foundation.evidence.recording import Shown
from goldthread.foundation.files.receiving import receive
from goldthread.foundation.retention.commands.deciding import confirm_destruction, propose_destruction
from goldthread.foundation.retention.commands.destroying import carry_out
from goldthread.foundation.retention.commands.holds import About, Grounds, place_hold
from goldthread.foundation.retention.jobs import DESTROYER, finish
from goldthread.foundation.retention.kinds.declaring import KINDS
from goldthread.foundation.retention.models import Hold
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

LONG_AGO = timedelta(days=8 * 366)
TO_REVIEW, PROPOSED, HELD, DESTROYED = "Sign-in sheet", "Minutes of a team meeting", "Rota of a duty desk", "Notice"
TITLES = (TO_REVIEW, PROPOSED, HELD, DESTROYED)
WHY = "It was given eight years ago, the action is done, and nothing refers to it"


def fictitious_retention(*, space: Space, proposer: Actor, confirmer: Actor, by: Actor, at: datetime) -> None:
    """Once: evidence of an action that is over, and what became of it."""
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        over = Action.objects.filter(space=space, status__in=(Action.Status.CLOSED, *Action.ELSEWHERE_NOW))
        action = over.select_related("space").order_by("pk").first()
        if action is None or Hold.objects.filter(space=space).exists():
            return
    given = {title: _given(action, title, by, at - LONG_AGO) for title in TITLES}
    kind = KINDS["evidence"]
    asked = "The inquiry asked every board to keep what it has"
    grounds = Grounds(Hold.Ground.INQUIRY, asked, "The inquiry’s solicitor", date(2026, 3, 2))
    place_hold(space=space, about=About(kind.code, given[HELD].pk), grounds=grounds, by=proposer, at=at)
    for title in (PROPOSED, DESTROYED):
        proposal = propose_destruction(record=given[title], kind=kind, why=WHY, by=proposer, at=at)
    decision = confirm_destruction(decision=proposal, kind=kind, by=confirmer, at=at)
    carry_out(decision=decision, by=DESTROYER, at=at)
    finish(space, at)


def _given(action: Action, title: str, by: Actor, at: datetime) -> Evidence:
    file = SimpleUploadedFile(f"{title.lower().replace(' ', '-')}.txt", f"{title} (made up)".encode(), "text/plain")
    return give_evidence(action=action, title=title, shown=Shown(file=receive(file)), agency=None, by=by, at=at)
