"""What happens to evidence once it was given: it is renewed, or withdrawn."""

from datetime import datetime

from django.utils import timezone

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor, account_of, standing_of
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import NotAllowed, Refused
from goldthread.foundation.evidence.models import Evidence
from goldthread.foundation.evidence.recording import Shown, record_version


@command(Can.GIVE_EVIDENCE, event="version of evidence added", about="evidence")
def add_version(*, evidence: Evidence, shown: Shown, by: Actor, at: datetime) -> Evidence:
    """Newer evidence takes the place of the older, which stays to be seen."""
    _see_that_it_may_change(evidence, by, at)
    record_version(evidence=evidence, shown=shown, by=by, at=at)
    # Raises the version of the evidence, so that a form somebody else has open notices.
    evidence.save(update_fields=["title"])
    return evidence


@command(Can.GIVE_EVIDENCE, event="evidence withdrawn", about="evidence")
def withdraw_evidence(*, evidence: Evidence, why: str, by: Actor, at: datetime) -> Evidence:
    """It shows nothing any more. It stays to be seen, with the reason."""
    _see_that_it_may_change(evidence, by, at)
    if not why.strip():
        raise Refused("Enter why the evidence is withdrawn.", "why")
    evidence.withdrawn_at, evidence.withdrawn_why = at, why.strip()
    evidence.withdrawn_by_id = account_of(by)
    evidence.save()
    return evidence


def _see_that_it_may_change(evidence: Evidence, by: Actor, at: datetime) -> None:
    standing = standing_of(by, timezone.localdate(at))
    if not Evidence.objects.kept_up_by(standing).filter(pk=evidence.pk).exists():
        raise NotAllowed("This evidence comes from another agency.")
    if evidence.withdrawn_at:
        raise Refused("This evidence was withdrawn. Add new evidence instead.")
