"""Among whom somebody is looked for: how many there are, and how many have that name."""

from datetime import timedelta

import pytest

from goldthread.cases.casework.factories import RAISED_AT
from goldthread.cases.people.factories import a_person
from goldthread.cases.people.looking import register_of
from goldthread.cases.people.matching import Known, Name
from goldthread.cases.people.matching.by_name import key_of_name
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

pytestmark = pytest.mark.django_db
LATER = RAISED_AT + timedelta(days=2)


def test_how_many_have_a_name_is_counted_by_how_it_sounds(case, manager):
    for given in ("Catherine", "Kathryn", "Ada"):
        a_person(case, given, "Bell", by=manager, at=LATER)
    sought = [Known(names=(Name("Katharine", "Quill"),)), Known(names=(Name("Tom", "Bell"),))]

    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        register = register_of(case.space, sought)

    assert register.size == 3
    assert register.bearers == {key_of_name("Catherine"): 2, key_of_name("Bell"): 3}
