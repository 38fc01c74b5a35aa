"""Run the command line inside a test, as from a shell."""

import json
from dataclasses import dataclass
from typing import Any

import click
from click.testing import CliRunner

from goldthread.doors.command_line.main import goldthread


@dataclass(frozen=True)
class Ran:
    """What came of a command."""

    code: int
    said: str
    complained: str

    @property
    def data(self) -> Any:
        return json.loads(self.said)


def run(*words: str) -> Ran:
    result = CliRunner().invoke(goldthread, words, prog_name="goldthread")
    return Ran(result.exit_code, result.stdout, result.stderr)


def every_command(group: click.Group = goldthread, path: tuple[str, ...] = ()) -> dict[str, click.Command]:
    """Each command that does something, by the words that call it."""
    context = click.Context(group)
    found: dict[str, click.Command] = {}
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if isinstance(command, click.Group):
            found |= every_command(command, (*path, name))
        elif command:
            found[" ".join((*path, name))] = command
    return found
