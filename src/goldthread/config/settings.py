"""Django's settings, made from the typed environment. No other file reads the environment."""

from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from csp.constants import NONE, SELF
from pydantic import PostgresDsn

from goldthread.config.environment import Mode, given_beside_the_file, read_environment, role_of, settings_file
from goldthread.config.logging import logging_settings
from goldthread.config.mail import mail_settings
from goldthread.config.sign_in import sign_in_settings
from goldthread.pathways import pathway_folders

environment = read_environment()

SETTINGS_FILE = settings_file()
GIVEN_BESIDE_THE_FILE = given_beside_the_file()
MODE = environment.mode
IS_DEMO = environment.mode is Mode.DEMO
DEBUG = False
SECRET_KEY = environment.secret_key
SECRET_KEY_FALLBACKS = environment.old_secret_keys
WALL_KEY = environment.wall_key
TRAIL_KEY_FILE = environment.trail_key_file
TRAIL_WITNESS_FILE = environment.trail_witness_file
DESTRUCTION_LEDGER = environment.destruction_ledger
BACKUP_KEYS = environment.backup_key
POSTGRES_PROGRAMS = environment.postgres_programs
ALLOWED_HOSTS = environment.hosts
ADDRESS = environment.address
DIGEST_HOUR = environment.digest_hour
DATA_FOLDER = environment.data_folder
PUBLISHED_FOLDER = environment.published_folder
PUBLIC_ADDRESS = environment.public_address
PUBLIC_DATABASE = str(environment.public_database_url or "")
BEHIND_HTTPS = environment.behind_https
ROOT_URLCONF = "goldthread.config.urls"
CSRF_FAILURE_VIEW = "goldthread.foundation.ui.errors.csrf_failure"
WSGI_APPLICATION = "goldthread.config.wsgi.application"
AUTH_USER_MODEL = "accounts.User"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True
USE_I18N = True

FOUNDATION = [
    f"goldthread.foundation.{part}"
    for part in (
        "spaces",
        "trail",
        "wall",
        "accounts",
        "sources",
        "agencies",
        "groups",
        "access",
        "commands",
        "jobs",
        "drafts",
        "form_pages",
        "actions",
        "progress",
        "chasing",
        "one_time_links",
        "messages",
        "grants",
        "passes",
        "files",
        "documents",
        "decisions",
        "timekeeping",
        "publications",
        "evidence",
        "ui",
        "sign_in",
        "invitations",
        "sign_on",
        "retention",
        "lists",
        "search",
        "imports",
    )
]
PARTNERSHIP = [
    f"goldthread.partnership.{part}"
    for part in (
        "governance",
        "meetings",
        "learning",
        "equality",
        "proof",
        "scrutiny",
        "briefings",
        "procedures",
        "engagement",
        "planning",
        "matters",
        "risks",
        "forward_plan",
        "money",
        "publishing",
        "rights",
    )
]
CASES = [
    f"goldthread.cases.{part}"
    for part in (
        "going_live",
        "casework",
        "transfers",
        "disclosures",
        "quality_panel",
        "people",
        "coming_of_age",
        "letters",
        "documents",
        "requests",
        "chronology",
        "papers",
    )
]
PATHWAYS = pathway_folders()
DOORS = ["goldthread.doors.desk", "goldthread.doors.api"]
INSTALLED_APPS = [
    *FOUNDATION,
    *CASES,
    *PARTNERSHIP,
    *PATHWAYS,
    *DOORS,
    "goldthread.config",
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
    "csp",
    "procrastinate.contrib.django",
]
MIDDLEWARE = [
    "goldthread.doors.health.middleware.HealthFirst",
    "goldthread.doors.health.middleware.OneLineEach",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "goldthread.foundation.access.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "goldthread.foundation.access.middleware.NothingKept",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "goldthread.foundation.access.middleware.WallMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "axes.middleware.AxesMiddleware",
    "goldthread.foundation.ui.errors.PlainErrors",
]


def _database(address: PostgresDsn) -> dict[str, Any]:
    host = address.hosts()[0]
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": (address.path or "/goldthread").lstrip("/"),
        "USER": unquote(host["username"] or ""),
        "PASSWORD": unquote(host["password"] or ""),
        "HOST": host["host"] or "127.0.0.1",
        "PORT": str(host["port"] or 5432),
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        "ATOMIC_REQUESTS": False,
        # Such as ?sslmode=verify-full, which belongs to the address of a database on another machine.
        "OPTIONS": {"connect_timeout": 10, **dict(address.query_params())},
    }


DATABASE_ADDRESS = str(environment.database_url)
DATABASES = {"default": _database(environment.database_url)}
WEB_ROLE = DATABASES["default"]["USER"]
PUBLIC_ROLE = role_of(environment.public_database_url) if environment.public_database_url else ""
KNOWS_THE_OWNER = environment.database_owner_url is not None
if environment.database_owner_url:
    DATABASES["owner"] = _database(environment.database_owner_url)
    DATABASES["default"]["TEST"] = {"MIRROR": "owner"}

TEMPLATES = [
    {
        "BACKEND": "goldthread.foundation.ui.jinja.Pages",
        "APP_DIRS": True,
        "OPTIONS": {
            "environment": "goldthread.foundation.ui.jinja.environment",
            "context_processors": [
                "django.contrib.messages.context_processors.messages",
                "goldthread.doors.desk.frame.frame",
            ],
        },
    },
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
    },
]

locals().update(sign_in_settings(behind_proxy=environment.behind_https))
# A provider of sign-on that runs on this very machine, for the demonstration and for tests.
SIGN_ON_WITHIN_THIS_MACHINE = MODE in (Mode.DEMO, Mode.TEST)
SESSION_ENGINE = "goldthread.foundation.accounts.sessions"
SESSION_LONGEST = environment.session_hours * 60 * 60
SESSION_COOKIE_AGE = environment.session_minutes * 60
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = environment.behind_https
# The proxy in front sends browsers to HTTPS and tells us that they came by it; it must set this header itself.
SECURE_SSL_REDIRECT = False
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if environment.behind_https else None
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if environment.behind_https else 0
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "form-action": [SELF],
    }
}

DEFAULT_FROM_EMAIL = environment.mail_from
locals().update(mail_settings(environment.mail_address))

SILENCED_SYSTEM_CHECKS = [
    # Tries to sign in count for the account that is tried, from wherever: many machines get no more than one.
    "axes.W006",
    # The host may share its domain with services that are not ours to bind to HTTPS.
    "security.W005",
    "security.W021",
    # Asked by our own checks, which say what to do.
    *(f"security.W{number:03}" for number in (4, 8, 9, 10, 12, 16, 18, 20)),
]

LONGEST_LIFE_OF_PASSES = {
    "api_token": timedelta(days=environment.token_days),
    "office": timedelta(days=environment.token_days),
    "link": timedelta(days=environment.link_days),
    "open_link": timedelta(days=environment.open_link_days),
}

BREAK_GLASS_LASTS = timedelta(hours=environment.break_glass_hours)
LATE_ENTRY_AFTER = timedelta(hours=environment.late_entry_hours)

API_CALLS_A_MINUTE = environment.api_calls

FILE_BYTES = environment.file_megabytes * 1024 * 1024
SCANNER = environment.scanner
FILE_UPLOAD_HANDLERS = [
    "goldthread.foundation.files.uploads.CountsWhatIsTooLarge",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "jobs"
STALLED_AFTER_SECONDS = environment.stalled_after_seconds
LOGGING = logging_settings(environment.log_path, silent=MODE is Mode.TEST)

STATIC_URL = "/static/"
STATIC_ROOT = Path(DATA_FOLDER) / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if MODE is Mode.TEST
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = MODE is Mode.TEST
