"""What was decided is carried out by the program itself."""

from dataclasses import asdict, replace
from datetime import datetime
from secrets import token_hex

from django.conf import settings
from django.utils import timezone

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor
from goldthread.foundation.commands.command import command
from goldthread.foundation.disk.json_lines import append_line
from goldthread.foundation.retention import ledger_lines
from goldthread.foundation.retention.belonging import Belonging, belonging_to, why_not
from goldthread.foundation.retention.classes import AtEnd
from goldthread.foundation.retention.destroying import Order, destroy
from goldthread.foundation.retention.due import Due, due_in, due_of
from goldthread.foundation.retention.holding import holds_in, holds_on_whole
from goldthread.foundation.retention.judging import ALONE, why_not_now
from goldthread.foundation.retention.kinds.declaring import KINDS, Kind
from goldthread.foundation.retention.ledger_lines import Became, Outcome, certified_keys
from goldthread.foundation.retention.models import Certificate, Decision, Hold
from goldthread.foundation.retention.rules import rule_on, with_source
from goldthread.foundation.spaces.models import Space

KEY_BYTES = 16
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
    due = due_of(kind, record, today)
    assert due is not None  # otherwise its period were not over
    order = Order(with_source(due.rule), at, decision.decided_by_id, decision.confirmed_by_id)
    decision.certificate = _destroyed(belonging_to(kind, [decision.object_id]), decision.space, order)
    decision.state = Decision.State.DONE
    decision.save()
    return decision


@command(Can.BE_THE_PROGRAM, event="records destroyed by themselves", alone=ALONE)
def destroy_by_itself(*, space: Space, kind: Kind, by: Actor, at: datetime) -> Certificate | None:
    """Destroy what needs no review and whose period is over; nothing under a hold, nothing that is still needed."""
    today = timezone.localdate(at)
    rule = None if kind.sorts else rule_on(space.pk, kind.class_code, today)
    if rule is None or rule.at_end != AtEnd.BY_ITSELF:
        return None
    holds = holds_in(space.pk)
    due = [one for one in due_in(space, today) if one.kind.code == kind.code and _goes(one, holds)]
    roots = [one.record.pk for one in due][:AT_A_TIME]
    return _destroyed(belonging_to(kind, roots), space, Order(with_source(rule), at)) if roots else None


@command(Can.BE_THE_PROGRAM, event="records destroyed again after a restore", alone=ALONE)
def destroy_again(
    *, space: Space, kind: Kind, roots: list[int], before: datetime, order: Order, by: Actor, at: datetime
) -> Certificate:
    """What a ledger tells of, in a database that was restored from before it. It stands in the ledger already."""
    return destroy(belonging_to(kind, roots, before), space, order)


@command(Can.BE_THE_PROGRAM, event="ledger of destructions settled", alone=ALONE)
def settle_ledger(*, space: Space, by: Actor, at: datetime) -> int:
    """Say in the ledger what became of what was intended here; gives of how much.

    Whatever was intended has committed or was undone by now: destructions in a space wait for each other.
    """
    path = settings.DESTRUCTION_LEDGER
    if path is None or not path.exists():
        return 0
    unsettled = ledger_lines.read(path).unsettled(space.slug)
    made = certified_keys(space, unsettled)
    for line in unsettled:
        became = Became.COMMITTED if line.key in made else Became.UNDONE
        append_line(path, asdict(Outcome(line.key, became)))
    return len(unsettled)


@command(Can.BE_THE_PROGRAM, event="bytes of destroyed files removed", about="certificate")
def record_bytes_gone(*, certificate: Certificate, by: Actor, at: datetime) -> Certificate:
    """Nothing that was destroyed lies anywhere any more."""
    certificate.places = []
    certificate.save()
    return certificate


def _goes(due: Due, holds: list[Hold]) -> bool:
    if due.holds or due.open:
        return False
    belonging = belonging_to(due.kind, [due.record.pk])
    return not (holds_on_whole(holds, belonging) or why_not(belonging))


def _destroyed(belonging: Belonging, space: Space, order: Order) -> Certificate:
    """The ledger tells that it is intended before it commits, and is told afterwards what became of it."""
    roots = ledger_lines.roots_of(belonging)
    certificate = destroy(belonging, space, replace(order, key=token_hex(KEY_BYTES)))
    if settings.DESTRUCTION_LEDGER is not None:
        append_line(settings.DESTRUCTION_LEDGER, asdict(ledger_lines.line_of(certificate, roots, space)))
    return certificate
