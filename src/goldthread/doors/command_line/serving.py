"""Serve the pages, and do what is in the queue."""

import os
import socket
import sys

import click
from django.conf import settings
from django.db import connections
from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector

from goldthread.doors.command_line.collecting import collect_static_files
from goldthread.doors.command_line.declaring import operator
from goldthread.doors.command_line.ending import WRONG, fail

AT_LEAST_ONE = click.IntRange(min=1)


@operator("serve", ends={WRONG: "it cannot listen there, such as a port that is taken"})
@click.option(
    "--port", metavar="NUMBER", default=8000, type=click.IntRange(1, 65535), show_default=True, help="Where to listen."
)
@click.option("--host", default="127.0.0.1", show_default=True, help="On which address; keep a proxy in front.")
@click.option(
    "--workers", metavar="NUMBER", default=2, type=AT_LEAST_ONE, show_default=True, help="How many processes."
)
@click.option(
    "--threads", metavar="NUMBER", default=4, type=AT_LEAST_ONE, show_default=True, help="How many threads in each."
)
def serve_command(port: int, host: str, workers: int, threads: int) -> None:
    """Serve the pages until stopped. Example: goldthread serve --port 8080"""
    see_that_it_can_listen(host, port)
    collect_static_files()
    connections.close_all()
    server = [sys.executable, "-m", "gunicorn", "--config", "python:goldthread.config.server"]
    options = ["--bind", f"{host}:{port}", "--workers", str(workers), "--threads", str(threads)]
    os.execv(sys.executable, [*server, *options])


def see_that_it_can_listen(host: str, port: int) -> None:
    """End with a sentence where the server would try, and try again, and fail."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        socket.create_server((host.strip("[]"), port), family=family).close()
    except OSError as problem:
        why = str(problem.strerror).partition(" (while")[0]
        fail(f"It cannot listen on {host}, port {port}: {why}.")


@operator("worker")
def worker_command() -> None:
    """Do what is in the queue until stopped. One worker is enough; more may run. Example: goldthread worker"""
    # Its own pool would try for half a minute, with a line for each time.
    connections["default"].ensure_connection()
    sign_of_life = settings.STALLED_AFTER_SECONDS / 3
    connector = DjangoConnector().get_worker_connector()
    with app.replace_connector(connector) as working:
        working.run_worker(
            name=f"goldthread-{os.getpid()}",
            concurrency=2,
            delete_jobs="successful",
            shutdown_graceful_timeout=20,
            update_heartbeat_interval=min(sign_of_life, 10),
            stalled_worker_timeout=settings.STALLED_AFTER_SECONDS,
        )
