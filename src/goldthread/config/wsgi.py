"""How a web server starts the program."""

import os

from django.core.wsgi import get_wsgi_application

from goldthread.config.checks.doors import refuse_undeclared_doors
from goldthread.foundation.ui import govuk

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldthread.config.settings")
application = get_wsgi_application()
refuse_undeclared_doors()
# The first page would otherwise wait a second while the components are read.
govuk.warm()
