"""Show what has reached the end of its period under the retention schedule, and repeat destructions after a restore."""

from pathlib import Path
from typing import Any

import click
from django.utils import timezone

from goldthread.doors.command_line.declaring import json_option, now, operator, show, space_named, space_option
from goldthread.doors.command_line.ending import NOT_FOUND, WRONG, fail
from goldthread.foundation.disk.whole_files import written_whole
from goldthread.foundation.retention import ledger, on_paper
from goldthread.foundation.retention.as_data import due_as_data
from goldthread.foundation.retention.models import Certificate
from goldthread.foundation.ui.words import plural
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened


@click.group("retention")
def retention_command() -> None:
    """How long records stay, and what was destroyed."""


@operator(
    "due",
    retention_command,
    prints="`space`, `as_of`, `due`; each of these has `kind`, `class`, `record`, `anchored_on`, `due_on`, `why`,"
    " `rule`, `state` and `holds`; never what a record is called",
    ends={NOT_FOUND: "no such partnership"},
)
@space_option
@json_option
def due_command(space: str | None, as_json: bool) -> None:
    """Show which records have been kept as long as the schedule says, and why.

    Example: goldthread retention due --space northmere --json
    """
    of = space_named(space)
    with opened(actor=SYSTEM_ACTOR, reading=[of.pk]):
        data = due_as_data(of, timezone.localdate(now()))
    show(data, as_json, _words(data))


@operator(
    "replay",
    retention_command,
    prints="how many records were `destroyed`, were `gone`, were `another_record`, are `held`,"
    " `still_needed` or `in_doubt`, were `undone` before they were destroyed, or are of `no_such_space`,"
    " and `unreadable_lines`",
    ends={WRONG: "something of the ledger is held, still needed, in doubt, or cannot be read: look at it first"},
)
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@json_option
@click.pass_context
def replay_command(context: click.Context, file: Path, as_json: bool) -> None:
    """Destroy again what a ledger tells of and a restored database holds. Safe to run again.

    Example: goldthread retention replay /srv/ledger/destructions.jsonl
    """
    counts = ledger.replay(file)
    show(counts, as_json, [f"{name.replace('_', ' ')}: {count}" for name, count in counts.items()])
    to_look_at = (ledger.HELD, ledger.NEEDED, ledger.IN_DOUBT, ledger.UNREADABLE)
    context.exit(WRONG if any(counts[name] for name in to_look_at) else 0)


@operator(
    "certificate",
    retention_command,
    prints="`space`, `number`, `kind`, `class`, `rule`, how many were `reviewed`, `records`, `files` and `entries`,"
    " `destroyed` (digests), `destroyed_at`, `decided_by`, `confirmed_by`, `trail` and `digest`; `file` and `bytes`"
    " with `--out`; never what a record is called",
    ends={WRONG: "the file cannot be written", NOT_FOUND: "no such partnership or certificate"},
)
@click.argument("number", type=click.IntRange(min=1))
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="The file for a tagged PDF of it.")
@space_option
@json_option
def certificate_command(number: int, out: Path | None, space: str | None, as_json: bool) -> None:
    """Show certificate NUMBER of destruction, or write it as a PDF.

    Example: goldthread retention certificate 1 --space northmere --out certificate-1.pdf
    """
    of = space_named(space)
    with opened(actor=SYSTEM_ACTOR, reading=[of.pk]):
        rows = Certificate.objects.filter(space=of, number=number)
        found = rows.select_related("space", "decided_by", "confirmed_by").first()
        if found is None:
            fail(f"{of.slug} has no certificate {number}.", NOT_FOUND)
        told = on_paper.facts_of(found) + on_paper.own_digests_of(found)
        data, lines = on_paper.as_data(found), [f"{what}: {words}" for what, words in told]
        made = on_paper.printed(found) if out else b""
    if out:
        try:
            with written_whole(out) as file:
                file.write(made)
        except OSError as problem:
            fail(f"{out} cannot be written: {problem.strerror}.", WRONG)
        data |= {"file": str(out), "bytes": len(made)}
        lines.append(f"{out}: {len(made):,} bytes")
    show(data, as_json, lines)


def _words(data: dict[str, Any]) -> list[str]:
    told = [f"{one['due_on']:%Y-%m-%d}  {one['record']}, {one['state']}: {one['why']}" for one in data["due"]]
    return [f"{plural(len(told), 'record')} of {data['space']} kept as long as the schedule says.", *told]
