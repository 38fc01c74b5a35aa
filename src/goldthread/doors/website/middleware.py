"""What stands around each request to the public site: which site it is, and what the answer tells a browser."""

import logging
from collections.abc import Callable

import psycopg
from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse
from psycopg_pool import PoolTimeout

from goldthread.doors.website.errors import away, no_site
from goldthread.doors.website.sites import Site, site_at

log = logging.getLogger("goldthread.website")
Next = Callable[[HttpRequest], HttpResponse]

POLICY = "; ".join(
    (
        "default-src 'none'",
        "style-src 'self'",
        "script-src 'self'",
        "img-src 'self' data:",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # Where somebody goes by "Exit this page" does not learn where they came from.
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
FOR_A_YEAR = "max-age=31536000"


class SiteRequest(HttpRequest):
    """A request to a site that there is."""

    asked_site: Site


class SafeHeaders:
    """What every answer says, static files and errors too."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response
        secure = {"Strict-Transport-Security": FOR_A_YEAR} if settings.BEHIND_HTTPS else {}
        self.headers = HEADERS | secure

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        for name, value in self.headers.items():
            response.headers.setdefault(name, value)
        return response


class SiteByHost:
    """Find the site that the name of the host means. A database that is away is told in plain words."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: SiteRequest) -> HttpResponse:
        if request.path == "/live":
            return HttpResponse("live\n", content_type="text/plain")
        try:
            site = site_at(host_of(request))
            if site is None:
                return no_site()
            request.asked_site = site
            return self.get_response(request)
        except DisallowedHost:
            return no_site(400)
        except (psycopg.OperationalError, PoolTimeout):
            log.warning("the database is away")
            return away()


def host_of(request: HttpRequest) -> str:
    """The name of the host, without a port."""
    return request.get_host().partition(":")[0].lower().rstrip(".")
