"""How a command ends: with 0 (done), or with one of these codes after one sentence on standard error.

Nothing here needs settings or a database, so that wrong use is told on a machine that has neither.
"""

from typing import Any, NoReturn

import click

WRONG, MISUSED, NOT_FOUND, UNREACHABLE = 1, 2, 3, 4
"""Done, and something is wrong, or refused; wrongly used; no such thing; the database cannot be used."""


class Failure(click.ClickException):
    """Ends the command with a sentence and one of the codes above."""

    def __init__(self, sentence: str, code: int = WRONG) -> None:
        super().__init__(sentence)
        self.exit_code = code  # type: ignore[misc]

    def show(self, file: Any = None) -> None:
        click.echo(self.message, err=True)


def fail(sentence: str, code: int = WRONG) -> NoReturn:
    raise Failure(sentence, code)


def misused(misuse: click.ClickException) -> Failure:
    """What click says of wrong use, as one sentence that names the help to read."""
    context = getattr(misuse, "ctx", None)
    said = " ".join(misuse.format_message().split())
    end = "" if said.endswith(("?", ".")) else "."
    return Failure(f"{said}{end} See {context.command_path if context else 'goldthread'} --help.", MISUSED)
