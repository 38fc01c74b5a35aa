"""What each door declares before it may open: who may come in.

A view, API route, job or command without a declaration does not start (tests/guards and
``check_every_door`` at start-up).
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, TypeVar
from urllib.parse import urlencode

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from goldthread.foundation.access.requests import Request
from goldthread.foundation.access.roles import ROLES, Can, roles_that
from goldthread.foundation.accounts.second_factor import has_passed
from goldthread.foundation.spaces.models import Space

View = TypeVar("View", bound=Callable[..., Any])


@dataclass(frozen=True)
class Access:
    """Who passes a door. ``public`` needs no account; a permission is asked in the space of the address.

    ``before_second_factor`` opens a door to somebody who has given a password but no second factor yet.
    """

    kind: str
    permissions: tuple[Can, ...] = ()
    reason: str = ""
    before_second_factor: bool = False

    @property
    def words(self) -> str:
        """The declaration as one line, for the list of routes."""
        asked = " or ".join(permission.name for permission in self.permissions)
        if self.kind == "permission":
            return asked
        return f"{self.kind}: {asked}" if asked else self.kind

    @property
    def roles(self) -> list[str]:
        """Roles that pass, in the order of the roles page; ``public`` lets in anyone, a token's door no person."""
        if self.kind == "public":
            return ["public", *ROLES]
        if self.kind == "signed in":
            return list(ROLES)
        if self.kind == "API token":
            return []
        passing = {code for permission in self.permissions for code in roles_that(permission)}
        return [code for code in ROLES if code in passing]


def public(reason: str) -> Access:
    """Anyone may come in; the reason is kept beside the door."""
    return Access("public", reason=reason)


def by_token(*permissions: Can) -> Access:
    """An agency's system comes in by a token that carries one of the permissions; a person's session opens nothing."""
    return Access("API token", permissions)


class GoFirst(Exception):
    """Raised within a view, before it shows or does anything: the person goes to another page first.

    What they sent goes there with them (``takes_along``), if that page can hand it on: nothing typed is lost.
    """

    def __init__(self, address: str, *, takes_along: bool = False) -> None:
        super().__init__(address)
        self.address, self.takes_along = address, takes_along


SIGNED_IN = Access("signed in")

SETTING_UP = Access("signed in", before_second_factor=True)
"""For the page on which a second factor is set up: the one thing that a password alone opens."""

HEADED_FOR = "headed_for"
"""Where in the session it is kept which page a person wanted before a second factor was asked."""


def access(*permissions: Can | Access) -> Callable[[View], View]:
    """Declare who may open a view, and hold it to that.

    With permissions, the address must name a space (``space`` in its path): the view finds it as
    ``request.space``. A space in which the person holds none of them looks like one that does not exist.
    """
    declared = permissions[0] if isinstance(permissions[0], Access) else Access("permission", permissions)  # type: ignore[arg-type]

    def declare(view: View) -> View:
        @wraps(view)
        def guarded(request: Request, *args: Any, **kwargs: Any) -> HttpResponse:
            turned_away = _turned_away(request, declared)
            if turned_away:
                return turned_away
            if declared.kind == "permission":
                request.space = _space_of(request, kwargs.pop("space"), declared)
            try:
                return view(request, *args, **kwargs)
            except GoFirst as first:
                return redirect(first.address, preserve_request=first.takes_along)

        guarded.access = declared  # type: ignore[attr-defined]
        return guarded  # type: ignore[return-value]

    return declare


def declared(view: View, access_: Access) -> View:
    """Declare the access of a view that a library brought."""
    return access(access_)(view)


def _turned_away(request: Request, declared: Access) -> HttpResponse | None:
    """Where somebody goes first who is not yet wholly signed in; nothing if they may come in."""
    if declared.kind == "public":
        return None
    if not request.user.is_authenticated:
        # The browser still shows a session that has ended: the page then says so.
        ended = {"ended": "yes"} if settings.SESSION_COOKIE_NAME in request.COOKIES else {}
        return redirect(f"{reverse('account_login')}?{urlencode({**ended, 'next': request.get_full_path()})}")
    if not declared.before_second_factor and not has_passed(request):
        request.session[HEADED_FOR] = request.get_full_path()
        return redirect("mfa_activate_totp")
    return None


def _space_of(request: Request, slug: str, declared: Access) -> Space:
    for space in request.standing.spaces.values():
        if space.slug == slug and any(request.standing.may(can, space.pk) for can in declared.permissions):
            return space
    raise Http404
