"""Make a backup's key, and change any key of this machine. docs/operations.md tells in which order."""

from pathlib import Path

import click
from django.conf import settings

from goldthread.doors.command_line.declaring import json_option, now, operator, show
from goldthread.doors.command_line.ending import MISUSED, NOT_FOUND, WRONG, fail
from goldthread.doors.command_line.key_changes import CHANGES, FINISHES, key_file_in_use
from goldthread.foundation.backups.keys import make_key
from goldthread.foundation.trail.handing_over import UnknownKey, declare_leaked


@click.group("keys")
def keys_command() -> None:
    """The keys of this installation. None of them is in a backup."""


@operator(
    "make-backup-key",
    keys_command,
    prints="`file` and `public_key`",
    ends={WRONG: "there is such a file already, or it cannot be written"},
)
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@json_option
def make_backup_key(file: Path, as_json: bool) -> None:
    """Make the key that opens backups, in FILE, and print the public key that closes them.

    Keep FILE away from this machine. Example: goldthread keys make-backup-key backup-key.txt
    """
    public = make_key(file)
    words = [
        f"GOLDTHREAD_BACKUP_KEY={public}",
        f"Put that line into the settings, and {file} where neither this machine nor its backups are: it opens them.",
    ]
    show({"file": str(file), "public_key": public}, as_json, words)


@operator(
    "leaked",
    keys_command,
    prints="`key`, its name",
    ends={WRONG: "there is no key of the trail here", NOT_FOUND: "no key of that name was in use before"},
)
@click.argument("key")
@json_option
def leaked(key: str, as_json: bool) -> None:
    """Declare that an earlier KEY of the trail leaked: no archive that it signed is taken any more, whatever its day.

    Change the key first. The trail still verifies. Example: goldthread keys leaked 3f9c0de1a2b45678
    """
    path = key_file_in_use()
    try:
        declare_leaked(path, key, now(), settings.TRAIL_WITNESS_FILE)
    except UnknownKey as unknown:
        fail(f"No key {key} of the trail was in use before. {_known(unknown.known)}", NOT_FOUND)
    words = [
        f"The key {key} is declared leaked: no archive that it signed is restored.",
        f"Make a new copy of {path.name}.before where the key is kept, and a new backup.",
    ]
    show({"key": key}, as_json, words)


def _known(names: list[str]) -> str:
    if not names:
        return "Change the one in use first: goldthread keys rotate trail."
    return f"Those that were are {', '.join(names)}. The one in use is changed first: goldthread keys rotate trail."


@operator(
    "rotate",
    keys_command,
    prints="`kind`, `is_done` and `told`, sentences",
    ends={WRONG: "nothing was changed"},
)
@click.argument("kind", type=click.Choice(list(CHANGES)))
@click.option("--finish", is_flag=True, help="The second step of secret and wall: the old key goes.")
@click.option("--dry-run", is_flag=True, help="Say what would happen, and change nothing.")
@click.option(
    "--to", metavar="FILE", type=click.Path(path_type=Path, dir_okay=False), help="For backup: the new private key."
)
@json_option
def rotate(kind: str, finish: bool, dry_run: bool, to: Path | None, as_json: bool) -> None:
    """Change a key for a new one: secret, wall, trail, backup, or web-password. It says what is to be done next.

    A new key is written into the file of settings and printed nowhere. Example: goldthread keys rotate wall --dry-run
    """
    if finish and kind not in FINISHES:
        fail(f"Changing {kind} is one step: leave --finish out.", MISUSED)
    if (kind == "backup") != (to is not None):
        fail("Say with --to where the new private key of backups is to be written; only backup takes it.", MISUSED)
    change = FINISHES[kind] if finish else CHANGES[kind]
    told = change(is_try=dry_run, at=now(), to=to)
    if dry_run:
        told = ["Nothing was changed. This would happen:", *told]
    show({"kind": kind, "is_done": not dry_run, "told": told}, as_json, told)
