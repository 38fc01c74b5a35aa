"""Verify and seal the trail, make its key, and look up in it who read or changed what."""

from datetime import datetime
from pathlib import Path
from typing import Any

import click
from django.conf import settings
from django.utils import timezone

from goldthread.doors.command_line.declaring import (
    account_named,
    json_option,
    operator,
    show,
    space_named,
    space_option,
)
from goldthread.doors.command_line.ending import MISUSED, NOT_FOUND, WRONG, fail
from goldthread.foundation.disk.whole_files import make_folder
from goldthread.foundation.trail.finding import SHOWN, Asked, entries_of
from goldthread.foundation.trail.keys import TrailKey, key_in_use
from goldthread.foundation.trail.sealing import seal_trail
from goldthread.foundation.trail.verifying import Verdict, verify_trail


@click.group("trail")
def trail_command() -> None:
    """The record of changes and reads: is it what it was?"""


@operator(
    "verify",
    trail_command,
    prints="`ok`, `signatures_checked`, the numbers `sealed`, `unsealed` and `destroyed`, and `first_fault`",
    ends={WRONG: "something does not fit"},
)
@json_option
@click.pass_context
def verify(context: click.Context, as_json: bool) -> None:
    """Check every entry and every seal; name the first thing that does not fit. Ends with 1 if there is one.

    Example: goldthread trail verify --json
    """
    verdict = verify_trail(_key(), settings.TRAIL_WITNESS_FILE)
    show(verdict.as_data(), as_json, _words(verdict))
    context.exit(0 if verdict.ok else WRONG)


@operator("seal", trail_command, prints="`sealed`, how many entries", ends={WRONG: "the key cannot be read"})
@json_option
def seal(as_json: bool) -> None:
    """Seal now what is not yet sealed; the worker does this by itself. Example: goldthread trail seal"""
    path = settings.TRAIL_KEY_FILE
    if path is None or _key() is None:
        fail(
            "There is no key to seal with: set GOLDTHREAD_TRAIL_KEY_FILE, and make one with goldthread trail key.",
            MISUSED,
        )
    with key_in_use(path) as key:
        count = seal_trail(key, settings.TRAIL_WITNESS_FILE)
    show({"sealed": count}, as_json, [f"Sealed {count} {'entry' if count == 1 else 'entries'}."])


@operator(
    "key",
    trail_command,
    prints="`key`, its name, and `is_new`",
    ends={WRONG: "the file holds no key of a trail, or cannot be written"},
)
@click.argument("file", required=False, type=click.Path(path_type=Path, dir_okay=False))
@json_option
def key(file: Path | None, as_json: bool) -> None:
    """Make the key that signs seals, unless it is there. Keep it out of the database and out of its backups.

    Example: goldthread trail key /etc/goldthread/trail-key.pem
    """
    path = file or settings.TRAIL_KEY_FILE
    if path is None:
        fail("Name the file to write, or set GOLDTHREAD_TRAIL_KEY_FILE.", MISUSED)
    is_new = not path.exists()
    held = _make(path) if is_new else _read(path)
    words = f"Made the key {held.name}." if is_new else f"There is a key already: {held.name}."
    show({"key": held.name, "is_new": is_new}, as_json, [words])


class OneRecord(click.ParamType):
    """A record as the trail names it: its table and its number."""

    name = "TABLE:NUMBER"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, int]:
        table, _, number = str(value).partition(":")
        if not table or not number.isdecimal() or len(number) > LONGEST_NUMBER:
            self.fail(f"{value} is not a table and a number, such as review:12.", param, ctx)
        return table, int(number)


LONGEST_NUMBER = 18


@operator(
    "show",
    trail_command,
    prints=f"a list of entries, oldest first, each with {', '.join(f'`{name}`' for name in SHOWN)}",
    ends={NOT_FOUND: "no such person or partnership"},
)
@space_option
@click.option(
    "--account", metavar="NUMBER", type=click.IntRange(min=0), help="Only what this account did; 0 is Goldthread."
)
@click.option("--record", metavar="TABLE:NUMBER", type=OneRecord(), help="Only about this record.")
@click.option("--request", default="", metavar="ID", help="Only of this request, by the id that an error page shows.")
@click.option("--since", type=click.DateTime(["%Y-%m-%d"]), metavar="DAY", help="Only from this day on, as 2026-11-28.")
@click.option("--reads", is_flag=True, help="Only who read, not who changed.")
@click.option("--most", default=200, show_default=True, type=click.IntRange(1, 100_000), help="The newest so many.")
@json_option
def show_entries(
    space: str | None,
    account: str | None,
    record: tuple[str, int] | None,
    request: str,
    since: datetime | None,
    reads: bool,
    most: int,
    as_json: bool,
) -> None:
    """Show who read or changed what, and when: numbers alone, no name and nothing of what was written.

    Example: goldthread trail show --record review:12 --reads --since 2026-11-01
    """
    table, number = record or ("", None)
    asked = Asked(
        space_named(space).pk if space else None,
        str(account_named(account).pk) if account else "",
        table,
        number,
        request,
        timezone.make_aware(since) if since else None,
        reads,
    )
    entries = entries_of(asked, most)
    show(entries, as_json, map(_line, entries) if entries else ["Nothing in the trail fits that."])


def _line(entry: dict[str, Any]) -> str:
    at = timezone.localtime(entry["at"]).strftime("%Y-%m-%d %H:%M:%S")
    what = f"{entry['object_table']}:{entry['object_id']}"
    doing = f" ({entry['doing']})" if entry["doing"] else ""
    return f"{at}  account {entry['actor']}  {entry['operation']}  {what}{doing}  request {entry['request'] or 'none'}"


def _key() -> TrailKey | None:
    path = settings.TRAIL_KEY_FILE
    return _read(path) if path and path.exists() else None


def _make(path: Path) -> TrailKey:
    try:
        make_folder(path.parent)
        return TrailKey.make(path)
    except OSError as problem:
        fail(f"{path} cannot be written: {problem.strerror}.")


def _read(path: Path) -> TrailKey:
    try:
        return TrailKey.read(path)
    except (ValueError, OSError):
        fail(f"{path} holds no key of a trail, or cannot be read.")


def _words(verdict: Verdict) -> list[str]:
    if verdict.first_fault:
        first = f"The trail does not fit. First fault: {verdict.first_fault.what} (space {verdict.first_fault.space})."
    else:
        first = "The trail is what it was."
    if not verdict.signatures_checked:
        first += " There is no key here, so the signatures of the seals were not checked."
    return [
        first,
        f"Sealed {verdict.sealed}, not yet sealed {verdict.unsealed}, destroyed {verdict.destroyed}.",
    ]
