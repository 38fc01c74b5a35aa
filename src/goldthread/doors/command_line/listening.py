"""What the two web servers have in common: where they listen, with how many, and that it is free."""

import os
import socket
import sys
from collections.abc import Callable
from typing import Any, NoReturn

import click

from goldthread.doors.command_line.ending import WRONG, fail

AT_LEAST_ONE = click.IntRange(min=1)
ENDS = {WRONG: "it cannot listen there, such as a port that is taken"}


def listening(*, port: int, workers: int) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """The options of a command that serves, with what stands in the place of those that are not given."""
    options = (
        click.option(
            "--port",
            metavar="NUMBER",
            default=port,
            type=click.IntRange(1, 65535),
            show_default=True,
            help="Where to listen.",
        ),
        click.option("--host", default="127.0.0.1", show_default=True, help="On which address; keep a proxy in front."),
        click.option(
            "--workers",
            metavar="NUMBER",
            default=workers,
            type=AT_LEAST_ONE,
            show_default=True,
            help="How many processes.",
        ),
        click.option(
            "--threads",
            metavar="NUMBER",
            default=4,
            type=AT_LEAST_ONE,
            show_default=True,
            help="How many threads in each.",
        ),
    )

    def declare(function: Callable[..., Any]) -> Callable[..., Any]:
        for option in reversed(options):
            function = option(function)
        return function

    return declare


def see_that_it_can_listen(host: str, port: int) -> None:
    """End with a sentence where the server would try, and try again, and fail."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        socket.create_server((host.strip("[]"), port), family=family).close()
    except OSError as problem:
        why = str(problem.strerror).partition(" (while")[0]
        fail(f"It cannot listen on {host}, port {port}: {why}.")


def run_server(settings: str, host: str, port: int, workers: int, threads: int) -> NoReturn:
    """Become the web server, which is told how by this module."""
    server = [sys.executable, "-m", "gunicorn", "--config", f"python:{settings}"]
    options = ["--bind", f"{host}:{port}", "--workers", str(workers), "--threads", str(threads)]
    os.execv(sys.executable, [*server, *options])
