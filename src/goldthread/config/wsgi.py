"""How a web server starts the program."""

import os

from django.core.wsgi import get_wsgi_application

from goldthread.foundation.ui import govuk

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldthread.config.settings")
application = get_wsgi_application()
# The first page would otherwise wait a second while the components are read.
govuk.warm()
