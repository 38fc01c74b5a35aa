"""Somebody says that a record is wrong. It is corrected, a note is put beside it, or not; nothing is erased."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.records.dates import in_words
from goldthread.foundation.spaces.models import Space, SpaceRecord
from goldthread.partnership.rights.commands.access import ALONE
from goldthread.partnership.rights.commands.matters import new_matter
from goldthread.partnership.rights.log import check_day, check_open, log, said
from goldthread.partnership.rights.models import Correction, Matter, RecordNote


@dataclass(frozen=True)
class Wrong:
    """What is said to be wrong, by whom, and with which record. ``record`` is none where it has no page here."""

    asked_by: str
    what: str
    received_on: date
    named: str
    record: SpaceRecord | None = None


@command(Can.ANSWER_RIGHTS, event="request for correction recorded", alone=ALONE)
def record_correction_request(*, space: Space, wrong: Wrong, by: Actor, at: datetime) -> Matter:
    """Somebody asks that a record be put right."""
    if wrong.asked_by not in Matter.AskedBy.values:
        raise Refused("Choose who asks.", "asked_by")
    if wrong.record is not None and wrong.record.space_id != space.pk:
        raise Refused("That record is not of this partnership.")
    named = said(wrong.named, "Say which record it is.", "named")
    kind = Matter.Kind.CORRECTION
    matter = new_matter(space, kind, wrong.what, wrong.received_on, at, asked_by=wrong.asked_by)
    Correction.objects.create(
        space=space,
        matter=matter,
        about=wrong.record._meta.db_table if wrong.record else "",
        record=wrong.record.pk if wrong.record else None,
        named=named[:400],
    )
    log(matter, f"Received on {in_words(wrong.received_on)}", by, at)
    return matter


@command(Can.ANSWER_RIGHTS, event="request for correction decided", about="correction")
def decide_correction(
    *, correction: Correction, decision: str, why: str, note: str, by: Actor, at: datetime
) -> Correction:
    """Once. A note stands at the record, for whoever sees that; it names nobody."""
    check_undecided(correction)
    if decision not in Correction.Decision.values:
        raise Refused("Choose what is decided.", "decision")
    correction.decision, correction.why = decision, said(why, "Say why.", "why")
    if decision != Correction.Decision.REFUSED:
        words = said(note, "Write the note that stands at the record.", "note")
        if correction.record is not None:
            RecordNote.objects.create(
                space_id=correction.space_id,
                about=correction.about,
                record=correction.record,
                made_on=timezone.localdate(at),
                is_correction=decision == Correction.Decision.CORRECTED,
                words=words,
            )
    correction.save()
    log(correction.matter, correction.get_decision_display(), by, at, why)
    return correction


@command(Can.ANSWER_RIGHTS, event="person told of a correction", about="correction")
def tell_of_correction(*, correction: Correction, told_on: date, how: str, by: Actor, at: datetime) -> Correction:
    """Whoever asked was told what was decided and, if it was refused, of the right to complain."""
    check_decided(correction)
    check_day(told_on, at, "told_on", since=correction.matter.received_on)
    correction.told_on, correction.told_how = told_on, said(how, "Say how they were told.", "how")
    correction.save()
    log(correction.matter, f"The person was told on {in_words(told_on)}", by, at, how)
    return correction


def check_undecided(correction: Correction) -> None:
    check_open(correction.matter)
    if correction.decision:
        raise Refused("This was decided already.")


def check_decided(correction: Correction) -> None:
    check_open(correction.matter)
    if not correction.decision:
        raise Refused("Decide about it first.")
