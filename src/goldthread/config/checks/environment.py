"""``goldthread check --deploy``: settings that are not safe for real people's data, each with what to do."""

import stat
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register

from goldthread.config.environment import Mode
from goldthread.foundation.trail.keys import TrailKey

LONGEST_SESSION = 120
"""Minutes without use after which a session should have ended on a shared desk."""

FEWEST_DIFFERENT = 12
"""A made key of 32 characters or bytes has nearly always more different ones than this."""


@register(Tags.security, deploy=True)
def check_settings(app_configs: object = None, **_: Any) -> list[CheckMessage]:
    """Everything that can be seen without the database."""
    return [*_mode(), *_the_way_in(), *_mail(), *_scanner(), *_keys(), *_trail_key(), *_backups()]


def _mode() -> Iterator[CheckMessage]:
    if settings.MODE is not Mode.LIVE:
        yield Error(
            f"The program runs in {settings.MODE} mode.",
            hint="Leave GOLDTHREAD_MODE out, or set it to live, where real people's data is held.",
            id="goldthread.E020",
        )
    if settings.DEBUG:
        yield Error(
            "DEBUG is on: an error page would show what is in memory.",
            hint="Do not change it in the settings.",
            id="goldthread.E021",
        )
    if settings.KNOWS_THE_OWNER:
        yield Warning(
            "This process can reach the database as its owner, who is above the wall.",
            hint="Give DATABASE_OWNER_URL to goldthread migrate only, not to serve and worker.",
            id="goldthread.W022",
        )


def _the_way_in() -> Iterator[CheckMessage]:
    if not settings.SESSION_COOKIE_SECURE or not settings.ADDRESS.startswith("https://"):
        yield Error(
            "Pages are not served over HTTPS, so passwords and sessions can be read on the way.",
            hint="Put a reverse proxy with a certificate in front, set GOLDTHREAD_BEHIND_HTTPS=true and let"
            " GOLDTHREAD_ADDRESS begin with https://.",
            id="goldthread.E023",
        )
    if "*" in settings.ALLOWED_HOSTS:
        yield Error(
            "The program answers to any host name.",
            hint="List the names it is reached by in GOLDTHREAD_HOSTS.",
            id="goldthread.E024",
        )
    minutes = settings.SESSION_COOKIE_AGE // 60
    if minutes > LONGEST_SESSION:
        yield Error(
            f"A session lasts {minutes} minutes without being used.",
            hint=f"Set GOLDTHREAD_SESSION_MINUTES to {LONGEST_SESSION} or less.",
            id="goldthread.E025",
        )


def _mail() -> Iterator[CheckMessage]:
    backend = settings.EMAIL_BACKEND.rsplit(".", 1)[-1]
    module = settings.EMAIL_BACKEND.rsplit(".", 2)[-2]
    if backend == "NoMail":
        yield Warning(
            "No mail server is named, so every message waits.",
            hint="Set GOLDTHREAD_MAIL_URL, such as smtp://user:password@mail.example.org:587.",
            id="goldthread.W026",
        )
    elif module != "smtp":
        yield Error(
            "Mail does not leave this machine, although messages will be shown as sent.",
            hint="Set GOLDTHREAD_MAIL_URL to an address that begins with smtp:// or smtps://.",
            id="goldthread.E027",
        )


def _scanner() -> Iterator[CheckMessage]:
    if not settings.SCANNER:
        yield Warning(
            "No virus scanner is named, so files that people send are handed out as not scanned.",
            hint="Run clamd and name where it listens in GOLDTHREAD_SCANNER, such as 127.0.0.1:3310.",
            id="goldthread.W036",
        )


def _keys() -> Iterator[CheckMessage]:
    wall, secret = bytes(settings.WALL_KEY), settings.SECRET_KEY.encode()
    for name, key in (("GOLDTHREAD_SECRET_KEY", secret), ("GOLDTHREAD_WALL_KEY", wall)):
        if looks_typed(key):
            yield Error(
                f"{name} looks typed rather than made at random.",
                hint="Make one: python3 -c 'import secrets; print(secrets.token_hex(32))'",
                id="goldthread.E028",
            )
    if len(wall) < 32:
        yield Error(
            "The wall key is too short to keep spaces apart.",
            hint="Set GOLDTHREAD_WALL_KEY to 64 hexadecimal digits.",
            id="goldthread.E029",
        )
    if wall.hex() == settings.SECRET_KEY.lower():
        yield Error(
            "The wall key and the secret key are one and the same.",
            hint="Make two: what betrays one must not open the other.",
            id="goldthread.E030",
        )


def looks_typed(key: bytes) -> bool:
    """Whether a key repeats itself or counts up, as examples in documents do. A short pattern shows either way."""
    steps = {(after - before) % 256 for before, after in pairwise(key)}
    return len(set(key)) < FEWEST_DIFFERENT or len(steps) < FEWEST_DIFFERENT


def _trail_key() -> Iterator[CheckMessage]:
    path: Path | None = settings.TRAIL_KEY_FILE
    if path is None or not path.exists():
        yield Error(
            "There is no key to seal the trail with.",
            hint="Name a file in GOLDTHREAD_TRAIL_KEY_FILE and make it with goldthread trail key.",
            id="goldthread.E031",
        )
        return
    try:
        TrailKey.read(path)
    except (ValueError, OSError):
        yield Error(
            "The key of the trail cannot be read.",
            hint="Make sure that it is a key made by goldthread trail key and belongs to this user.",
            id="goldthread.E032",
        )
    if path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        yield Error(
            "Others on this machine can read the key of the trail.",
            hint=f"Run: chmod 600 {path}",
            id="goldthread.E033",
        )
    if settings.TRAIL_WITNESS_FILE is None:
        yield Warning(
            "A trail that is cut short together with its seals would not be found.",
            hint="Name a file on another disk in GOLDTHREAD_TRAIL_WITNESS_FILE.",
            id="goldthread.W034",
        )
    if settings.DESTRUCTION_LEDGER is None:
        yield Warning(
            "What was destroyed would come back with a backup from before its destruction.",
            hint="Name a file on another disk in GOLDTHREAD_DESTRUCTION_LEDGER.",
            id="goldthread.W035",
        )


def _backups() -> Iterator[CheckMessage]:
    if not settings.BACKUP_KEYS:
        yield Warning(
            "There is no key to close backups with, so none can be made.",
            hint="Make one with goldthread keys make-backup-key, and set GOLDTHREAD_BACKUP_KEY to what it prints.",
            id="goldthread.W037",
        )
    if settings.SECRET_KEY_FALLBACKS:
        yield Warning(
            "An old secret key still counts.",
            hint=f"{settings.SESSION_LONGEST // 3600} hours after it changed: goldthread keys rotate secret --finish",
            id="goldthread.W038",
        )
