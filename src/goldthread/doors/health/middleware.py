"""What stands outermost around a request: the answer to machines, and one line in the log."""

import logging
from collections.abc import Callable
from time import perf_counter
from uuid import uuid4

from django.http import HttpRequest, HttpResponse

from goldthread.doors.health.urls import urlpatterns
from goldthread.foundation.access.requests import Request

log = logging.getLogger("goldthread.request")

Next = Callable[[HttpRequest], HttpResponse]


class HealthFirst:
    """Answer ``/live`` and ``/ready`` before anything asks the database, a session or the name of the host.

    Otherwise a database that is away would make both fail alike, and a probe by number would be refused.
    """

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response
        self.views = {f"/{pattern.pattern}": pattern.callback for pattern in urlpatterns}

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.views.get(request.path_info, self.get_response)(request)


class OneLineEach:
    """Log each request with numbers and the name of its route: never its path, its query or who was named in it.

    The same number stands in the answer (``X-Request-Id``), in the log and in the trail.
    """

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: Request) -> HttpResponse:
        started = perf_counter()
        request.reference = uuid4().hex[:12]
        response = self.get_response(request)
        response["X-Request-Id"] = request.reference
        log.info("request", extra={"facts": facts_of(request, response, perf_counter() - started)})
        return response


def facts_of(request: Request, response: HttpResponse, seconds: float) -> dict[str, object]:
    """What may be said of a request."""
    route = request.resolver_match
    return {
        "request": request.reference,
        "method": request.method if request.method in METHODS else "other",
        "route": (route.view_name or route.route) if route else None,
        "status": response.status_code,
        "ms": round(seconds * 1000, 1),
        "space": getattr(getattr(request, "space", None), "pk", None),
        "user": getattr(getattr(request, "user", None), "pk", None),
    }


METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
"""A method is the caller's own word: any other is not repeated."""
