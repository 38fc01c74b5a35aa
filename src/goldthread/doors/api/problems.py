"""Answers when something is wrong: problem+json (RFC 9457), each a sentence that can be shown as it stands."""

import logging
from collections.abc import Iterable
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, Throttled, ValidationError

from goldthread.doors.api.body import NotJson
from goldthread.doors.api.schemas.problems import Problem, Wrong
from goldthread.doors.api.wrong_values import wrong_values
from goldthread.foundation.commands.refusals import NotAllowed, Refused

log = logging.getLogger("goldthread.api")

MEDIA_TYPE = "application/problem+json"
NO_OTHER_PAGE = "about:blank"
NOT_THERE = "There is nothing here that this token opens."
NOT_CARRIED = "This token does not carry the permission for that."
CHECK_VALUES = "Some of what you sent is wrong. Nothing was done."
NO_TOKEN = "Send a token as “Authorization: Bearer gt_…”. The partnership's manager issues them."


class Overtaken(Exception):
    """The record that the caller had read has changed; ``now`` is what it has become, told as a ``shape``."""

    def __init__(self, sentence: str, shape: type[Problem], now: Any) -> None:
        super().__init__(sentence)
        self.shape, self.now = shape, now


def problem(
    request: HttpRequest, status: HTTPStatus, detail: str, *, errors: Iterable[Wrong] = (), **headers: str
) -> HttpResponse:
    """The answer for one thing that went wrong."""
    said = Problem(
        type=NO_OTHER_PAGE,
        title=status.phrase,
        status=status,
        detail=detail,
        errors=list(errors),
        reference=getattr(request, "reference", ""),
    )
    return _answer(said, headers)


def _answer(said: Problem, headers: dict[str, str]) -> HttpResponse:
    named = {"Cache-Control": "no-store"} | {name.replace("_", "-"): value for name, value in headers.items()}
    return HttpResponse(said.model_dump_json(), status=said.status, content_type=MEDIA_TYPE, headers=named)


def not_there(request: HttpRequest, error: Exception) -> HttpResponse:
    return problem(request, HTTPStatus.NOT_FOUND, NOT_THERE)


def no_token(request: HttpRequest, error: AuthenticationError) -> HttpResponse:
    detail = NO_TOKEN if str(error) == "Unauthorized" else str(error)
    return problem(request, HTTPStatus.UNAUTHORIZED, detail, WWW_Authenticate='Bearer realm="Goldthread"')


def too_often(request: HttpRequest, error: Throttled) -> HttpResponse:
    return problem(
        request, HTTPStatus.TOO_MANY_REQUESTS, "This token has asked too often. Wait as Retry-After says, then go on."
    )


def wrongly_sent(request: HttpRequest, error: HttpError) -> HttpResponse:
    """What could not be read at all."""
    if isinstance(error.__cause__, NotJson):
        return problem(
            request, HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "Send the body as application/json.", Accept="application/json"
        )
    if isinstance(error.__cause__, ValidationError):
        return wrong(request, error.__cause__)
    return problem(request, HTTPStatus(error.status_code), "The body is not JSON in UTF-8.")


def too_big(request: HttpRequest, error: RequestDataTooBig) -> HttpResponse:
    """More than is read of any body."""
    most = settings.DATA_UPLOAD_MAX_MEMORY_SIZE
    detail = f"The body is larger than {most // 1024:,} KB, so it was not read and nothing was done. Send less."
    return problem(request, HTTPStatus.REQUEST_ENTITY_TOO_LARGE, detail)


def wrong(request: HttpRequest, error: ValidationError) -> HttpResponse:
    return problem(request, HTTPStatus.UNPROCESSABLE_ENTITY, CHECK_VALUES, errors=wrong_values(error.errors))


def refused(request: HttpRequest, refusal: Refused) -> HttpResponse:
    """What a command refused, in its own words."""
    errors = [Wrong(field=refusal.field, detail=str(refusal))] if refusal.field else []
    return problem(request, HTTPStatus.UNPROCESSABLE_ENTITY, str(refusal), errors=errors)


def not_carried(request: HttpRequest, refusal: NotAllowed) -> HttpResponse:
    return problem(request, HTTPStatus.FORBIDDEN, NOT_CARRIED)


def overtaken(request: HttpRequest, error: Overtaken) -> HttpResponse:
    """What the caller had read is not what is there now, which the answer shows."""
    status = HTTPStatus.PRECONDITION_FAILED
    said = error.shape(
        type=NO_OTHER_PAGE,
        errors=[],
        title=status.phrase,
        status=status,
        detail=str(error),
        reference=getattr(request, "reference", ""),
        now=error.now,  # type: ignore[call-arg]  # every such shape has it
    )
    return _answer(said, {"ETag": etag_of(error.now.version)})


def broken(request: HttpRequest, error: Exception) -> HttpResponse:
    log.exception("The API could not answer", exc_info=error)
    sentence = "Goldthread could not do that, and nothing was kept. Try again in a few minutes."
    return problem(request, HTTPStatus.INTERNAL_SERVER_ERROR, sentence)


def etag_of(version: int) -> str:
    return f'"{version}"'


HANDLERS: dict[type[Exception], Any] = {
    Exception: broken,
    Http404: not_there,
    AuthenticationError: no_token,
    Throttled: too_often,
    HttpError: wrongly_sent,
    RequestDataTooBig: too_big,
    ValidationError: wrong,
    Refused: refused,
    NotAllowed: not_carried,
    Overtaken: overtaken,
}


def handled_by(api: NinjaAPI) -> None:
    """Let every kind of trouble be answered as above."""
    for kind, handler in HANDLERS.items():
        api.add_exception_handler(kind, handler)
