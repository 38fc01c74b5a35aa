"""A partnership with two agencies, what they owe, a review, and a caller with a token."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from goldthread.foundation.access.standing import System
from goldthread.foundation.actions.models import Action
from goldthread.foundation.actions.tests.test_pages_actions import an_action
from goldthread.foundation.agencies.factories import an_agency
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.passes.factories import a_token
from goldthread.foundation.passes.kinds import CARRIES, PassKind
from goldthread.foundation.spaces.models import Space

TESTS = System("tests")


class Caller(Client):
    """An agency's system: it sends a token and keeps no cookies."""

    def __init__(self, text: str = "") -> None:
        super().__init__(headers={"Authorization": f"Bearer {text}"} if text else {})
        self.text = text

    def ask(self, path: str, expected: int = 200, **values: Any) -> Any:
        """What the answer says, once it has the status that is expected."""
        answer = self.get(f"/api/v1/{path}", values)
        assert answer.status_code == expected, answer.content
        return answer.json()


@pytest.fixture(autouse=True)
def _nobody_has_called_yet() -> None:
    cache.clear()


@pytest.fixture
def council(partnership: Space) -> Agency:
    return an_agency(partnership, "Northborough Council")


@pytest.fixture
def owed(partnership: Space, police: Agency) -> Action:
    return an_action(partnership, "1", [police])


@pytest.fixture
def caller() -> Callable[..., Caller]:
    """A caller for an agency, with what its token carries."""

    def make(agency: Agency, **said: Any) -> Caller:
        given = {"scope": CARRIES[PassKind.API_TOKEN], **said}
        return Caller(a_token(agency, timezone.now(), **given).text)

    return make
