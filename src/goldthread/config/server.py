"""How gunicorn runs the pages: its own lines are written as all others are."""

from goldthread.config.settings import LOGGING

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
