"""What is so no longer is given its end, and is told as what was so."""

from datetime import date, timedelta

import pytest

from goldthread.cases.casework.factories import RAISED_AT
from goldthread.cases.people.commands import say_when_it_ends, say_who_they_are, take_back, tell_of_person
from goldthread.cases.people.factories import NHS_NUMBER, a_home, a_person
from goldthread.cases.people.models import LivesThere, SaidBirth, SaidName
from goldthread.cases.people.tests.pages import as_, at, text
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

pytestmark = pytest.mark.django_db
LATER = RAISED_AT + timedelta(days=2)


@pytest.fixture
def maya(case, manager):
    return a_person(case, by=manager, at=LATER)


@pytest.fixture
def lives(case, manager, maya):
    a_home(case, maya, by=manager, at=LATER)
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        return LivesThere.objects.select_related("case", "household", "person").get(person=maya)


def told_of(case, user, person):
    return text(as_(user).get(at(case, "person", person.pk)))


def said_of(case, maya, lives, what, manager):
    """One thing that is so until a day."""
    given = {"case": case, "person": maya, "by": manager, "at": LATER}
    if what == "address":
        return lives
    if what == "relationship":
        carer = a_person(case, "Ann", kind="adult", born=None, part="carer", by=manager, at=LATER)
        return say_who_they_are(case=case, person=maya, kind="friend", to=carer, by=manager, at=LATER)
    said = {
        "alert": {"words": "Dog at home."},
        "school": {"school": "Hill School"},
        "name": {"given": "Mia"},
        "number": {"kind": "nhs", "number": NHS_NUMBER},
        "contact": {"way": "telephone", "details": "020 7946 0000", "safety": "safe"},
    }
    return tell_of_person(what=what, said=said[what], **given)


@pytest.mark.parametrize("what", ["address", "school", "alert", "name", "number", "contact", "relationship"])
def test_what_was_right_ends_with_a_day_and_is_told_as_what_was_so(case, manager, maya, lives, what):
    told = said_of(case, maya, lives, what, manager)
    client, page = as_(manager), at(case, "end_of_person", case.reference, what, told.pk)
    assert page in told_of(case, manager, maya)

    sent = {"until_on-day": "3", "until_on-month": "11", "until_on-year": "2026"}
    assert client.post(page, sent).headers["Location"] == at(case, "person", maya.pk)

    after = told_of(case, manager, maya)
    assert "ntil 3 November 2026" in after
    assert "Change when it ends" in after
    assert "Taken back on" not in after
    assert 'value="2026"' in text(client.get(page))
    assert client.post(page, {}).status_code == 302
    assert "ntil 3 November 2026" not in told_of(case, manager, maya)


def test_an_end_that_cannot_be_is_refused(case, manager, constable, maya, lives):
    with pytest.raises(Refused, match="before it began"):
        say_when_it_ends(told=lives, until_on=date(2019, 12, 31), by=manager, at=LATER)
    with pytest.raises(Refused, match="last day"):
        say_when_it_ends(told=lives, until_on=None, by=manager, at=LATER)
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        name, birth = (one.objects.select_related("case", "person", "space").get() for one in (SaidName, SaidBirth))
    with pytest.raises(Refused, match="does not end"):
        say_when_it_ends(told=birth, until_on=LATER.date(), by=manager, at=LATER)
    with pytest.raises(Refused, match="today or in the past"):
        say_when_it_ends(told=name, until_on=LATER.date() + timedelta(days=1), by=manager, at=LATER)
    assert as_(manager).get(at(case, "end_of_person", case.reference, "birth", birth.pk)).status_code == 404
    assert as_(constable).get(at(case, "end_of_person", case.reference, "address", lives.pk)).status_code == 404
    take_back(told=lives, why="It was wrong.", by=manager, at=LATER)
    with pytest.raises(Refused, match="taken back"):
        say_when_it_ends(told=lives, until_on=LATER.date(), by=manager, at=LATER)
