"""People of the tests: the stranger has an account and no role anywhere."""

from collections.abc import Callable
from typing import Any

import pytest

from goldthread.foundation.access.models import Holding
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.accounts.factories import DeskClient
from goldthread.foundation.agencies.factories import visitor
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.learning.factories import a_published_review
from goldthread.partnership.learning.models import Review

from .seeded import AT


@pytest.fixture
def stranger(db: None, django_user_model: Any) -> Any:
    return django_user_model.objects.create_user("stranger@example.org", "A stranger")


@pytest.fixture
def standing_as(db: None, django_user_model: Any) -> Callable[..., Standing]:
    """Give somebody a role in a space and return how they then stand."""

    def hold(role: str, space: Space, agency: Any = None) -> Standing:
        email, name = f"{role}@example.org", role.replace("_", " ").capitalize()
        people = django_user_model.objects
        user = people.with_address(email) or people.create_user(email, name)
        with opened(actor=SYSTEM_ACTOR, writing=space.pk):
            holding = Holding.objects.create(space=space, user=user, role=role, agency=agency, starts_on=AT.date())
        return Standing((holding,))

    return hold


@pytest.fixture
def q(partnership: Space) -> Review:
    """Child Q, published."""
    return a_published_review(partnership)


@pytest.fixture
def manager(partnership: Space) -> DeskClient:
    """The partnership's manager at a browser."""
    return visitor("partnership_manager", partnership)
