"""A process of the pages is always connected to the database, so that an upgrade sees it.

Otherwise it connects with its first request and leaves some minutes after its last one: pages that nobody reads, and
processes that were begun anew, would be up unseen while the database is brought up to date.
"""

import threading
import time

from django.db import Error, connections

EVERY_SECONDS = 10


def stay_connected(every_seconds: float = EVERY_SECONDS) -> None:
    """Connect, and hold that one connection as long as the process lives. No request is answered on it."""
    threading.Thread(target=_hold, args=(every_seconds,), name="stays connected", daemon=True).start()


def come_back() -> None:
    """The connection of this thread is there; or, where the database cannot be reached, it is looked for again later.
    Of that the pages themselves tell, and those who watch them.
    """
    try:
        with connections["default"].cursor() as cursor:
            cursor.execute("select 1")
    except Error:
        connections["default"].close()


def _hold(every_seconds: float) -> None:
    while True:
        come_back()
        time.sleep(every_seconds)
