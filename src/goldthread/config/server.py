"""How gunicorn runs the pages: its own lines are written as all others are."""

import gc

from goldthread.config.settings import LOGGING
from goldthread.foundation.wall.staying_connected import stay_connected

wsgi_app = "goldthread.config.wsgi:application"
worker_class = "gthread"
accesslog = None
logconfig_dict = LOGGING
timeout = 60
graceful_timeout = 20
keepalive = 5
max_requests = 20_000
max_requests_jitter = 2_000
control_socket_disable = True


def post_worker_init(worker: object) -> None:
    """Gunicorn calls it when a page process has loaded the program, which stays as long as the process.

    Python looks through all that lives for rings to throw away, again and again, and a page waits: what was loaded
    once is set aside, and a look through the rest is over at once.

    From then on the database knows of it, whether or not anybody reads a page.
    """
    gc.collect()
    gc.freeze()
    stay_connected()
