"""The steward makes a pair of two whom nothing made alike."""

from datetime import date, timedelta

import pytest

from goldthread.cases.casework.factories import RAISED_AT, somebody
from goldthread.cases.people.commands import keep_apart, point_out
from goldthread.cases.people.factories import a_person
from goldthread.cases.people.models import Lookalike
from goldthread.cases.people.tests.pages import as_, at, text
from goldthread.foundation.commands.refusals import NotAllowed, Refused
from goldthread.foundation.grants.commands import declare_conflict
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

pytestmark = pytest.mark.django_db
LATER = RAISED_AT + timedelta(days=2)


def pairs(case):
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        return list(Lookalike.objects.select_related("space"))


@pytest.fixture
def two(case, other_case, manager):
    """A child before an adoption and after it."""
    before = a_person(case, by=manager, at=LATER)
    after = a_person(other_case, "Rose", "Bell", born=date(2013, 1, 30), by=manager, at=LATER)
    assert pairs(case) == []
    return before, after


def test_the_steward_points_out_two_and_decides_on_them(case, two, manager):
    before, after = two
    client = as_(manager)
    page = at(case, "point_out_person", before.pk)

    assert page in text(client.get(at(case, "person", before.pk)))
    assert "it ends with a number" in text(client.post(page, {"other": "Rose Bell"}))
    assert "takes part in no case that you read" in text(client.post(page, {"other": str(after.pk + 1000)}))
    assert "Enter the page of another" in text(client.post(page, {"other": str(before.pk)}))
    answer = client.post(page, {"other": f"https://desk.example/p/northborough/person/{after.pk}/"})

    (pair,) = pairs(case)
    assert answer.headers["Location"] == at(case, "lookalike", pair.pk)
    sent = {"kept": str(after.pk), "why": "The adoption order names both."}
    assert client.post(at(case, "merge_two_people", pair.pk), sent).status_code == 302


def test_two_who_were_kept_apart_are_asked_about_again_where_the_steward_says_so(case, two, manager, partnership):
    given = {"space": partnership, "person": two[0], "other": two[1], "by": manager, "at": LATER}
    pair = point_out(**given)
    keep_apart(pair=pair, why="Two children.", by=manager, at=LATER)

    again = point_out(**given)

    assert (again.pk, again.found) == (pair.pk, "waits")
    told = text(as_(manager).get(at(case, "lookalike", pair.pk)))
    assert f"decided before that they are two people, by {manager.name}: Two children." in told
    assert "They are two people" in told


def test_nobody_else_points_out_and_nobody_whom_they_do_not_see(case, two, manager, partnership, constable):
    given = {"space": partnership, "person": two[0], "other": two[1], "at": LATER}
    page = at(case, "point_out_person", two[0].pk)
    assert as_(constable).get(page).status_code in (403, 404)
    with pytest.raises(NotAllowed):
        point_out(**given, by=constable)

    other = somebody("partnership_manager", partnership, name="other")
    declare_conflict(about=case, account=manager, kind="own_family", words="My niece.", by=other, at=LATER)
    with pytest.raises((NotAllowed, Refused)):
        point_out(**given, by=manager)
    assert pairs(case) == []
