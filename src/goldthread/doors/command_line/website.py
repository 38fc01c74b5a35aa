"""Serve the public site. It is started with its own settings, and knows none of the desk's."""

import os

import django

from goldthread.doors.command_line.collecting import collect_static_files
from goldthread.doors.command_line.declared import operator
from goldthread.doors.command_line.listening import ENDS, listening, run_server, see_that_it_can_listen

SETTINGS = "goldthread.config.website.settings"


@operator("website", ends=ENDS)
@listening(port=8080, workers=1)
def website_command(port: int, host: str, workers: int, threads: int) -> None:
    """Serve the public sites until stopped; the name of the host says which. It reads what is published alone.

    Needs PUBLIC_DATABASE_URL, and no secret of the desk. Example: goldthread website --port 8080
    """
    os.environ["DJANGO_SETTINGS_MODULE"] = SETTINGS
    django.setup()
    see_that_it_can_listen(host, port)
    collect_static_files()
    run_server("goldthread.config.website.server", host, port, workers, threads)
