"""What the program writes where it carries something across: in the space to which it comes, and nowhere else."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from goldthread.cases.disclosures.models import Disclosure, Received
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor, System, standing_of
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import NotAllowed
from goldthread.foundation.spaces.models import Space

CARRIER = System("carrier between areas")
BY_ITSELF = "The program itself carries this across."


@dataclass(frozen=True)
class Sent:
    """What was told, as it is carried. ``said`` are the fields that both sides keep alike."""

    from_number: int
    from_name: str
    from_role: str
    number: int
    pathway: str
    reference: str
    stage: str
    opened_on: date
    said: dict[str, Any]


@dataclass(frozen=True)
class Answered:
    """What the area said to it, as it is carried back."""

    answer: str
    answer_words: str
    reference_there: str
    answered_at: datetime


@command(Can.SHARE_CASES, event="told by another area", about="space")
def receive(*, space: Space, sent: Sent, by: Actor, at: datetime) -> Received:
    """Keep it, once however often it is carried. What was taken back meanwhile loses its words here too, and tells no
    more than it did: how the case stands since then is not for an area that was told of it by mistake.
    """
    _check_program(by, at)
    lying = Received.objects.select_for_update().filter(
        space_id=space.pk, from_number=sent.from_number, number=sent.number
    )
    row = lying.first()
    if row is None:
        about = {name: value for name, value in vars(sent).items() if name != "said"}
        row = Received(space_id=space.pk, arrived_at=at, **about)
        row.stage = "" if sent.said["taken_back_at"] else sent.stage
    for name, value in sent.said.items():
        setattr(row, name, value)
    row.save()
    return row


@command(Can.SHARE_CASES, event="telling of another area arrived", about="disclosure")
def note_arrival(*, disclosure: Disclosure, by: Actor, at: datetime) -> Disclosure:
    """The receipt comes back: from now on both sides hold the same number."""
    _check_program(by, at)
    if disclosure.arrived_at is None:
        disclosure.arrived_at = at
        disclosure.save(update_fields=["arrived_at"])
    return disclosure


@command(Can.SHARE_CASES, event="answer of another area arrived", about="disclosure")
def note_answer(*, disclosure: Disclosure, answered: Answered, by: Actor, at: datetime) -> Disclosure:
    """What the area says last counts."""
    _check_program(by, at)
    for name, value in vars(answered).items():
        setattr(disclosure, name, value)
    disclosure.save(update_fields=list(vars(answered)))
    return disclosure


def _check_program(by: Actor, at: datetime) -> None:
    if not standing_of(by, timezone.localdate(at), at).is_system:
        raise NotAllowed(BY_ITSELF)
