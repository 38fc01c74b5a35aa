"""Verify and seal the trail, and make its key."""

from pathlib import Path

import click
from django.conf import settings

from goldthread.doors.command_line.declaring import MISUSED, WRONG, fail, json_option, operator, show
from goldthread.foundation.trail.keys import TrailKey
from goldthread.foundation.trail.sealing import seal_trail
from goldthread.foundation.trail.verifying import Verdict, verify_trail


@click.group("trail")
def trail_command() -> None:
    """The record of changes and reads: is it what it was?"""


@operator("verify", trail_command)
@json_option
@click.pass_context
def verify(context: click.Context, as_json: bool) -> None:
    """Check every entry and every seal; name the first thing that does not fit. Ends with 1 if there is one."""
    verdict = verify_trail(_key(), settings.TRAIL_WITNESS_FILE)
    show(verdict.as_data(), as_json, _words(verdict))
    context.exit(0 if verdict.ok else WRONG)


@operator("seal", trail_command)
def seal() -> None:
    """Seal now what is not yet sealed; the worker does this by itself."""
    key = _key()
    if key is None:
        fail(
            "There is no key to seal with: set GOLDTHREAD_TRAIL_KEY_FILE, and make one with goldthread trail key.",
            MISUSED,
        )
    count = seal_trail(key, settings.TRAIL_WITNESS_FILE)
    click.echo(f"Sealed {count} {'entry' if count == 1 else 'entries'}.")


@operator("key", trail_command)
@click.argument("file", required=False, type=click.Path(path_type=Path, dir_okay=False))
def key(file: Path | None) -> None:
    """Make the key that signs seals, unless it is there. Keep it out of the database and out of its backups."""
    path = file or settings.TRAIL_KEY_FILE
    if path is None:
        fail("Name the file to write, or set GOLDTHREAD_TRAIL_KEY_FILE.", MISUSED)
    if path.exists():
        click.echo(f"There is a key already: {TrailKey.read(path).name}.")
    else:
        path.parent.mkdir(parents=True, exist_ok=True)
        click.echo(f"Made the key {TrailKey.make(path).name}.")


def _key() -> TrailKey | None:
    path = settings.TRAIL_KEY_FILE
    if path is None or not path.exists():
        return None
    try:
        return TrailKey.read(path)
    except ValueError as problem:
        fail(f"The key of the trail cannot be read: {problem}.")


def _words(verdict: Verdict) -> list[str]:
    if verdict.first_fault:
        first = f"The trail does not fit. First fault: {verdict.first_fault.what} (space {verdict.first_fault.space})."
    else:
        first = "The trail is what it was."
    return [
        first,
        f"Sealed {verdict.sealed}, not yet sealed {verdict.unsealed}, destroyed {verdict.destroyed}.",
    ]
