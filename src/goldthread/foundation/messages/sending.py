"""Put a message in the queue. Before its space is live nothing goes out, except a test to oneself."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.messages.jobs import deliver
from goldthread.foundation.messages.models import Message
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.ui.words import sentence
from goldthread.foundation.wall.passage import current_passage

MAIL_TEST = "mail test"
"""The one kind that is sent before a space is live; the command that makes it addresses it to its own sender."""

LONGEST_SUBJECT = 200
NOT_GONE = (Message.State.HELD, Message.State.WAITING, Message.State.FAILED)


@dataclass(frozen=True)
class Letter:
    """What is written, and to whom; ``calendar`` is an iCalendar text that goes with it.

    ``is_private`` where its subject is not for everybody who reads the outbox: they are told of which kind it is.
    """

    to: str
    subject: str
    words: str
    calendar: str = ""
    is_private: bool = False


def queue_message(
    *, space: Space, to: str, subject: str, words: str, kind: str, at: datetime, is_private: bool = False
) -> Message:
    """Keep a message and, if it may go, put its sending in the queue of this transaction.

    To be called inside a command; raise RuntimeError elsewhere. Words must be about no child.
    """
    return queue_messages(space=space, letters=[Letter(to, subject, words, is_private=is_private)], kind=kind, at=at)[0]


def queue_messages(*, space: Space, letters: Sequence[Letter], kind: str, at: datetime) -> list[Message]:
    """As ``queue_message``, for many of one kind."""
    _must_be_inside_a_command(space)
    may_go = kind == MAIL_TEST or _is_live_now(space)
    kept = Message.objects.bulk_create(
        Message(
            space=space,
            to=letter.to,
            **_subjects(letter, kind),
            words=letter.words,
            calendar=letter.calendar,
            kind=kind,
            state=Message.State.WAITING if may_go else Message.State.HELD,
            queued_at=at,
        )
        for letter in letters
    )
    if may_go:
        for message in kept:
            _defer(message.pk, space)
    return kept


def _subjects(letter: Letter, kind: str) -> dict[str, str]:
    """What is told of it, and what stands over it where that is something else."""
    # A line break in it would begin another header of the mail.
    said = " ".join(letter.subject.split())[:LONGEST_SUBJECT]
    return {"subject": sentence(kind), "sent_subject": said} if letter.is_private else {"subject": said}


def release_held(*, space: Space) -> int:
    """Let go what was held while the space was not live; return how many. To be called inside a command."""
    _must_be_inside_a_command(space)
    held = list(Message.objects.filter(space=space, state=Message.State.HELD).values_list("pk", flat=True))
    Message.objects.filter(pk__in=held).update(state=Message.State.WAITING)
    for message_id in held:
        _defer(message_id, space)
    return len(held)


def withdraw_message(*, message: Message) -> None:
    """Take back what has not gone yet: its link no longer works. What could not be sent is not sent again either. To be
    called inside a command.
    """
    Message.objects.filter(pk=message.pk, state__in=NOT_GONE).update(
        state=Message.State.WITHDRAWN, words="", sent_subject="", calendar=""
    )


@command(Can.MANAGE_PEOPLE, event="message queued again", about="message")
def send_again(*, message: Message, by: Actor, at: datetime) -> Message:
    """A message that could not be sent is tried afresh, after what stood in its way was mended."""
    if message.state != Message.State.FAILED:
        raise Refused("Only a message that could not be sent can be sent again.")
    message.state, message.failure, message.attempts, message.queued_at = Message.State.WAITING, "", 0, at
    message.save()
    _defer(message.pk, message.space)
    return message


def _is_live_now(space: Space) -> bool:
    """What the register says, held until the command ends: one going live meanwhile finds what is held here."""
    return Space.objects.select_for_update(no_key=True).get(pk=space.pk).is_live


def _defer(message_id: int, space: Space) -> None:
    """Queue the sending; of two jobs about one message the second waits for the first."""
    deliver.configure(lock=f"message {message_id}").defer(space_id=space.pk, message_id=message_id)


def _must_be_inside_a_command(space: Space) -> None:
    passage = current_passage()
    if passage is None or passage.writing != space.pk:
        raise RuntimeError("a message is queued inside a command about its space")
