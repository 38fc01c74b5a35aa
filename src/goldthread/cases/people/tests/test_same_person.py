"""Somebody of the register is added to another case, as whoever adds them reads of them."""

from datetime import timedelta

import pytest

from goldthread.cases.casework.factories import RAISED_AT
from goldthread.cases.people.commands import involve_person
from goldthread.cases.people.factories import a_person
from goldthread.cases.people.models import Involvement, Person, SaidBirth
from goldthread.cases.people.tests.pages import as_, at, people_of, text
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

pytestmark = pytest.mark.django_db
LATER = RAISED_AT + timedelta(days=2)
MAYA = {"kind": "child", "part": "subject", "given": "Maya", "family": "Okonkwo", "when": "9 March 2014", "sex": "F"}


def kept(model, space):
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        return list(model.objects.filter(space=space).order_by("pk"))


def test_whoever_said_that_it_is_the_same_is_asked_again_where_they_are_alike_no_more(
    case, other_case, manager, partnership
):
    maya = a_person(other_case, by=manager, at=LATER)
    sent = {**MAYA, "given": "Xerxes", "family": "Quill", "when": "", "same": str(maya.pk)}

    page = text(as_(manager).post(at(case, "add_person", case.reference), sent))

    assert "Say again whether it is the same person" in page
    assert 'value="Xerxes"' in page
    assert kept(Person, partnership) == [maya]


def test_a_birth_that_is_not_known_is_as_one_that_was_left_empty(case, manager, partnership):
    sent = {**MAYA, "when": "not known", "sex": ""}

    assert as_(manager).post(at(case, "add_person", case.reference), sent).status_code == 302

    assert kept(SaidBirth, partnership) == []


def test_an_agency_adds_somebody_whom_the_office_named_and_learns_nothing_of_it(
    case, other_case, manager, constable, partnership
):
    maya = a_person(other_case, by=constable, at=LATER)
    involve_person(case=case, person=maya, part=Involvement.Part.SUBJECT, by=manager, at=LATER)
    page, sent = at(case, "add_person", case.reference), {**MAYA, "same": str(maya.pk)}
    before = len(kept(Involvement, partnership))

    assert as_(constable).post(page, sent).headers["Location"] == at(case, "person", maya.pk)

    assert len(kept(Involvement, partnership)) == before + 1
    assert people_of(text(as_(manager).get(case.get_absolute_url()))).count("Maya Okonkwo") == 1
    again = text(as_(constable).post(page, sent))
    assert "They take part in this case as that already" in again
