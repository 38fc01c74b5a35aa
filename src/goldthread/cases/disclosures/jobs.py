"""What is carried from one space to another, after the change that causes it. Each bears being done twice."""

from datetime import datetime

from django.utils import timezone

from goldthread.cases.disclosures.commands.carrying import (
    CARRIER,
    Answered,
    Sent,
    note_answer,
    note_arrival,
    receive,
)
from goldthread.cases.disclosures.models import Disclosure, Received
from goldthread.foundation.jobs.job import job
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

ALIKE = ("part", "words", "copy", "seal", "sent_at", "taken_back_at", "taken_back_why")
"""What whoever tells says, and nobody else."""


@job(access="whoever tells another area of a case", does="Bring to another area what it is told of a case")
def carry_over(*, space_id: int, disclosure_id: int, at: datetime) -> None:
    """As it stands now: what was taken back before it came arrives as nothing but that."""
    with opened(actor=SYSTEM_ACTOR, reading=[space_id]):
        rows = Disclosure.objects.select_related("space", "case")
        disclosure = rows.filter(space_id=space_id, pk=disclosure_id).first()
    if disclosure is None:
        return
    with opened(actor=SYSTEM_ACTOR, reading=[disclosure.to_number]):
        there = Space.objects.get(pk=disclosure.to_number)
    receive(space=there, sent=_sent(disclosure), by=CARRIER, at=at)
    note_arrival(disclosure=disclosure, by=CARRIER, at=at)


@job(access="whoever answers what another area told", does="Bring an answer back to the area that told of a case")
def carry_back(*, space_id: int, received_id: int, at: datetime) -> None:
    """Where what was told is there no more, since its case was destroyed, the answer stays here alone."""
    with opened(actor=SYSTEM_ACTOR, reading=[space_id]):
        received = Received.objects.filter(space_id=space_id, pk=received_id).first()
    if received is None or received.answered_at is None:
        return
    with opened(actor=SYSTEM_ACTOR, reading=[received.from_number]):
        rows = Disclosure.objects.filter(space_id=received.from_number, to_number=space_id)
        disclosure = rows.filter(pk=received.number).select_related("space").first()
    if disclosure is not None:
        answered = Answered(received.answer, received.answer_words, received.reference_there, received.answered_at)
        note_answer(disclosure=disclosure, answered=answered, by=CARRIER, at=at)


def _sent(disclosure: Disclosure) -> Sent:
    case = disclosure.case
    return Sent(
        from_number=disclosure.space_id,
        from_name=disclosure.space.name,
        from_role=disclosure.get_role_display(),
        number=disclosure.pk,
        pathway=case.pathway,
        reference=case.reference,
        stage=case.where.title,
        opened_on=timezone.localdate(case.opened_at),
        said={name: getattr(disclosure, name) for name in ALIKE},
    )
