"""How each key is changed: what happens, and what whoever runs the machine does next.

New comes first and old goes last, so that at each moment whatever runs is understood by whatever it talks to.
"""

import secrets
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Protocol
from urllib.parse import quote, urlsplit, urlunsplit

from django.conf import settings

from goldthread.doors.command_line.ending import MISUSED, fail
from goldthread.doors.command_line.settings_file import file_to_write, write_settings
from goldthread.foundation.accounts.encryption import close_everything_anew
from goldthread.foundation.backups.keys import make_key
from goldthread.foundation.backups.owner import owner_connection
from goldthread.foundation.trail.handing_over import hand_over
from goldthread.foundation.trail.keys import TrailKey
from goldthread.foundation.wall.changing import (
    NotTheNewKey,
    change_web_password,
    let_in_beside,
    let_in_no_longer,
    lets_in_two,
)

SECRET, OLD_SECRETS, WALL = "GOLDTHREAD_SECRET_KEY", "GOLDTHREAD_OLD_SECRET_KEYS", "GOLDTHREAD_WALL_KEY"
BACKUP, DATABASE = "GOLDTHREAD_BACKUP_KEY", "DATABASE_URL"
SEVERAL_BACKUP_KEYS = (
    f"Several people can open backups, and which of them the new key is for is not known here. Make it with goldthread"
    f" keys make-backup-key, and exchange its public half in {BACKUP} by hand."
)
RESTART = "Then restart goldthread serve and goldthread worker."


class Change(Protocol):
    """One step. It gives sentences; with ``is_try`` it changes nothing."""

    def __call__(self, *, is_try: bool, at: datetime, to: Path | None) -> list[str]: ...


def name_of_secret(secret: bytes) -> str:
    """A short name by which two keys are told apart, and which tells nothing of either."""
    return sha256(b"goldthread key name|" + secret).hexdigest()[:8]


def change_secret(*, is_try: bool, at: datetime, to: Path | None) -> list[str]:
    file = file_to_write(SECRET, OLD_SECRETS)
    old, new = settings.SECRET_KEY, secrets.token_urlsafe(48)
    if not is_try:
        write_settings(file, {SECRET: new, OLD_SECRETS: ",".join([old, *settings.SECRET_KEY_FALLBACKS])})
    return [
        f"A new secret key{_named(new.encode(), is_try)} is written into {file};"
        f" the old one ({name_of_secret(old.encode())}) still opens what it closed.",
        RESTART,
        f"After {settings.SESSION_LONGEST // 3600} hours, when no sign-in is older than the change, take the old key"
        " out: goldthread keys rotate secret --finish.",
    ]


def finish_secret(*, is_try: bool, at: datetime, to: Path | None) -> list[str]:
    file = file_to_write(SECRET, OLD_SECRETS)
    if not settings.SECRET_KEY_FALLBACKS:
        return ["Nothing is left to finish: there is no old secret key."]
    if not is_try:
        count = close_everything_anew()
        write_settings(file, {OLD_SECRETS: ""})
    return [
        f"{'All' if is_try else f'{count:,}'} secrets that are kept encrypted are closed with the new key.",
        f"The old secret key is taken out of {file}. {RESTART}",
        "Whoever signed in before the change signs in again; one-time links whose code was sent before it, and links"
        " for a new password, are asked for again.",
    ]


def change_wall(*, is_try: bool, at: datetime, to: Path | None) -> list[str]:
    """Refused while a change is under way: what runs still has the oldest of three keys, and would be shut out."""
    owner_connection()
    if lets_in_two():
        fail(
            "The wall key was changed already, and the wall opens with the old one too. Nothing was changed. Restart"
            " goldthread serve and goldthread worker, then: goldthread keys rotate wall --finish"
        )
    file = file_to_write(WALL)
    new = secrets.token_bytes(32)
    if not is_try:
        let_in_beside(new)
        write_settings(file, {WALL: new.hex()})
    return [
        f"A new wall key{_named(new, is_try)} is written into {file}, and the wall opens with it and with the old one"
        f" ({name_of_secret(settings.WALL_KEY)}).",
        RESTART,
        "Then shut the wall to the old key: goldthread keys rotate wall --finish.",
    ]


def finish_wall(*, is_try: bool, at: datetime, to: Path | None) -> list[str]:
    owner_connection()
    if not lets_in_two():
        return ["Nothing is left to finish: the wall opens with one key only."]
    if not is_try:
        try:
            let_in_no_longer()
        except NotTheNewKey:
            fail("The key of these settings is not the newest that opens the wall. Nothing was changed.")
    return ["The wall no longer opens with the old key: what was not restarted since the change finds nothing."]


def change_trail(*, is_try: bool, at: datetime, to: Path | None) -> list[str]:
    path = key_file_in_use()
    names = "a new one" if is_try else ""
    old = TrailKey.read(path).name
    if not is_try:
        names = hand_over(path, at)[1].name
    return [
        f"The key of the trail {old} hands over to {names}, in {path}; up to which seal the old one counts is signed by"
        f" both and kept in {path.name}.before, beside it.",
        f"If {old} leaked, say so, and archives that it signed are no longer taken: goldthread keys leaked {old}",
        "Nothing needs to be restarted. Where a worker runs on another machine, stop it first and give it both files.",
    ]


def key_file_in_use() -> Path:
    """Where the key of the trail lies; end with a sentence where there is none."""
    path: Path | None = settings.TRAIL_KEY_FILE
    if path is None or not path.exists():
        fail("There is no key of the trail: set GOLDTHREAD_TRAIL_KEY_FILE, and make one with goldthread trail key.")
    return path


def change_backup(*, is_try: bool, at: datetime, to: Path | None) -> list[str]:
    file = file_to_write(BACKUP)
    if to is None:
        fail("Say where the new private key is to be written.", MISUSED)
    if len(settings.BACKUP_KEYS) > 1:
        fail(SEVERAL_BACKUP_KEYS, MISUSED)
    if not is_try:
        write_settings(file, {BACKUP: make_key(to)})
    return [
        f"A new key that opens backups is written to {to}, and its public half into {file}.",
        f"Move {to} away from this machine. Keep the old private key for as long as its archives are kept.",
    ]


def change_password(*, is_try: bool, at: datetime, to: Path | None) -> list[str]:
    file = file_to_write(DATABASE)
    new = secrets.token_urlsafe(32)
    address = urlsplit(settings.DATABASE_ADDRESS)
    host = address.netloc.rpartition("@")[2]
    renewed = address._replace(netloc=f"{quote(settings.WEB_ROLE, safe='')}:{new}@{host}")
    if not is_try:
        change_web_password(new)
        write_settings(file, {DATABASE: urlunsplit(renewed)})
    return [
        f"The role {settings.WEB_ROLE} has a new password in the database, and {DATABASE} in {file} has it too.",
        "Restart goldthread serve and goldthread worker at once: what is connected goes on, but what connects anew"
        " with the old password is refused, and its requests fail.",
    ]


def _named(secret: bytes, is_try: bool) -> str:
    return "" if is_try else f" ({name_of_secret(secret)})"


CHANGES: dict[str, Change] = {
    "secret": change_secret,
    "wall": change_wall,
    "trail": change_trail,
    "backup": change_backup,
    "web-password": change_password,
}
FINISHES: dict[str, Change] = {"secret": finish_secret, "wall": finish_wall}
