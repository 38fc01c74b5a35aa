"""How a command of the command line is declared and run.

Each is for the operator: whoever holds this machine and its keys. What went wrong is one sentence. Nothing here needs
the settings of the desk: the public site is started where there are none.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import click
import psycopg
from django.db import DatabaseError, InterfaceError, OperationalError, ProgrammingError, connection

from goldthread.doors.command_line.ending import UNREACHABLE, Failure, misused
from goldthread.foundation.backups.marking import NOT_FINISHED, is_marked
from goldthread.foundation.commands.refusals import Refused

ACCESS = "operator: whoever holds this machine and its keys"


@dataclass(frozen=True)
class Declared:
    """What is said of a command: who may use it, what --json prints, and what its own exit codes mean."""

    access: str
    prints: str
    ends: dict[int, str]


AWAY = (OperationalError, InterfaceError, psycopg.OperationalError, psycopg.InterfaceError)
OTHER_SHAPE = (ProgrammingError, psycopg.ProgrammingError)

COMMANDS: dict[str, Declared] = {}
"""Every command of the command line, by the words that call it."""


def operator(
    name: str, group: click.Group | None = None, *, prints: str = "", ends: dict[int, str] | None = None, **more: Any
) -> Callable[[Callable[..., Any]], click.Command]:
    """Make a function a command for the operator, alone or in a group.

    ``prints`` says what --json prints, ``ends`` what its exit codes of 1 and 3 mean, for docs/command-line.md.
    ``more`` is for click, such as for a command that has others below it.
    """

    def declare(function: Callable[..., Any]) -> click.Command:
        made = click.command(name, **more)(function)
        if group:
            group.add_command(made)
        COMMANDS[f"{group.name} {name}" if group else name] = Declared(ACCESS, prints, ends or {})
        return made

    return declare


def in_one_sentence(run: Callable[..., Any], *arguments: Any) -> Any:
    """Run a command; whatever stops it becomes one sentence and a code, never a list of places in the code."""
    try:
        return run(*arguments)
    except (click.exceptions.Exit, click.Abort, Failure, BrokenPipeError):
        # Whoever reads what is printed has read enough: click ends quietly.
        raise
    except click.ClickException as misuse:
        raise misused(misuse) from misuse
    except Refused as refused:
        raise Failure(str(refused)) from refused
    except Exception as problem:
        raise _failure_of(problem) from problem


def _failure_of(problem: Exception) -> Failure:
    """The queue wraps what the database said, so look behind a problem for what caused it."""
    causes = tuple(_causes(problem))
    if any(isinstance(cause, AWAY) for cause in causes):
        return Failure("The database cannot be reached. Is it running, and is its address right?", UNREACHABLE)
    if any(isinstance(cause, OTHER_SHAPE) for cause in causes):
        return Failure(_why_of_another_shape(), UNREACHABLE)
    kind = type(problem).__name__
    return Failure(f"The program failed ({kind}). Run it again as goldthread --debug ... to see where.")


def _why_of_another_shape() -> str:
    """A database into which a restore was begun and not finished looks like one that was never brought up to date."""
    try:
        with connection.cursor() as cursor:
            unfinished = is_marked(cursor)
    except DatabaseError:
        unfinished = False
    return NOT_FINISHED if unfinished else "The database is not of today's shape. Run goldthread migrate."


def _causes(problem: BaseException | None) -> Iterator[BaseException]:
    while problem:
        yield problem
        problem = problem.__cause__
