"""Two questions that a load balancer asks. The answers hold states and ages, and nothing of anyone."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from goldthread.doors.health.readiness import readiness
from goldthread.foundation.access.doors import access, public

REASON = "asked by a machine that has no account; the answer holds states only"


@access(public(REASON))
@require_safe
def live(request: HttpRequest) -> HttpResponse:
    """The process answers. It asks nothing of the database: one that is away is no reason to restart this."""
    return JsonResponse({"live": True}, headers={"Cache-Control": "no-store"})


@access(public(REASON))
@require_safe
def ready(request: HttpRequest) -> HttpResponse:
    """Whether requests should be sent here: 200 if everything is well, 503 with what is not."""
    found = readiness(timezone.now())
    status = 200 if found["ready"] else 503
    return JsonResponse(found, status=status, headers={"Cache-Control": "no-store"})
