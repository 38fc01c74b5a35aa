"""Stands where no mail server has been named: messages wait and say why."""

from collections.abc import Sequence

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend


class NoMailServer(ConnectionError):
    """No mail server has been named in the settings."""


class NoMail(BaseEmailBackend):
    """Refuses every message, so that each waits instead of being lost."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        raise NoMailServer
