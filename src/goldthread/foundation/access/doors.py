"""What each door declares before it may open: who may come in.

A view, API route, job or command without a declaration does not start (tests/guards and
``check_every_door`` at start-up).
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, TypeVar

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from goldthread.foundation.access.roles import ROLES, Can, roles_that

View = TypeVar("View", bound=Callable[..., Any])


@dataclass(frozen=True)
class Access:
    """Who passes a door. ``public`` needs no account; a permission is asked in the space that the address names."""

    kind: str
    permissions: tuple[Can, ...] = ()
    reason: str = ""

    @property
    def words(self) -> str:
        """The declaration as one line, for the list of routes."""
        if self.kind == "permission":
            return " or ".join(permission.name for permission in self.permissions)
        return self.kind

    @property
    def roles(self) -> list[str]:
        """Roles that pass, in the order of the roles page; ``public`` lets in anyone."""
        if self.kind == "public":
            return ["public", *ROLES]
        if self.kind == "signed in":
            return list(ROLES)
        passing = {code for permission in self.permissions for code in roles_that(permission)}
        return [code for code in ROLES if code in passing]


def public(reason: str) -> Access:
    """Anyone may come in; the reason is kept beside the door."""
    return Access("public", reason=reason)


SIGNED_IN = Access("signed in")


def access(*permissions: Can | Access) -> Callable[[View], View]:
    """Declare who may open a view, and hold it to that.

    With permissions, the address must name a space (``space`` in its path): the view finds it as
    ``request.space``. A space in which the person holds none of them looks like one that does not exist.
    """
    declared = permissions[0] if isinstance(permissions[0], Access) else Access("permission", permissions)  # type: ignore[arg-type]

    def declare(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if declared.kind != "public" and not request.user.is_authenticated:
                return redirect(f"{reverse('account_login')}?next={request.get_full_path()}")
            if declared.kind == "permission":
                request.space = _space_of(request, kwargs.pop("space"), declared)
            return view(request, *args, **kwargs)

        guarded.access = declared  # type: ignore[attr-defined]
        return guarded  # type: ignore[return-value]

    return declare


def declared(view: View, access_: Access) -> View:
    """Declare the access of a view that a library brought."""
    return access(access_)(view)


def _space_of(request: HttpRequest, slug: str, declared: Access) -> Any:
    for space in request.standing.spaces.values():
        if space.slug == slug and any(request.standing.may(can, space.pk) for can in declared.permissions):
            return space
    raise Http404
