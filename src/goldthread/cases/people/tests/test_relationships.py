"""Who people are to one another, told from either side, and who has parental responsibility."""

from datetime import timedelta

import pytest

from goldthread.cases.casework.factories import RAISED_AT
from goldthread.cases.people.commands import point_out, say_who_they_are, take_back
from goldthread.cases.people.factories import a_home, a_merge, a_person
from goldthread.cases.people.models import Involvement, Lookalike, Tie
from goldthread.cases.people.tests.pages import as_, at, text
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

pytestmark = pytest.mark.django_db
LATER = RAISED_AT + timedelta(days=2)


@pytest.fixture
def maya(case, manager):
    return a_person(case, by=manager, at=LATER)


def newest(model, space):
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        return model.objects.select_related("person", "case", "agency").order_by("-pk")[0]


def waiting(space):
    """The pairs of which the steward of the register is asked whether they are one."""
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        pairs = Lookalike.objects.filter(space=space, found=Lookalike.Found.WAITS).order_by("pk")
        return [{one.first_id, one.second_id} for one in pairs]


@pytest.mark.parametrize(("kind", "told"), [("sibling", "maya"), ("mother", "maya"), ("other-mother", "amara")])
def test_who_they_are_to_one_another_is_told_from_either_side(case, manager, maya, partnership, kind, told):
    amara = a_person(case, "Amara", part=Involvement.Part.PARENT, by=manager, at=LATER)
    page = at(case, "say_who_person_is", case.reference, maya.pk)

    assert as_(manager).post(page, {"kind": kind, "to": str(amara.pk)}).status_code == 302

    tie = newest(Tie, partnership)
    assert tie.person == {"maya": maya, "amara": amara}[told]
    again = text(as_(manager).post(page, {"kind": kind, "to": str(amara.pk)}))
    assert "recorded already" in again


def test_parental_responsibility_is_of_those_who_can_have_it(case, manager, maya):
    twin = a_person(case, "Ada", part=Involvement.Part.SIBLING, by=manager, at=LATER)
    sent = {"kind": "cousin", "to": str(twin.pk), "has_responsibility": "here"}

    page = text(as_(manager).post(at(case, "say_who_person_is", case.reference, maya.pk), sent))

    assert "has parental responsibility" in page


@pytest.mark.parametrize(("has", "told"), [("here", "maya"), ("there", "ada")])
def test_of_brothers_and_sisters_whoever_has_responsibility_is_said(case, manager, maya, partnership, has, told):
    ada = a_person(case, "Ada", part=Involvement.Part.SIBLING, by=manager, at=LATER)
    page = at(case, "say_who_person_is", case.reference, maya.pk)

    assert as_(manager).post(page, {"kind": "sibling", "to": str(ada.pk), "has_responsibility": has}).status_code == 302

    tie = newest(Tie, partnership)
    assert (tie.person, tie.has_parental_responsibility) == ({"maya": maya, "ada": ada}[told], True)
    other = at(case, "say_who_person_is", case.reference, ada.pk)
    assert "recorded already" in text(as_(manager).post(other, {"kind": "sibling", "to": str(maya.pk)}))


def test_what_was_told_of_somebody_who_was_merged_is_not_told_twice(case, manager, maya):
    amara, again = (
        a_person(case, name, part=Involvement.Part.SIBLING, by=manager, at=LATER) for name in ("Amara", "Amarah")
    )
    say_who_they_are(case=case, person=maya, kind="sibling", to=amara, by=manager, at=LATER)
    a_merge(kept=again, gone=amara, by=manager, at=LATER)

    for person, to in ((maya, again), (again, maya)):
        with pytest.raises(Refused, match="recorded already"):
            say_who_they_are(case=case, person=person, kind="sibling", to=to, by=manager, at=LATER)


def test_no_child_has_responsibility_for_their_mother(case, manager, maya):
    amara = a_person(case, "Amara", part=Involvement.Part.PARENT, by=manager, at=LATER)
    sent = {"kind": "other-mother", "to": str(amara.pk), "has_responsibility": "here"}

    page = text(as_(manager).post(at(case, "say_who_person_is", case.reference, maya.pk), sent))

    assert "A child has no parental responsibility" in page


def test_where_nobody_else_takes_part_no_relationship_is_asked(case, manager, maya):
    assert as_(manager).get(at(case, "say_who_person_is", case.reference, maya.pk)).status_code == 404
    assert "Add a relationship" not in text(as_(manager).get(at(case, "person", maya.pk)))


def test_of_two_who_are_said_to_be_twins_nobody_is_asked_whether_they_are_one(case, manager, maya, partnership):
    """Until that is taken back: then they look alike as before."""
    maia = a_person(case, "Maia", part=Involvement.Part.SIBLING, by=manager, at=LATER)
    assert waiting(partnership) == [{maya.pk, maia.pk}]

    say_who_they_are(case=case, person=maya, kind="twin", to=maia, by=manager, at=LATER)
    assert waiting(partnership) == []
    a_home(case, maya, maia, by=manager, at=LATER)
    assert waiting(partnership) == []

    take_back(told=newest(Tie, partnership), why="The hospital knows of one child.", by=manager, at=LATER)
    assert waiting(partnership) == [{maya.pk, maia.pk}]


def test_what_somebody_pointed_out_waits_although_the_two_are_said_to_be_related(case, manager, maya, partnership):
    maia = a_person(case, "Maia", part=Involvement.Part.SIBLING, by=manager, at=LATER)
    say_who_they_are(case=case, person=maya, kind="twin", to=maia, by=manager, at=LATER)
    point_out(space=partnership, person=maya, other=maia, by=manager, at=LATER)

    a_home(case, maya, maia, by=manager, at=LATER)

    assert waiting(partnership) == [{maya.pk, maia.pk}]
