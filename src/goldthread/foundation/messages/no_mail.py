"""Stands where no mail server has been named: messages wait and say why."""

from collections.abc import Sequence

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend


class NoMail(BaseEmailBackend):
    """Refuses every message, so that each is shown as not sent instead of being lost."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        raise ConnectionError("no mail server has been named")
