"""Sending a message, which is the worker's work."""

import re
from datetime import datetime
from email.mime.text import MIMEText
from smtplib import SMTPException, SMTPRecipientsRefused
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage
from procrastinate import BaseRetryStrategy, RetryDecision
from procrastinate.jobs import Job

from goldthread.foundation.access.standing import System
from goldthread.foundation.jobs.job import PATIENCE, job
from goldthread.foundation.messages.commands import give_message_up, record_failure, record_sent
from goldthread.foundation.messages.models import Message
from goldthread.foundation.messages.no_mail import NoMailServer
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

METHOD = re.compile(r"^METHOD:([A-Z]+)\r?$", re.MULTILINE)

POSTMAN = System("message sent")

LOOKS_AGAIN_AFTER = 300
"""Seconds until a message that waits for a mail server is looked at again."""


class NotTaken(Exception):
    """The mail server did not take a message and may take it later. ``tries`` is how often that was."""

    def __init__(self, tries: int) -> None:
        self.tries = tries
        super().__init__(f"not taken after {tries} tries")


class Waits(BaseRetryStrategy):
    """While no mail server is named a message waits, however long; otherwise as long as a job's usual patience.

    What was waited without a server counts as no try: the message counts its own.
    """

    def get_retry_decision(self, *, exception: BaseException, job: Job) -> RetryDecision | None:
        if isinstance(exception, NoMailServer):
            return RetryDecision(retry_in={"seconds": LOOKS_AGAIN_AFTER})
        if isinstance(exception, NotTaken):
            job = job.evolve(attempts=exception.tries - 1)
        return PATIENCE.get_retry_decision(exception=exception, job=job)


@job(access="a command that queues a message", does="Send a message", retry=Waits(), given_up=give_message_up)
def deliver(*, space_id: int, message_id: int, at: datetime) -> None:
    """Send one message that waits. What cannot be sent now is tried again; what is refused, or was tried often
    enough, is shown as failed in the outbox, and the job is done with it.

    If the worker is killed between sending and noting it, the message goes twice rather than never.
    """
    with opened(actor=SYSTEM_ACTOR, reading=[space_id]):
        message = Message.objects.filter(pk=message_id, state=Message.State.WAITING).first()
    if message is None:
        return
    try:
        _mail(message).send()
    except NoMailServer:
        raise
    except (SMTPException, OSError) as problem:
        is_final = is_refused_for_good(problem)
        why = "The address was refused." if is_final else f"The mail server did not take it ({type(problem).__name__})."
        message = record_failure(message=message, why=why, is_final=is_final, by=POSTMAN, at=at)
        if message.state == Message.State.WAITING:
            raise NotTaken(message.attempts) from problem
    else:
        record_sent(message=message, by=POSTMAN, at=at)


def is_refused_for_good(problem: Exception) -> bool:
    """Whether the server never takes this address. Codes below 500 (RFC 5321, 4.2.1) ask to come again later."""
    return isinstance(problem, SMTPRecipientsRefused) and all(code >= 500 for code, _ in problem.recipients.values())


def _mail(message: Message) -> EmailMessage:
    """The message as it is sent. Sent twice, it has one number, so that a reader's program shows it once."""
    domain = urlsplit(settings.ADDRESS).hostname or "localhost"
    number = f"<goldthread-{message.space_id}-{message.pk}@{domain}>"
    mail = EmailMessage(
        message.sent_subject or message.subject,
        message.words,
        settings.DEFAULT_FROM_EMAIL,
        [message.to],
        headers={"Message-ID": number, "Auto-Submitted": "auto-generated"},
    )
    if message.calendar:
        mail.attach(_calendar_part(message.calendar))
    return mail


def _calendar_part(text: str) -> MIMEText:
    """What a mail program offers to put into a calendar. It goes by the method, so that stands here too (RFC 6047)."""
    part = MIMEText(text, "calendar", "utf-8")
    found = METHOD.search(text)
    part.set_param("method", found[1] if found else "PUBLISH")
    part.add_header("Content-Disposition", "attachment", filename="meeting.ics")
    return part
