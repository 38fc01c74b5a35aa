"""The door of the API: who asks, by which token, and what is open to them."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial, wraps
from typing import Any, TypeVar

from django.http import Http404, HttpRequest
from ninja import Schema
from ninja.errors import AuthenticationError, ValidationError
from ninja.security import HttpBearer

from goldthread.foundation.access.doors import Access, by_token
from goldthread.foundation.access.requests import Request
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import System, standing_of
from goldthread.foundation.commands.refusals import NotAllowed, Refused
from goldthread.foundation.passes.commands import note_used
from goldthread.foundation.passes.holder import PassHolder, holder_of
from goldthread.foundation.passes.kinds import TOKENS
from goldthread.foundation.passes.models import Pass
from goldthread.foundation.passes.queries import pass_behind
from goldthread.foundation.wall.passage import opened

Operation = TypeVar("Operation", bound=Callable[..., Any])

NOTED = System("the API")
UNKNOWN = "There is no such token. Check that you copied all of it, or ask the partnership's manager for a new one."

DOORS: dict[str, Access] = {}
"""What each operation declares, by its name."""


class ApiRequest(Request):
    """A request that came with a token that is in force."""

    auth: Pass
    holder: PassHolder


class Token(HttpBearer):
    """An API token of an agency or of the partnership. A session of a browser opens nothing here."""

    def authenticate(self, request: HttpRequest, token: str) -> Pass:
        found = pass_behind(token.strip(), *TOKENS)
        if found is None:
            raise AuthenticationError(message=UNKNOWN)
        why_not = found.why_not(request.now)  # type: ignore[attr-defined]  # every request has its time
        if why_not:
            raise AuthenticationError(message=why_not)
        return found


def _check_known(request: HttpRequest, asked: Schema | None) -> None:
    """Refuse what stands in the address and is no filter: one that is misspelt would give too much."""
    known = type(asked).model_fields if asked else ()
    unknown = [name for name in request.GET if name not in known]
    if unknown:
        raise ValidationError([{"loc": ("query", name), "type": "extra_forbidden", "msg": ""} for name in unknown])


def door(*permissions: Can) -> Callable[[Operation], Operation]:
    """Declare what a token must carry for an operation, and open its space for it and nothing else.

    An operation gives back what leaves the house: what it reads, it reads before the wall shuts.
    """
    declared = by_token(*permissions)

    def declare(operation: Operation) -> Operation:
        @wraps(operation)
        def guarded(request: ApiRequest, **given: Any) -> Any:
            token = request.auth
            # An address that names another space looks like one that does not exist.
            if given.get("space", token.space.slug) != token.space.slug:
                raise Http404
            # Asked first, since noting it locks the token, and calls by one token would wait for each other.
            if not token.is_noted_as_used(request.now):
                note_used(pass_=token, by=NOTED, at=request.now)
            _check_known(request, given.get("asked"))
            request.holder, request.space = holder_of(token), token.space
            passage = partial(opened, actor=request.holder.pk, reading=[token.space_id], request=request.reference)
            try:
                with passage():
                    held = standing_of(request.holder, request.today, request.now)
                    request.standing = replace(held, spaces={token.space_id: token.space})
                    if permissions and not any(held.may(can, token.space_id) for can in permissions):
                        raise NotAllowed("")
                    return operation(request, **given)
            except Refused as refusal:
                if refusal.noting:
                    with passage():
                        refusal.noting()
                raise

        DOORS[operation.__name__] = declared
        return guarded  # type: ignore[return-value]

    return declare
