"""Evidence is given of actions, and seen by whoever may see one of them."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import OuterRef
from django.utils import timezone

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor, Standing, standing_of
from goldthread.foundation.actions.models import Action, ActionEvidence
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.evidence.models import SEEN_THROUGH, Evidence
from goldthread.foundation.evidence.recording import Shown, record_evidence


@command(Can.GIVE_EVIDENCE, event="evidence given", about="action")
def give_evidence(
    *,
    action: Action,
    title: str,
    shown: Shown,
    by: Actor,
    at: datetime,
    also: Iterable[Action] = (),
    agency: Agency | None = None,
) -> Evidence:
    """Somebody shows that an action was done, and perhaps others (``also``). ``agency`` is where it comes from."""
    standing = standing_of(by, timezone.localdate(at))
    numbers = {action.pk, *(one.pk for one in also)}
    _check(action, numbers, agency, standing)
    evidence = record_evidence(space=action.space, title=title, shown=shown, agency=agency, by=by, at=at)
    for number in sorted(numbers):
        ActionEvidence.objects.create(space_id=action.space_id, action_id=number, evidence=evidence)
    return evidence


def _check(action: Action, numbers: set[int], agency: Agency | None, standing: Standing) -> None:
    own = Action.objects.evidenced_by(standing).filter(space=action.space_id, pk__in=numbers)
    if own.count() != len(numbers):
        raise Refused("Choose actions that your agency owes.", "also")
    if agency is not None and agency.space_id != action.space_id:
        raise Refused("Choose an agency of this partnership.", "agency")
    runs_the_plan = standing.is_system or action.space_id in standing.whole_spaces_where(Can.GIVE_EVIDENCE)
    if not runs_the_plan and (agency is None or agency.pk not in standing.agencies_where(Can.GIVE_EVIDENCE)):
        raise Refused("Choose your own agency.", "agency")


def register() -> None:
    """Once, when the program starts."""
    SEEN_THROUGH.register(
        lambda standing: ActionEvidence.objects.filter(
            action__in=Action.objects.visible_to(standing), evidence=OuterRef("pk")
        )
    )
