"""What stands around each request: a session that ends, the wall, and nothing kept afterwards."""

from collections.abc import Callable
from dataclasses import replace

from django.contrib.sessions.middleware import SessionMiddleware as DjangoSessionMiddleware
from django.db import transaction
from django.http import FileResponse, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone

from goldthread.foundation.access.requests import Request
from goldthread.foundation.access.signed_on import counted_in
from goldthread.foundation.access.standing import Standing, counting_only, standing_of
from goldthread.foundation.accounts.models import User
from goldthread.foundation.accounts.second_factor import half_way_in, has_passed, said_to_be
from goldthread.foundation.accounts.sessions import BEGAN
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.wall.passage import opened

Next = Callable[[HttpRequest], HttpResponseBase]


class WallMiddleware:
    """One transaction a request: nothing is readable outside the person's spaces, nothing at all is writable.

    Only a command may write (it opens the one space it is about). Reads that are noted in the trail are
    committed before a byte of the answer leaves, because the answer leaves after the transaction.
    Time is taken once, as ``request.now`` and ``request.today``.
    """

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: Request) -> HttpResponseBase:
        request.now = timezone.now()
        request.today = timezone.localdate(request.now)
        request.standing = Standing()
        person = said_to_be(request)
        if person is None:
            return self._answer(request)
        with opened(actor=person, request=request.reference):
            if request.user.is_authenticated and has_passed(request):
                with counting_only(person, counted_in(request.session, person, request.today)):
                    return self._in_their_spaces(request, request.user)
            if request.user.is_authenticated or half_way_in(request):
                # A password alone opens the person's own account and nothing else.
                return self._answer(request)
        return self._answer(request)

    def _in_their_spaces(self, request: Request, person: User) -> HttpResponseBase:
        standing = standing_of(person, request.today, request.now)
        held = {holding.space_id for holding in standing.holdings}
        with opened(actor=person.pk, reading=held):
            spaces = {space.pk: space for space in Space.objects.filter(pk__in=held).order_by("name")}
            request.standing = replace(standing, spaces=spaces)
            return self._answer(request)

    def _answer(self, request: Request) -> HttpResponseBase:
        with transaction.atomic():
            response = self.get_response(request)
            if response.status_code >= 500:
                transaction.set_rollback(True)
            if isinstance(response, FileResponse):
                return response  # It lies whole on disk, and is read from there.
            return made_whole(response) if isinstance(response, StreamingHttpResponse) else response


def made_whole(response: StreamingHttpResponse) -> HttpResponse:
    """An answer that would be read from the database after the wall has shut is read before."""
    whole = HttpResponse(b"".join(response), status=response.status_code, headers=response.headers)
    whole.cookies = response.cookies
    return whole


SLIDES_AFTER = 60
"""Seconds after which a session that is used is prolonged, so that not every request writes."""

SEEN = "last_seen"


class SessionMiddleware(DjangoSessionMiddleware):
    """A session ends when nothing was done in it for SESSION_COOKIE_AGE seconds, and counts from when it began."""

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        session, now = request.session, int(timezone.now().timestamp())
        # Asking an untouched session would read it; what was never opened needs no prolonging.
        if session.accessed and "_auth_user_id" in session and now - session.get(SEEN, 0) >= SLIDES_AFTER:
            session[SEEN] = now
            session.setdefault(BEGAN, now)
        return super().process_response(request, response)


class NothingKept:
    """What a signed-in person sees is kept by no browser: on a shared computer, Back shows nothing."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if request.user.is_authenticated:
            response["Cache-Control"] = "no-store, private"
        return response
