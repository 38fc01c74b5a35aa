"""How a web server starts the public site."""

import os

from django.core.wsgi import get_wsgi_application

from goldthread.foundation.ui import govuk

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldthread.config.website.settings")
application = get_wsgi_application()
govuk.warm()
