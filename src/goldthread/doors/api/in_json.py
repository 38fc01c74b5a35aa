"""What stands around every operation, so that each answer is JSON and is kept nowhere."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

from goldthread.doors.api.problems import problem
from goldthread.foundation.access.doors import Access


def in_json(view: Callable[..., HttpResponse], declared: Access) -> Callable[..., HttpResponse]:
    """Declare the door of a view of the API. No session opens it, so no page of another site can use one's."""

    @csrf_exempt
    @wraps(view)
    def door(request: HttpRequest, *args: Any, **given: Any) -> HttpResponse:
        answer = view(request, *args, **given)
        if answer.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
            allowed = answer["Allow"]
            sentence = f"This address takes {allowed} and nothing else."
            answer = problem(request, HTTPStatus.METHOD_NOT_ALLOWED, sentence, Allow=allowed)
        answer["Cache-Control"] = "no-store"
        return answer

    door.access = declared  # type: ignore[attr-defined]
    return door
