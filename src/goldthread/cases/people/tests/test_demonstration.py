"""What the demonstration tells."""

from datetime import timedelta

import pytest

from goldthread.cases.casework.factories import RAISED_AT
from goldthread.cases.people.demonstration import REFUGE, fictitious_people
from goldthread.cases.people.models import LivesThere, Person, Tie
from goldthread.cases.people.tests.pages import as_, people_of, text
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

pytestmark = pytest.mark.django_db


def test_a_family_is_told_once_however_often_it_is_loaded(case, manager, partnership):
    people = {"partnership_manager": manager}

    for days in (1, 2):
        fictitious_people(space=partnership, people=people, at=RAISED_AT + timedelta(days=days))

    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        assert [model.objects.count() for model in (Person, Tie, LivesThere)] == [4, 3, 5]
    section = people_of(text(as_(manager).get(case.get_absolute_url())))
    assert "Seren O’Dunlin-Wren" in section
    assert "Unborn child" in section
    assert REFUGE.lines[0] not in section
