"""Passes for tests. Nothing here is real."""

from datetime import datetime, timedelta
from typing import Any

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import System
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.passes.commands import issue_token
from goldthread.foundation.passes.kinds import CARRIES, PassKind
from goldthread.foundation.passes.making import Issued, make_link
from goldthread.foundation.spaces.models import Space, SpaceRecord
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

TESTS = System("tests")


def a_token(agency: Agency, at: datetime, **said: Any) -> Issued:
    """A token that carries all a token may, for thirty days."""
    given: dict[str, Any] = {
        "purpose": "case system",
        "scope": CARRIES[PassKind.API_TOKEN],
        "expires_at": at + timedelta(days=30),
    }
    return issue_token(space=agency.space, agency=agency, **{**given, **said}, by=TESTS, at=at)


def an_office_token(space: Space, at: datetime, **said: Any) -> Issued:
    """A token of the partnership itself that carries all such a token may, for thirty days."""
    given: dict[str, Any] = {
        "purpose": "case system of the office",
        "scope": CARRIES[PassKind.OFFICE_TOKEN],
        "expires_at": at + timedelta(days=30),
    }
    return issue_token(space=space, agency=None, **{**given, **said}, by=TESTS, at=at)


def a_link(agency: Agency, record: SpaceRecord, at: datetime, **said: Any) -> Issued:
    """A link about a record, good for three days."""
    given: dict[str, Any] = {
        "purpose": "report on an action",
        "scope": (Can.VIEW_OWN_ACTIONS, Can.GIVE_EVIDENCE),
        "expires_at": at + timedelta(days=3),
    }
    with opened(actor=SYSTEM_ACTOR, writing=agency.space_id):
        return make_link(record=record, agency=agency, **{**given, **said}, by=TESTS, at=at)
