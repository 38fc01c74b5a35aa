"""Holds are placed and lifted."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor, account_of
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.retention.classes import can_go
from goldthread.foundation.retention.judging import ALONE
from goldthread.foundation.retention.kinds.declaring import KINDS
from goldthread.foundation.retention.models import Hold
from goldthread.foundation.spaces.models import Space


@dataclass(frozen=True)
class About:
    """What a hold is about: one record of a kind, a class, or with neither everything of the space."""

    kind: str = ""
    object_id: int | None = None
    retention_class: str = ""

    @property
    def scope(self) -> Hold.Scope:
        return Hold.Scope.RECORD if self.kind else Hold.Scope.CLASS if self.retention_class else Hold.Scope.SPACE


@dataclass(frozen=True)
class Grounds:
    """Why, and who asked for it when."""

    ground: str
    reason: str
    asked_by: str
    asked_on: date


@command(Can.REVIEW_RETENTION, event="hold placed", alone=ALONE)
def place_hold(*, space: Space, about: About, grounds: Grounds, by: Actor, at: datetime) -> Hold:
    """From now on nothing that it is about is destroyed. A proposal that stands waits until it is lifted."""
    _check_about(space, about)
    if not grounds.reason.strip():
        raise Refused("Enter why nothing may be destroyed.", "reason")
    if not grounds.asked_by.strip():
        raise Refused("Enter who asked for it, by role or organisation.", "asked_by")
    if grounds.asked_on > timezone.localdate(at):
        raise Refused("Enter today or an earlier day.", "asked_on")
    return Hold.objects.create(
        space=space,
        scope=about.scope,
        kind=about.kind,
        object_id=about.object_id,
        retention_class=about.retention_class,
        ground=grounds.ground,
        reason=grounds.reason.strip(),
        asked_by=grounds.asked_by.strip(),
        asked_on=grounds.asked_on,
        placed_by_id=account_of(by),
        placed_at=at,
    )


@command(Can.DESTROY_RECORDS, event="hold lifted", about="hold", alone=ALONE)
def lift_hold(*, hold: Hold, why: str, by: Actor, at: datetime) -> Hold:
    """The hold stands no longer; the record of it stays."""
    if hold.lifted_at:
        raise Refused("It was lifted already.")
    if not why.strip():
        raise Refused("Enter why it is lifted.", "why")
    hold.lifted_at, hold.lifted_by_id, hold.lifted_why = at, account_of(by), why.strip()
    hold.save()
    return hold


def _check_about(space: Space, about: About) -> None:
    if about.kind:
        kind = KINDS.get(about.kind)
        if kind is None or not kind.root._default_manager.filter(space=space, pk=about.object_id).exists():
            raise Refused("This record is no longer there.")
    elif about.retention_class and about.retention_class not in can_go():
        raise Refused("Choose a class of records that can be destroyed.", "about")
