"""Make a backup, read one to its end, restore one."""

from importlib.metadata import version
from pathlib import Path
from typing import Any

import click
from django.conf import settings
from django.db import connections

from goldthread.doors.command_line.declaring import json_option, now, operator, show
from goldthread.doors.command_line.ending import MISUSED, WRONG, fail
from goldthread.foundation.backups.checking import Checked, check_archive, opened_archive
from goldthread.foundation.backups.keys import private_keys, public_keys
from goldthread.foundation.backups.making import Made, make_backup
from goldthread.foundation.backups.restoring import Restored, restore
from goldthread.foundation.backups.telling import said_of_archive, said_of_backup, said_of_restore

FILE = click.Path(path_type=Path, dir_okay=False)
key_option = click.option(
    "--key",
    required=True,
    metavar="FILE",
    type=FILE,
    help="The private key, as keys make-backup-key wrote it.",
)


@operator(
    "backup",
    prints="`file`, `bytes`, `manifest` and `missing`: each file whose bytes are not there or are not those",
    ends={WRONG: "a file is missing or damaged (the backup is made all the same), or no backup could be made"},
    cls=click.Group,
    invoke_without_command=True,
)
@click.option("--to", metavar="FILE", type=FILE, help="The archive to write; never over another file.")
@json_option
@click.pass_context
def backup_command(context: click.Context, to: Path | None, as_json: bool) -> None:
    """Write one encrypted archive of the database and the files, as of this moment. Work may go on meanwhile.

    Needs DATABASE_OWNER_URL and GOLDTHREAD_BACKUP_KEY. No key is in it.

    Example: goldthread backup --to /backups/monday.age
    """
    if context.invoked_subcommand:
        return
    if to is None:
        fail("Say which file to write with --to, such as goldthread backup --to /backups/monday.age.", MISUSED)
    keys = public_keys(settings.BACKUP_KEYS)
    made = make_backup(to, keys=keys, program=version("goldthread"), at=now(), say=progress)
    connections.close_all()
    show(of_backup(to, made), as_json, said_of_backup(to, made))
    context.exit(WRONG if made.missing else 0)


@operator(
    "verify",
    backup_command,  # type: ignore[arg-type]
    prints="`manifest`, `files`, `database_bytes`, `missing` and `signed_by_us`",
    ends={WRONG: "it is cut short, altered, no backup, closed with another key, or not surely ours"},
)
@click.argument("file", type=FILE)
@key_option
@json_option
@click.pass_context
def verify_command(context: click.Context, file: Path, key: Path, as_json: bool) -> None:
    """Read an archive to its end and check every digest, without restoring anything.

    Example: goldthread backup verify /backups/monday.age --key backup-key.txt
    """
    with opened_archive(file) as archive:
        checked = check_archive(archive, private_keys(key))
    show(of_archive(checked), as_json, said_of_archive(checked))
    context.exit(WRONG if checked.signature.by_us is False else 0)


@operator(
    "restore",
    prints="what `backup verify` prints, with `done_again`, `trail`, `lost_seals` and `waiting_messages`",
    ends={WRONG: "nothing was restored, or the trail that was restored does not fit"},
)
@click.argument("file", type=FILE)
@key_option
@json_option
@click.pass_context
def restore_command(context: click.Context, file: Path, key: Path, as_json: bool) -> None:
    """Restore an archive into an empty database and an empty files folder, and into nothing else.

    Needs DATABASE_OWNER_URL. Afterwards everybody signs in again.

    Example: goldthread restore monday.age --key backup-key.txt
    """
    restored = restore(file, keys=private_keys(key), at=now(), say=progress)
    connections.close_all()
    show(of_restore(restored), as_json, said_of_restore(restored))
    context.exit(0 if restored.compared.verdict.ok else WRONG)


def progress(sentence: str) -> None:
    """What it is doing, for whoever waits: apart from what it prints."""
    click.echo(sentence, err=True)


def of_backup(to: Path, made: Made) -> dict[str, Any]:
    return {"file": str(to), "bytes": made.size, "manifest": made.manifest.as_data(), "missing": made.missing}


def of_archive(checked: Checked) -> dict[str, Any]:
    return {
        "manifest": checked.manifest.as_data(),
        "files": checked.files,
        "database_bytes": checked.database_bytes,
        "missing": checked.missing,
        "signed_by_us": checked.signature.by_us,
    }


def of_restore(restored: Restored) -> dict[str, Any]:
    return {
        **of_archive(restored.checked),
        "done_again": restored.done_again,
        "trail": restored.compared.verdict.as_data(),
        "lost_seals": restored.compared.lost,
        "waiting_messages": restored.waiting_messages,
    }
