"""How a command of the command line is declared, run and told of.

Each is for the operator: whoever holds this machine and its keys. What went wrong is one sentence.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import click
import psycopg
from django.db import InterfaceError, OperationalError, ProgrammingError
from django.utils import timezone

from goldthread.doors.command_line.ending import MISUSED, NOT_FOUND, UNREACHABLE, Failure, fail, misused
from goldthread.foundation.access.standing import System
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.spaces.finding import every_space
from goldthread.foundation.spaces.models import Space

OPERATOR = System("operator")
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

json_option = click.option("--json", "as_json", is_flag=True, help="Print data for another program.")
space_option = click.option("--space", metavar="SLUG", help="The partnership, by the short name in its addresses.")


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
        return Failure("The database is not of today's shape. Run goldthread migrate.", UNREACHABLE)
    kind = type(problem).__name__
    return Failure(f"The program failed ({kind}). Run it again as goldthread --debug ... to see where.")


def _causes(problem: BaseException | None) -> Iterator[BaseException]:
    while problem:
        yield problem
        problem = problem.__cause__


def now() -> datetime:
    """The time, taken once by the door."""
    return timezone.now()


def show(data: Any, as_json: bool, words: Iterable[str]) -> None:
    """Print data for another program, or words for a person."""
    if as_json:
        click.echo(json.dumps(data, indent=2, ensure_ascii=False, default=_plain))
    else:
        for line in words:
            click.echo(line)


def _plain(value: Any) -> str:
    if isinstance(value, date | datetime):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} cannot be printed as JSON")


def space_named(slug: str | None) -> Space:
    """The space with that short name, or the only one there is; ends the command when there is none."""
    spaces = every_space()
    if slug is None and len(spaces) == 1:
        return spaces[0]
    if slug is None:
        fail(
            f"Say which partnership with --space: {', '.join(space.slug for space in spaces) or 'there is none'}.",
            MISUSED,
        )
    for space in spaces:
        if space.slug == slug:
            return space
    fail(
        f"There is no partnership “{slug}”. There are: {', '.join(space.slug for space in spaces) or 'none'}.",
        NOT_FOUND,
    )
