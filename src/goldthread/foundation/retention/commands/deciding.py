"""People decide what becomes of records whose period is over."""

from datetime import date, datetime
from typing import Any

from django.utils import timezone

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor, account_of, standing_of
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.records.dates import in_words
from goldthread.foundation.retention.classes import REVIEWED, AtEnd
from goldthread.foundation.retention.due import Due, due_of
from goldthread.foundation.retention.jobs import destroy_record
from goldthread.foundation.retention.judging import ALONE, NOT_DUE, why_not_now
from goldthread.foundation.retention.kinds.declaring import Kind
from goldthread.foundation.retention.models import Decision


@command(Can.REVIEW_RETENTION, event="destruction proposed", about="record", alone=ALONE)
def propose_destruction(*, record: Any, kind: Kind, why: str, by: Actor, at: datetime) -> Decision:
    """Somebody decides that a record is to be destroyed. Where two must, another confirms it."""
    due = _to_be_decided(kind, record, why, at)
    reason = why_not_now(kind, record, timezone.localdate(at))
    if reason:
        raise Refused(reason)
    alone = due.rule.at_end == AtEnd.REVIEW_BY_ONE
    if alone:
        _check_may_destroy(by, record.space_id, at)
    made = _decided(record, kind, by, at, outcome=Decision.Outcome.DESTROY, why=why.strip())
    if alone:
        made.state = Decision.State.CONFIRMED
        made.save()
        _have_destroyed(made)
    return made


@command(Can.REVIEW_RETENTION, event="record kept longer", about="record", alone=ALONE)
def keep_longer(*, record: Any, kind: Kind, until: date, why: str, by: Actor, at: datetime) -> Decision:
    """Somebody decides that a record stays until a day, and is looked at again then."""
    _to_be_decided(kind, record, why, at)
    if until <= timezone.localdate(at):
        raise Refused("Enter a day that is still to come.", "until")
    kept = {"outcome": Decision.Outcome.KEEP, "state": Decision.State.DONE, "keep_until": until}
    return _decided(record, kind, by, at, why=why.strip(), **kept)


@command(Can.DESTROY_RECORDS, event="destruction confirmed", about="decision", alone=ALONE)
def confirm_destruction(*, decision: Decision, kind: Kind, by: Actor, at: datetime) -> Decision:
    """A second person confirms: the worker destroys it at once."""
    _check_open(decision)
    if decision.decided_by_id == by.pk:
        raise Refused("You proposed it. Another person must confirm it.")
    record = kind.root._default_manager.filter(space=decision.space_id, pk=decision.object_id).first()
    if record is None:
        raise Refused("The record is no longer there.")
    reason = why_not_now(kind, record, timezone.localdate(at))
    if reason:
        raise Refused(reason)
    decision.state, decision.confirmed_by_id, decision.confirmed_at = Decision.State.CONFIRMED, account_of(by), at
    decision.save()
    _have_destroyed(decision)
    return decision


@command(Can.REVIEW_RETENTION, event="destruction turned down", about="decision", alone=ALONE)
def turn_down(*, decision: Decision, why: str, by: Actor, at: datetime) -> Decision:
    """The proposal does not stand; the record waits to be reviewed again."""
    _check_open(decision)
    if not why.strip():
        raise Refused("Say why it is not to be destroyed.", "why")
    decision.state, decision.ended_why = Decision.State.TURNED_DOWN, why.strip()
    decision.save()
    return decision


def _to_be_decided(kind: Kind, record: Any, why: str, at: datetime) -> Due:
    on = timezone.localdate(at)
    due = due_of(kind, record, on)
    if due is None or due.due_on > on:
        raise Refused(NOT_DUE)
    if due.rule.at_end not in REVIEWED:
        raise Refused("Records of this class go by themselves. Place a hold to keep one.")
    if due.open:
        raise Refused("A proposal stands already: confirm it or turn it down.")
    if due.kept and due.kept.holds_back(on) and due.kept.keep_until:
        raise Refused(f"It is kept until {in_words(due.kept.keep_until)}.")
    if not why.strip():
        raise Refused("Enter the reason.", "why")
    return due


def _check_may_destroy(by: Actor, space_id: int, at: datetime) -> None:
    if not standing_of(by, timezone.localdate(at), at).may(Can.DESTROY_RECORDS, space_id):
        raise Refused("Your role does not let you decide this alone.")


def _have_destroyed(decision: Decision) -> None:
    """By the worker, once what is happening now is committed."""
    destroy_record.defer(space_id=decision.space_id, decision_id=decision.pk)


def _check_open(decision: Decision) -> None:
    if decision.state != Decision.State.PROPOSED:
        raise Refused(f"It is not open any more: {decision.get_state_display().lower()}.")


def _decided(record: Any, kind: Kind, by: Actor, at: datetime, **said: Any) -> Decision:
    return Decision.objects.create(
        space_id=record.space_id,
        kind=kind.code,
        object_id=record.pk,
        decided_by_id=account_of(by),
        decided_at=at,
        **{"state": Decision.State.PROPOSED, **said},
    )
