"""How gunicorn runs the public site: apart from the desk, so that a flood of readers takes nothing from it."""

from goldthread.config.website.settings import LOGGING

wsgi_app = "goldthread.config.website.wsgi:application"
worker_class = "gthread"
accesslog = None
logconfig_dict = LOGGING
timeout = 30
graceful_timeout = 10
keepalive = 5
control_socket_disable = True
