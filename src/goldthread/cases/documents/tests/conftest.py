"""A disagreement of two agencies, people of both, of a third and of the office."""

from datetime import datetime

import pytest

from goldthread.cases.casework.commands import record_step
from goldthread.cases.casework.factories import RAISED_AT, a_case, somebody
from goldthread.cases.casework.models import Case
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened


@pytest.fixture(autouse=True)
def _files(store):
    """Where the bytes lie."""


@pytest.fixture
def manager(partnership):
    return somebody("partnership_manager", partnership)


@pytest.fixture
def scrutineer(partnership):
    return somebody("independent_scrutineer", partnership)


@pytest.fixture
def case(partnership, police, council, constable):
    return a_case(partnership, police, council, by=constable)


@pytest.fixture
def closing(manager):
    """Closes a case, read again."""

    def close(case: Case, at: datetime = RAISED_AT) -> Case:
        said = {"result": "withdrawn", "words": "It was withdrawn.", "learning": "None.", "tell_children": ""}
        with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
            found = Case.objects.select_related("space").get(pk=case.pk)
        record_step(case=found, step="resolved", said=said, happened_at=at, by=manager, at=at)
        return found

    return close
