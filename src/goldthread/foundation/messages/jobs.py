"""Sending a message, which is the worker's work."""

from datetime import datetime
from smtplib import SMTPException, SMTPRecipientsRefused

from django.conf import settings
from django.core.mail import EmailMessage

from goldthread.foundation.access.standing import System
from goldthread.foundation.jobs.job import job
from goldthread.foundation.messages.commands import record_failure, record_sent
from goldthread.foundation.messages.models import Message
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

POSTMAN = System("message sent")


@job(access="a command that queues a message")
def deliver(*, space_id: int, message_id: int, at: datetime) -> None:
    """Send one message that waits. What cannot be sent now is tried again; what is refused is shown as failed.

    If the worker is killed between sending and noting it, the message goes twice rather than never.
    """
    with opened(actor=SYSTEM_ACTOR, reading=[space_id]):
        message = Message.objects.filter(pk=message_id, state=Message.State.WAITING).first()
    if message is None:
        return
    try:
        EmailMessage(message.subject, message.words, settings.DEFAULT_FROM_EMAIL, [message.to]).send()
    except SMTPRecipientsRefused:
        record_failure(message=message, why="The address was refused.", is_final=True, by=POSTMAN, at=at)
    except (SMTPException, OSError) as problem:
        why = f"The mail server did not take it ({type(problem).__name__})."
        record_failure(message=message, why=why, is_final=False, by=POSTMAN, at=at)
        raise
    else:
        record_sent(message=message, by=POSTMAN, at=at)
