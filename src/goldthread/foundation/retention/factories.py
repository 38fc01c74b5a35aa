"""Records whose period is over, and people who decide on them, for tests. Nothing here is real."""

from datetime import UTC, date, datetime
from typing import Any

from goldthread.foundation.access.models import Holding
from goldthread.foundation.access.standing import System
from goldthread.foundation.accounts.factories import make_user
from goldthread.foundation.accounts.models import User
from goldthread.foundation.actions.models import Action, ActionEvidence
from goldthread.foundation.evidence.models import Evidence
from goldthread.foundation.evidence.recording import Shown, record_evidence
from goldthread.foundation.files.factories import an_upload
from goldthread.foundation.files.receiving import receive
from goldthread.foundation.retention.commands.deciding import confirm_destruction, propose_destruction
from goldthread.foundation.retention.commands.holds import About, Grounds, place_hold
from goldthread.foundation.retention.jobs import destroy_record
from goldthread.foundation.retention.kinds.declaring import KINDS, Kind
from goldthread.foundation.retention.models import Decision, Hold
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

TESTS = System("tests")
DECIDED = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
LONG_AGO = datetime(2015, 3, 2, 9, 0, tzinfo=UTC)
SECRET = "Every worker of the Larkspur team was trained."
"""What the evidence says, to be looked for where it must not be any more."""


def evidence() -> Kind:
    return KINDS["evidence"]


def old_evidence(space: Space, at: datetime = LONG_AGO, with_file: bool = False, title: str = "Register") -> Evidence:
    """Evidence of an action that is closed, given long ago: in words, or as a file."""
    shown = Shown(file=receive(an_upload(SECRET.encode()))) if with_file else Shown(words=SECRET)
    with opened(actor=SYSTEM_ACTOR, writing=space.pk):
        number = f"A{Action.objects.filter(space=space).count() + 1}"
        action = Action.objects.create(space=space, reference=number, title="Train", status="closed", origin="audit")
        made = record_evidence(space=space, title=title, shown=shown, agency=None, by=TESTS, at=at)
        ActionEvidence.objects.create(space=space, action=action, evidence=made)
    return made


def somebody(space: Space, role: str, name: str) -> User:
    """A person with a role in a space."""
    user = make_user(f"{name.lower()}@{space.slug}.example", name)
    with opened(actor=SYSTEM_ACTOR, writing=space.pk):
        Holding.objects.create(space=space, user=user, role=role, starts_on=date(2020, 1, 1))
    return user


def a_hold(space: Space, about: About | None = None) -> Hold:
    """A hold, on everything unless it says otherwise."""
    grounds = Grounds(Hold.Ground.LEGAL, "A claim was brought", "County solicitor", date(2026, 11, 2))
    return place_hold(space=space, about=about or About(), grounds=grounds, by=TESTS, at=DECIDED)


def confirmed(record: Any, kind: Kind, proposer: Any, confirmer: Any) -> Decision:
    """One person proposed that a record is destroyed, and another confirmed it."""
    made = propose_destruction(record=record, kind=kind, why="Its time is over", by=proposer, at=DECIDED)
    return confirm_destruction(decision=made, kind=kind, by=confirmer, at=DECIDED)


def carried_out(decision: Decision) -> Decision:
    """As the worker does it."""
    destroy_record.func(space_id=decision.space_id, decision_id=decision.pk)
    with opened(actor=SYSTEM_ACTOR, reading=[decision.space_id]):
        return Decision.objects.select_related("certificate", "space").get(pk=decision.pk)


def rows(space: Space, model: Any, **narrowed: Any) -> list[Any]:
    """What is there of a model in a space."""
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        return list(model.objects.filter(**narrowed))
