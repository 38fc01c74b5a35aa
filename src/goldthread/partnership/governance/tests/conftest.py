"""The cast of these tests: a manager, a board member, a scrutineer and a stranger, each with a browser of their own."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from goldthread.foundation.access.models import Holding
from goldthread.foundation.accounts.factories import DeskClient, make_user
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.spaces.registering import register_space
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened


@pytest.fixture
def browser(partnership: Space) -> Callable[..., DeskClient]:
    """A browser signed in as somebody new who holds a role in a space, or none."""

    def signed_in(role: str = "", space: Space = partnership) -> DeskClient:
        name = f"A {role.replace('_', ' ') or 'stranger'}"
        user = make_user(f"{role or 'stranger'}@{space.slug}.example", name)
        if role:
            with opened(actor=SYSTEM_ACTOR, writing=space.pk):
                Holding.objects.create(space=space, user=user, role=role, starts_on=date(2020, 1, 1))
        client = DeskClient()
        client.force_login(user)
        client.user = user  # type: ignore[attr-defined]
        return client

    return signed_in


@pytest.fixture
def manager(browser: Callable[..., DeskClient]) -> DeskClient:
    return browser("partnership_manager")


@pytest.fixture
def member(browser: Callable[..., DeskClient]) -> DeskClient:
    return browser("board_member")


@pytest.fixture
def stranger(browser: Callable[..., DeskClient]) -> DeskClient:
    return browser()


@pytest.fixture
def not_live(db: None, now: Any) -> Space:
    """A partnership that is being set up."""
    return register_space(kind=Space.Kind.PARTNERSHIP, name="Eastborough", slug="eastborough", at=now)


@pytest.fixture
def reading(partnership: Space) -> Any:
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        yield
