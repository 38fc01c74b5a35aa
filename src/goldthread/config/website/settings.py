"""Settings of the public site: another program than the desk, with no sessions, no sign-in and no secret.

It has no database as Django knows them: what it reads comes through ``doors/website/store.py`` alone.
"""

from secrets import token_hex

from goldthread.config.environment import Mode, read_settings
from goldthread.config.logging import logging_settings
from goldthread.config.website.environment import WebsiteEnvironment
from goldthread.foundation.documents.rendering import TEMPLATES as OF_DOCUMENTS

environment = read_settings(WebsiteEnvironment)

DEBUG = False
IS_DEMO = environment.mode is Mode.DEMO
# Nothing is signed here; Django wants to have one.
SECRET_KEY = token_hex(32)
PUBLIC_DATABASE = str(environment.public_database_url)
PUBLIC_ADDRESS = environment.public_address
PUBLISHED_FOLDER = environment.published_folder
# Which site is asked for is told by the name of the host, and an unknown one has none.
ALLOWED_HOSTS = ["*"]
ROOT_URLCONF = "goldthread.doors.website.urls"
WSGI_APPLICATION = "goldthread.config.website.wsgi.application"
LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True
USE_I18N = False

INSTALLED_APPS = ["goldthread.foundation.ui", "goldthread.doors.website", "django.contrib.staticfiles"]
MIDDLEWARE = [
    "goldthread.doors.website.middleware.SafeHeaders",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "goldthread.doors.website.middleware.SiteByHost",
]
DATABASES: dict[str, object] = {}
TEMPLATES = [
    {
        "BACKEND": "goldthread.foundation.ui.jinja.Pages",
        "DIRS": [OF_DOCUMENTS],
        "APP_DIRS": True,
        "OPTIONS": {"environment": "goldthread.foundation.ui.jinja.environment"},
    },
]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if environment.behind_https else None
BEHIND_HTTPS = environment.behind_https

LOGGING = logging_settings(environment.log_file, silent=environment.mode is Mode.TEST)
STATIC_URL = "/static/"
STATIC_ROOT = environment.static_folder
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
