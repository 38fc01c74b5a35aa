"""Somebody who reports on an action, and somebody who judges, in the tests of progress."""

from typing import Any

from django.utils import timezone

from goldthread.foundation.access.standing import System
from goldthread.foundation.accounts.acting import as_person
from goldthread.foundation.accounts.factories import DeskClient
from goldthread.foundation.accounts.models import User
from goldthread.foundation.actions.models import Action
from goldthread.foundation.evidence.recording import Shown
from goldthread.foundation.progress.models import ProgressReport
from goldthread.foundation.progress.reporting import Said, report_progress
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

TODAY = timezone.localdate
UNDER_WAY = Said("under_way", "Dates are set.")
TRAINED = Shown(words="Forty attended.")


def done(**more: Any) -> Said:
    return Said(**{"says": "done", "report": "All were trained.", "done_on": TODAY(), **more})


def person(client: DeskClient) -> User:
    number = int(client.session["_auth_user_id"])
    with as_person(number):
        return User.objects.get(pk=number)


def report(action: Action, by: Any, said: Said, **more: Any) -> ProgressReport:
    return report_progress(action=action, said=said, by=by, at=timezone.now(), **more)


def judge(command: Any, action: Action, **said: Any) -> Any:
    return command(action=action, by=said.pop("by", System("tests")), at=timezone.now(), **said)


def now_of(action: Action) -> Action:
    with opened(actor=SYSTEM_ACTOR, reading=[action.space_id]):
        return Action.objects.with_evidence().with_lateness(TODAY()).select_related("space").get(pk=action.pk)
