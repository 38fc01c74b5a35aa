"""What becomes of a message."""

from datetime import datetime

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor
from goldthread.foundation.commands.command import command
from goldthread.foundation.jobs.job import MOST_TRIES
from goldthread.foundation.messages.models import Message


@command(Can.BE_THE_PROGRAM, event="message sent", about="message")
def record_sent(*, message: Message, by: Actor, at: datetime) -> Message:
    """The mail server has taken the message. What it says, with the links and codes in it, is kept no longer."""
    message.state, message.sent_at, message.failure = Message.State.SENT, at, ""
    message.attempts += 1
    message.words = message.sent_subject = message.calendar = ""
    message.save()
    return message


@command(Can.BE_THE_PROGRAM, event="message not sent", about="message")
def record_failure(*, message: Message, why: str, is_final: bool, by: Actor, at: datetime) -> Message:
    """A try came to nothing; after the last one, or a refusal, the message is shown as failed.

    One that was withdrawn during the try stays withdrawn.
    """
    if message.state != Message.State.WAITING:
        return message
    message.attempts += 1
    message.failure = why
    if is_final or message.attempts >= MOST_TRIES:
        message.state = Message.State.FAILED
    message.save()
    return message


def give_message_up(*, space_id: int, message_id: int) -> None:
    """Somebody gave up its sending, inside the command that says so: it shows as failed and can be sent again."""
    waiting = Message.objects.filter(space_id=space_id, pk=message_id, state=Message.State.WAITING)
    waiting.update(state=Message.State.FAILED, failure="Its sending was given up.")
