"""What the worker destroys: what was confirmed, at once; what goes by itself, every night; and bytes that are left."""

from datetime import datetime

from goldthread.foundation.access.standing import System
from goldthread.foundation.jobs.job import job
from goldthread.foundation.retention.commands.destroying import (
    carry_out,
    destroy_by_itself,
    record_bytes_gone,
    settle_ledger,
)
from goldthread.foundation.retention.commands.log import forget_reads
from goldthread.foundation.retention.destroying import remove_bytes
from goldthread.foundation.retention.kinds.declaring import KINDS
from goldthread.foundation.retention.models import Certificate, Decision
from goldthread.foundation.spaces.finding import every_space
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

REPEATS = "nobody: it repeats by itself"
DESTROYER = System("records destroyed")


@job(access="a person who confirms that a record is destroyed", does="Destroy a record under the retention schedule")
def destroy_record(*, space_id: int, decision_id: int, at: datetime) -> None:
    """Destroy one record. Killed in the middle, it is taken up again: rows go together, then bytes."""
    with opened(actor=SYSTEM_ACTOR, reading=[space_id]):
        decision = Decision.objects.select_related("space").filter(pk=decision_id).first()
    if decision:
        carry_out(decision=decision, by=DESTROYER, at=at)
        finish(decision.space, at)


@job(access=REPEATS, does="Destroy what goes by itself under the schedule", every="30 4 * * *")
def destroy_what_goes_by_itself(*, at: datetime) -> None:
    """Once a night, in every space; what a worker that was killed left of confirmed destructions is done as well."""
    for space in every_space():
        for decision in _confirmed(space.pk):
            carry_out(decision=decision, by=DESTROYER, at=at)
        for kind in KINDS.values():
            destroy_by_itself(space=space, kind=kind, by=DESTROYER, at=at)
        finish(space, at)


@job(access=REPEATS, does="Forget who opened what, once its time is over", every="50 4 * * *")
def forget_what_was_opened(*, at: datetime) -> None:
    """Once a night, in every space."""
    for space in every_space():
        forget_reads(space=space, by=DESTROYER, at=at)


def finish(space: Space, at: datetime) -> None:
    """After what was destroyed has committed: the ledger is told so, and bytes go. Done twice, it is done once."""
    settle_ledger(space=space, by=DESTROYER, at=at)
    finish_bytes(space.pk, at)


def finish_bytes(space_id: int, at: datetime) -> None:
    """Remove the bytes of what is destroyed, and note that they are gone."""
    with opened(actor=SYSTEM_ACTOR, reading=[space_id]):
        left = list(Certificate.objects.filter(space=space_id).exclude(places=[]).order_by("number"))
    for certificate in left:
        remove_bytes(certificate)
        record_bytes_gone(certificate=certificate, by=DESTROYER, at=at)


def _confirmed(space_id: int) -> list[Decision]:
    with opened(actor=SYSTEM_ACTOR, reading=[space_id]):
        rows = Decision.objects.filter(space=space_id, state=Decision.State.CONFIRMED)
        return list(rows.select_related("space").order_by("pk"))
