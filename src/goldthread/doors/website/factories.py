"""A reader of the public sites, for tests: another program than the desk, asked in the process of the test."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.test import Client, override_settings

from goldthread.doors.website import sites, store
from goldthread.foundation.documents.rendering import TEMPLATES as OF_DOCUMENTS
from goldthread.foundation.publications.factories import public_conninfo

HOST = "northborough.example"
PAGES = [
    {
        "BACKEND": "goldthread.foundation.ui.jinja.Pages",
        "DIRS": [OF_DOCUMENTS, Path(__file__).with_name("templates")],
        "APP_DIRS": True,
        "OPTIONS": {"environment": "goldthread.foundation.ui.jinja.environment"},
    }
]
MIDDLEWARE = ["goldthread.doors.website.middleware.SafeHeaders", "goldthread.doors.website.middleware.SiteByHost"]


@contextmanager
def a_reader(folder: Path) -> Iterator[Client]:
    """Somebody who reads the site of ``HOST``. Settings are those of the public site, but for the static files."""
    sites.forget()
    store.pool.cache_clear()
    with override_settings(
        ROOT_URLCONF="goldthread.doors.website.urls",
        MIDDLEWARE=MIDDLEWARE,
        TEMPLATES=PAGES,
        ALLOWED_HOSTS=["*"],
        PUBLIC_DATABASE=public_conninfo(os.environ["PUBLIC_DATABASE_URL"]),
        PUBLIC_ADDRESS="https://{host}",
        PUBLISHED_FOLDER=folder,
    ):
        try:
            yield Client(headers={"host": HOST}, raise_request_exception=False)
        finally:
            store.pool().close()
            store.pool.cache_clear()
            sites.forget()
