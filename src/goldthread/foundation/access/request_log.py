"""One line in the log for each request: numbers, the route's name, how it ended. Never an address or a name."""

import logging
import time
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

log = logging.getLogger("goldthread.request")
SILENT = {"live", "ready"}


class RequestLog:
    """Outermost of ours: also puts the request's reference on the answer, so that a person can quote it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        began = time.perf_counter()
        response = self.get_response(request)
        reference = getattr(request, "reference", "")
        if reference:
            response.headers["X-Request-Id"] = reference
        route = request.resolver_match.view_name if request.resolver_match else None
        if route not in SILENT:
            log.info(
                "request", extra=_numbers(request, response, route, reference, time.perf_counter() - began)
            )
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> None:
        """Say where it went wrong; the formatter leaves out what the error quotes."""
        log.error("request failed", exc_info=exception, extra={"request": getattr(request, "reference", "")})


def _numbers(
    request: HttpRequest, response: HttpResponse, route: str | None, reference: str, seconds: float
) -> dict[str, object]:
    space = getattr(request, "space", None)
    user = getattr(request, "user", None)
    return {
        "request": reference,
        "route": route or "none",
        "method": request.method if request.method in {"GET", "HEAD", "POST"} else "other",
        "status": response.status_code,
        "ms": round(seconds * 1000),
        "space": space.pk if space else None,
        "user": user.pk if user and user.is_authenticated else None,
    }
