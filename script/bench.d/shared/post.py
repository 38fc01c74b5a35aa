"""A mail server's stand-in: it writes each letter out as one that is sent, and notes in a file to whom it went."""

import os
from collections.abc import Sequence
from pathlib import Path

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

WHERE = "BENCH_POST"


class Post(BaseEmailBackend):
    """One line for each letter, appended at once, so that it is there whatever becomes of the process."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        with Path(os.environ[WHERE]).open("a") as file:
            for letter in email_messages:
                letter.message().as_bytes()
                file.write(f"{letter.to[0]}\n")
        return len(email_messages)


def received() -> list[str]:
    """To whom letters went, in order."""
    return Path(os.environ[WHERE]).read_text().split()
