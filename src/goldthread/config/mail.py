"""Where mail goes, read from one address.

``smtp://user:password@host:port`` (with STARTTLS, except to this very machine), ``smtps://…`` (TLS from the first
byte), ``file:FOLDER`` (a file for each message), ``console:`` or ``memory:``.
"""

from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

ONE_OF_THESE = "must begin with smtp://, smtps://, file:, console: or memory:"


def mail_settings(address: str) -> dict[str, Any]:
    """Django's mail settings for an address; an empty one keeps every message waiting (``EMAIL_BACKEND`` refuses).

    Raise ValueError with a sentence for anything else.
    """
    parts = urlsplit(address)
    if parts.query or parts.fragment:
        raise ValueError("takes nothing after ? or #; a password with such a sign is written with %3F or %23")
    backend = "django.core.mail.backends"
    match parts.scheme:
        case "":
            if address:
                raise ValueError(ONE_OF_THESE)
            return {"EMAIL_BACKEND": "goldthread.foundation.messages.no_mail.NoMail"}
        case "smtp" | "smtps":
            if not parts.hostname:
                raise ValueError("names no mail server: write smtp://user:password@host:587")
            return {
                "EMAIL_BACKEND": f"{backend}.smtp.EmailBackend",
                "EMAIL_HOST": parts.hostname,
                "EMAIL_PORT": parts.port or (465 if parts.scheme == "smtps" else 587),
                "EMAIL_HOST_USER": unquote(parts.username or ""),
                "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
                "EMAIL_USE_SSL": parts.scheme == "smtps",
                "EMAIL_USE_TLS": parts.scheme == "smtp" and parts.hostname not in {"localhost", "127.0.0.1"},
                "EMAIL_TIMEOUT": 20,
            }
        case "file":
            if not parts.path or parts.netloc:
                raise ValueError("names no folder: write file:/a/folder")
            return {"EMAIL_BACKEND": f"{backend}.filebased.EmailBackend", "EMAIL_FILE_PATH": Path(parts.path)}
        case "console":
            return {"EMAIL_BACKEND": f"{backend}.console.EmailBackend"}
        case "memory":
            return {"EMAIL_BACKEND": f"{backend}.locmem.EmailBackend"}
    raise ValueError(ONE_OF_THESE)
