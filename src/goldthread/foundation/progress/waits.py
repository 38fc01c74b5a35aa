"""What progress knows that actions wait for: somebody who looks at evidence, evidence, and more that was asked."""

from datetime import date

from django.db.models import Exists, OuterRef, Q

from goldthread.foundation.actions.counting_evidence import lost_by, shown_on
from goldthread.foundation.actions.models import Action, ActionEvidence, evidenced
from goldthread.foundation.actions.waits import Wait, register_wait
from goldthread.foundation.progress.models import ProgressReport

Status = Action.Status
OPEN = Q(status__in=Action.OPEN_STATUSES)
REPORTED_DONE = Q(status=Status.COMPLETE_PENDING_EVIDENCE)


def _to_look_at(on: date) -> Q:
    return REPORTED_DONE & Q(shown_on(on))


def _unshown(on: date) -> Q:
    """What came from a file as done waits for nobody, until somebody reports on it here or gives evidence of it."""
    of_action = {"space": OuterRef("space"), "action": OuterRef("pk")}
    said_here = Exists(ProgressReport.objects.filter(**of_action))
    shown_here = Exists(ActionEvidence.objects.filter(**of_action))
    return REPORTED_DONE & ~Q(evidenced()) & (Q(load=None) | Q(said_here) | Q(shown_here))


def _no_longer_shown(on: date) -> Q:
    """Reported done or accepted, with evidence that has run out; or accepted, with evidence that was withdrawn."""
    is_done = (REPORTED_DONE & Q(evidenced())) | Q(status=Status.CLOSED)
    return is_done & lost_by(on)


TO_LOOK_AT = Wait("look", "Evidence to be looked at", _to_look_at)
UNSHOWN = Wait("evidence", "Evidence of what is reported done", _unshown)
NO_LONGER_SHOWN = Wait("newer", "Evidence that still counts", _no_longer_shown)
ASKED = Wait("asked", "More that was asked", lambda on: OPEN & Q(answer_by__isnull=False), heading="More asked")
ASKED_LATE = Wait("asked_late", "More that was asked, past the day", lambda on: OPEN & Q(answer_by__lt=on))


def register() -> None:
    """Once, when the program starts."""
    for wait in (TO_LOOK_AT, UNSHOWN, NO_LONGER_SHOWN, ASKED, ASKED_LATE):
        register_wait(wait)
