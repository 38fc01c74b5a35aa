"""Serve the pages, and do what is in the queue."""

import os

from django.conf import settings
from django.db import connections
from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector

from goldthread.doors.command_line.collecting import collect_static_files
from goldthread.doors.command_line.declared import operator
from goldthread.doors.command_line.listening import ENDS, listening, run_server, see_that_it_can_listen


@operator("serve", ends=ENDS)
@listening(port=8000, workers=2)
def serve_command(port: int, host: str, workers: int, threads: int) -> None:
    """Serve the pages until stopped. Example: goldthread serve --port 8080"""
    see_that_it_can_listen(host, port)
    collect_static_files()
    connections.close_all()
    run_server("goldthread.config.server", host, port, workers, threads)


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
