"""Serve the pages, and do what is in the queue."""

import os
import sys
from pathlib import Path

import click
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db import connections
from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector

from goldthread.doors.command_line.declaring import operator


@operator("serve")
@click.option("--port", default=8000, show_default=True, help="Where to listen.")
@click.option("--host", default="127.0.0.1", show_default=True, help="On which address; keep a proxy in front.")
@click.option("--workers", default=2, show_default=True, help="How many processes.")
@click.option("--threads", default=4, show_default=True, help="How many threads in each.")
def serve_command(port: int, host: str, workers: int, threads: int) -> None:
    """Serve the pages until stopped. Example: goldthread serve --port 8080"""
    if static_files_are_old():
        call_command("collectstatic", interactive=False, verbosity=0)
    connections.close_all()
    server = [sys.executable, "-m", "gunicorn", "--config", "python:goldthread.config.server"]
    options = ["--bind", f"{host}:{port}", "--workers", str(workers), "--threads", str(threads)]
    os.execv(sys.executable, [*server, *options])


def static_files_are_old() -> bool:
    """Whether styles and scripts were never collected, or the program has newer ones than those that were."""
    manifest = Path(settings.STATIC_ROOT) / "staticfiles.json"
    if not manifest.exists():
        return True
    found = (Path(storage.path(name)) for finder in get_finders() for name, storage in finder.list([]))
    return max(file.stat().st_mtime for file in found) > manifest.stat().st_mtime


@operator("worker")
def worker_command() -> None:
    """Do what is in the queue until stopped. One worker is enough; more may run. Example: goldthread worker"""
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
