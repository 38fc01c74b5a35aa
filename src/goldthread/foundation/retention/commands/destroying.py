"""What was decided is carried out by the program itself."""

from datetime import datetime

from django.conf import settings
from django.utils import timezone

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor
from goldthread.foundation.commands.command import command
from goldthread.foundation.retention import ledger_lines
from goldthread.foundation.retention.belonging import Belonging, belonging_to, why_not
from goldthread.foundation.retention.classes import AtEnd
from goldthread.foundation.retention.destroying import Order, destroy
from goldthread.foundation.retention.due import Due, due_in
from goldthread.foundation.retention.judging import ALONE, why_not_now
from goldthread.foundation.retention.kinds.declaring import KINDS, Kind
from goldthread.foundation.retention.models import Certificate, Decision
from goldthread.foundation.retention.rules import rule_on, with_source
from goldthread.foundation.spaces.models import Space

AT_A_TIME = 1_000
"""Records on one certificate of what goes by itself; the rest goes the next night."""


@command(Can.BE_THE_PROGRAM, event="records destroyed", about="decision", alone=ALONE)
def carry_out(*, decision: Decision, by: Actor, at: datetime) -> Decision:
    """Destroy what was confirmed, unless something came between. Done twice, it is done once."""
    if decision.state != Decision.State.CONFIRMED:
        return decision
    kind, today = KINDS[decision.kind], timezone.localdate(at)
    record = kind.root._default_manager.filter(space=decision.space_id, pk=decision.object_id).first()
    reason = why_not_now(kind, record, today) if record else "The record is no longer there."
    if reason:
        decision.state, decision.ended_why = Decision.State.STOPPED, reason
        decision.save()
        return decision
    rule = with_source(rule_on(decision.space_id, kind.class_code, today))
    order = Order(rule, at, decision.decided_by_id, decision.confirmed_by_id)
    decision.certificate = _destroyed(belonging_to(kind, [decision.object_id]), decision.space, order)
    decision.state = Decision.State.DONE
    decision.save()
    return decision


@command(Can.BE_THE_PROGRAM, event="records destroyed by themselves", alone=ALONE)
def destroy_by_itself(*, space: Space, kind: Kind, by: Actor, at: datetime) -> Certificate | None:
    """Destroy what needs no review and whose period is over; nothing under a hold, nothing that is still needed."""
    today = timezone.localdate(at)
    rule = rule_on(space.pk, kind.class_code, today)
    if rule.at_end != AtEnd.BY_ITSELF:
        return None
    due = [one for one in due_in(space, today) if one.kind.code == kind.code and _goes(one)]
    roots = [one.record.pk for one in due][:AT_A_TIME]
    return _destroyed(belonging_to(kind, roots), space, Order(with_source(rule), at)) if roots else None


@command(Can.BE_THE_PROGRAM, event="records destroyed again after a restore", alone=ALONE)
def destroy_again(
    *, space: Space, kind: Kind, roots: list[int], before: datetime, order: Order, by: Actor, at: datetime
) -> Certificate:
    """What a ledger tells of, in a database that was restored from before it. It stands in the ledger already."""
    return destroy(belonging_to(kind, roots, before), space, order)


@command(Can.BE_THE_PROGRAM, event="bytes of destroyed files removed", about="certificate")
def record_bytes_gone(*, certificate: Certificate, by: Actor, at: datetime) -> Certificate:
    """Nothing that was destroyed lies anywhere any more."""
    certificate.places = []
    certificate.save()
    return certificate


def _goes(due: Due) -> bool:
    return not (due.holds or due.open or why_not(belonging_to(due.kind, [due.record.pk])))


def _destroyed(belonging: Belonging, space: Space, order: Order) -> Certificate:
    roots = ledger_lines.roots_of(belonging)
    certificate = destroy(belonging, space, order)
    ledger_lines.append(settings.DESTRUCTION_LEDGER, ledger_lines.line_of(certificate, roots, space))
    return certificate
