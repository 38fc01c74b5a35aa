"""Say what is wrong with an installation, before real people's data goes into it."""

from typing import Any

import click
from django.core import checks
from django.db import DatabaseError, connection

from goldthread.doors.command_line.declaring import json_option, operator, show
from goldthread.doors.command_line.ending import WRONG
from goldthread.foundation.backups.marking import NOT_FINISHED, is_marked


@operator(
    "check",
    prints="`ok`, and `found`: a list of `id`, `is_error`, `what`, `what_to_do`",
    ends={WRONG: "something is wrong"},
)
@click.option("--deploy", is_flag=True, help="Also ask what must hold before real people's data goes in.")
@json_option
@click.pass_context
def check_command(context: click.Context, deploy: bool, as_json: bool) -> None:
    """Say what is wrong, and for each thing what to do. Ends with 1 if anything is; a warning alone ends with 0.

    Example: goldthread check --deploy
    """
    found = unfinished_restore()
    if not found:
        found = checks.run_checks(include_deployment_checks=deploy, databases=["default"] if deploy else None)
    serious = (one for one in found if one.level >= checks.WARNING and not one.is_silenced())
    found = sorted(serious, key=lambda one: -one.level)
    wrong = [as_data(one) for one in found]
    is_wrong = any(one["is_error"] for one in wrong)
    show({"ok": not is_wrong, "found": wrong}, as_json, map(as_words, wrong) if wrong else ["Nothing is wrong."])
    context.exit(WRONG if is_wrong else 0)


def unfinished_restore() -> list[checks.CheckMessage]:
    """Half a restore alone is told: what else is wrong then comes of it, and migrating would not mend it."""
    try:
        with connection.cursor() as cursor:
            marked = is_marked(cursor)
    except DatabaseError:
        return []  # That it does not answer is said with --deploy; without it the database need not be there.
    if not marked:
        return []
    what, what_to_do = NOT_FINISHED.split(". ", 1)
    return [checks.Error(f"{what}.", hint=what_to_do, id="goldthread.E058")]


def as_data(message: checks.CheckMessage) -> dict[str, Any]:
    """One thing that is wrong."""
    return {
        "id": message.id,
        "is_error": message.level >= checks.ERROR,
        "what": str(message.msg),
        "what_to_do": str(message.hint or ""),
    }


def as_words(wrong: dict[str, Any]) -> str:
    kind = "Wrong" if wrong["is_error"] else "Warning"
    return f"{kind}: {wrong['what']}\n    {wrong['what_to_do']}".rstrip()
