"""Tokens of the made-up partnership, as a manager finds them after a while. Nobody knows their secrets."""

from datetime import datetime, timedelta

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor, System
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.passes.commands import issue_token, note_used, revoke_pass
from goldthread.foundation.passes.kinds import CARRIES, PassKind
from goldthread.foundation.passes.making import Issued
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

ALL = CARRIES[PassKind.API_TOKEN]
API = System("the API")


def fictitious_tokens(*, space: Space, by: Actor, at: datetime) -> None:
    """One in use, one that ends soon, one that was revoked."""
    used = _issued(space, "Northmere Council", "Council case system", at - timedelta(days=30), 180, ALL, by)
    note_used(pass_=used.made, by=API, at=at)
    _issued(space, "Merefell Police", "Police dashboard", at - timedelta(days=78), 90, [Can.VIEW_OWN_ACTIONS], by)
    lost = _issued(space, "Merefell Police", "Old police dashboard", at - timedelta(days=200), 210, ALL, by)
    revoke_pass(pass_=lost.made, why="It was found in a log.", by=by, at=at - timedelta(days=79))


def _issued(
    space: Space, agency: str, purpose: str, began: datetime, days: int, scope: list[Can] | tuple[Can, ...], by: Actor
) -> Issued:
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        owner = Agency.objects.get(space=space, name=agency)
    ends = began + timedelta(days=days)
    return issue_token(space=space, agency=owner, purpose=purpose, scope=scope, expires_at=ends, by=by, at=began)
