"""How a command of the command line is declared, and how it ends.

Each is for the operator: whoever holds this machine and its keys. Ends with 0 (done), 1 (done, and something is
wrong), 2 (wrongly used), 3 (no such thing), 4 (the database cannot be reached). What went wrong is one sentence.
"""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NoReturn

import click
from django.db import InterfaceError, OperationalError, ProgrammingError
from django.utils import timezone

from goldthread.foundation.access.standing import System
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.spaces.finding import every_space
from goldthread.foundation.spaces.models import Space

WRONG, MISUSED, NOT_FOUND, UNREACHABLE = 1, 2, 3, 4
OPERATOR = System("operator")
ACCESS = "operator: whoever holds this machine and its keys"


@dataclass(frozen=True)
class Declared:
    """What is said of a command: who may use it, what --json prints, and what its own exit codes mean."""

    access: str
    prints: str
    ends: dict[int, str]


COMMANDS: dict[str, Declared] = {}
"""Every command of the command line, by the words that call it."""

json_option = click.option("--json", "as_json", is_flag=True, help="Print data for another program.")
space_option = click.option("--space", metavar="SLUG", help="The partnership, by the short name in its addresses.")


def operator(
    name: str, group: click.Group | None = None, *, prints: str = "", ends: dict[int, str] | None = None
) -> Callable[[Callable[..., Any]], click.Command]:
    """Make a function a command for the operator, alone or in a group.

    ``prints`` says what --json prints, ``ends`` what its exit codes of 1 and 3 mean, for docs/command-line.md.
    """

    def declare(function: Callable[..., Any]) -> click.Command:
        made = click.command(name)(function)
        if group:
            group.add_command(made)
        COMMANDS[f"{group.name} {name}" if group else name] = Declared(ACCESS, prints, ends or {})
        return made

    return declare


class Failure(click.ClickException):
    """Ends the command with a sentence and one of the codes above."""

    def __init__(self, sentence: str, code: int = WRONG) -> None:
        super().__init__(sentence)
        self.exit_code = code  # type: ignore[misc]

    def show(self, file: Any = None) -> None:
        click.echo(self.message, err=True)


def in_one_sentence(run: Callable[..., Any], *arguments: Any) -> Any:
    """Run a command; whatever stops it becomes one sentence and a code, never a list of places in the code."""
    try:
        return run(*arguments)
    except (click.exceptions.Exit, click.Abort, Failure):
        raise
    except click.ClickException as misuse:
        raise Failure(_how_to_use(misuse), MISUSED) from misuse
    except Refused as refused:
        raise Failure(str(refused)) from refused
    except (OperationalError, InterfaceError) as problem:
        raise Failure(
            "The database cannot be reached. Is it running, and is DATABASE_URL right?", UNREACHABLE
        ) from problem
    except ProgrammingError as problem:
        raise Failure("The database is not of today's shape. Run goldthread migrate.", UNREACHABLE) from problem
    except Exception as problem:
        kind = type(problem).__name__
        raise Failure(f"The program failed ({kind}). Run it again as goldthread --debug ... to see where.") from problem


def _how_to_use(misuse: click.ClickException) -> str:
    context = getattr(misuse, "ctx", None)
    said = " ".join(misuse.format_message().split()).removesuffix(".")
    return f"{said}. See {context.command_path if context else 'goldthread'} --help."


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


def fail(sentence: str, code: int = WRONG) -> NoReturn:
    raise Failure(sentence, code)
