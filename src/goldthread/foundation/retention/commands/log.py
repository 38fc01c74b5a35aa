"""Who opened what is forgotten, once it was kept as long as the schedule says."""

from datetime import datetime, time

from django.db import connection
from django.db.models import Q
from django.utils import timezone

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor
from goldthread.foundation.commands.command import command
from goldthread.foundation.records.working_days import months_after
from goldthread.foundation.retention.classes import AtEnd
from goldthread.foundation.retention.destroying import next_number
from goldthread.foundation.retention.holding import held_objects, holds_in
from goldthread.foundation.retention.judging import ALONE
from goldthread.foundation.retention.models import Certificate, Hold
from goldthread.foundation.retention.rules import rule_on, with_source
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.trail.models import TrailEntry

Objects = list[tuple[str, int]]
ACCESS_LOG = "access-log"
READS_AT_A_TIME = 20_000
"""Reads on one certificate; the rest goes the next night."""


@command(Can.BE_THE_PROGRAM, event="log of what was opened destroyed", alone=ALONE)
def forget_reads(*, space: Space, by: Actor, at: datetime) -> Certificate | None:
    """Take from the trail who opened what before the day on which its period ends; nothing that is under a hold.

    Under a hold on a class all of it stays.

    It needs no ledger: where a restore brings it back, it is as old as before and goes the next night.
    """
    rule, holds = rule_on(space.pk, ACCESS_LOG, timezone.localdate(at)), holds_in(space.pk)
    if rule is None or rule.at_end != AtEnd.BY_ITSELF or _keep_all_reads(holds):
        return None
    day = months_after(timezone.localdate(at), -rule.months)
    before = timezone.make_aware(datetime.combine(day, time.min))
    held = held_objects(holds)
    if not _is_anything_over(space, before, held):
        return None
    certificate = Certificate.objects.create(
        space=space,
        number=next_number(space),
        kind=ACCESS_LOG,
        retention_class=ACCESS_LOG,
        rule=with_source(rule),
        roots=0,
        records=0,
        files=0,
        destroyed={},
        destroyed_at=at,
    )
    certificate.entries = _forget(space.pk, certificate.number, before, held)
    certificate.save()
    return certificate


def _keep_all_reads(holds: list[Hold]) -> bool:
    """A read names one object, and not which classes were shown with it: a page of a review shows its evidence."""
    return any(one.scope != Hold.Scope.RECORD for one in holds)


def _is_anything_over(space: Space, before: datetime, held: Objects) -> bool:
    of_held = Q()
    for table, number in held:
        of_held |= Q(object_table=table, object_id=number)
    reads = TrailEntry.objects.filter(
        space=space.pk, operation="read", at__lt=before, seal__isnull=False, forgotten=None
    )
    return (reads.exclude(of_held) if held else reads).exists()


def _forget(space_id: int, number: int, before: datetime, held: Objects) -> int:
    """In the trail, by its own function; gives how many reads that were."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select trail_forget_reads(%s, %s, %s, %s, %s::text[], %s::bigint[])",
            [space_id, number, before, READS_AT_A_TIME, [table for table, _ in held], [row for _, row in held]],
        )
        return int(cursor.fetchone()[0])
