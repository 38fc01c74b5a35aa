"""A board, its three partners, and documents of it."""

from datetime import date

import pytest

from goldthread.foundation.access.models import Holding
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.accounts.factories import make_user
from goldthread.foundation.agencies.factories import three_partners
from goldthread.foundation.groups.factories import a_group
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.procedures.factories import a_document


@pytest.fixture
def board(partnership):
    return a_group(partnership, "Executive board")


@pytest.fixture
def agencies(partnership):
    """The council, the ICB and the police."""
    return three_partners(partnership)


@pytest.fixture
def policy(board):
    return a_document(board)


@pytest.fixture
def standing_as(partnership):
    """How somebody stands who holds a role in the partnership."""

    def stand(role, agency=None):
        return Standing((Holding(space=partnership, role=role, agency=agency, starts_on=date(2020, 1, 1)),))

    return stand


@pytest.fixture
def somebody(partnership):
    """An account that holds a role in the partnership."""

    def hold(role, agency=None):
        user = make_user(f"{role}@northborough.example", role)
        with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
            Holding.objects.create(space=partnership, user=user, role=role, agency=agency, starts_on=date(2020, 1, 1))
        return user

    return hold


@pytest.fixture
def again(partnership):
    """A record as it is now."""

    def read(record, *joined):
        with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
            return type(record).objects.select_related("space", *joined).get(pk=record.pk)

    return read
