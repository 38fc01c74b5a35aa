"""A child is found by what is said of the mother, so what is said of her anew or taken back finds the child too."""

from datetime import timedelta

import pytest

from goldthread.cases.casework.factories import RAISED_AT
from goldthread.cases.people.commands import (
    Introduced,
    involve_person,
    register_person,
    say_who_they_are,
    take_back,
    tell_of_person,
)
from goldthread.cases.people.factories import HOME, NHS_NUMBER, a_home, a_person
from goldthread.cases.people.models import Involvement, LivesThere, MatchKey, Tie
from goldthread.cases.people.tests.pages import as_, at, text
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

pytestmark = pytest.mark.django_db
LATER = RAISED_AT + timedelta(days=2)


def keys_by_mother(child):
    with opened(actor=SYSTEM_ACTOR, reading=[child.space_id]):
        return set(MatchKey.objects.filter(person=child, key__startswith="mother:").values_list("key", flat=True))


@pytest.fixture
def mother(case, manager):
    return a_person(case, "Ngozi", by=manager, at=LATER, kind="adult", part=Involvement.Part.PARENT)


@pytest.fixture
def unborn(case, manager):
    expected = {"birth": {"expected_on": LATER.date() + timedelta(days=60)}}
    return register_person(case=case, introduced=Introduced("unborn", "subject", expected), by=manager, at=LATER)


@pytest.fixture
def tie(case, manager, mother, unborn):
    return say_who_they_are(case=case, person=mother, kind="mother", to=unborn, by=manager, at=LATER)


@pytest.mark.usefixtures("tie")
def test_a_number_told_of_the_mother_finds_the_unborn_child(case, manager, mother, unborn):
    said = {"kind": "nhs", "number": NHS_NUMBER}

    tell_of_person(case=case, person=mother, what="number", said=said, by=manager, at=LATER)

    assert f"mother:nhs_number:{NHS_NUMBER}" in keys_by_mother(unborn)


@pytest.mark.usefixtures("tie")
def test_an_address_of_the_mother_that_is_taken_back_finds_her_child_no_more(case, manager, mother, unborn):
    a_home(case, mother, home=HOME, by=manager, at=LATER)
    assert any("place-" in key for key in keys_by_mother(unborn))
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        lives = LivesThere.objects.select_related("person", "case", "space").get()

    take_back(told=lives, why="It must be kept secret.", by=manager, at=LATER)

    assert not any("place-" in key for key in keys_by_mother(unborn))


def test_a_mother_who_was_wrong_finds_the_child_no_more(manager, unborn, tie):
    assert keys_by_mother(unborn)

    take_back(told=tie, why="Her sister is.", by=manager, at=LATER)

    assert keys_by_mother(unborn) == set()


def test_who_is_expecting_an_unborn_child_is_asked_and_finds_whom_another_case_told(
    case, other_case, manager, mother, partnership
):
    """The mother of both cases is one; whoever adds the child is asked whether it is the one that is known."""
    involve_person(case=other_case, person=mother, part="parent", by=manager, at=LATER)
    client, pages = as_(manager), [at(one, "add_person", one.reference) for one in (case, other_case)]
    sent = {
        **{"kind": "unborn", "part": "subject", "mother": str(mother.pk)},
        **{"expected_on-day": "20", "expected_on-month": "1", "expected_on-year": "2027"},
    }

    first = client.post(pages[0], sent)
    asked = text(client.post(pages[1], sent))

    assert "Who is expecting the child" in text(client.get(pages[0]))
    assert first.status_code == 302
    assert "Somebody like this is on the register" in asked
    assert "Their mothers are likely the same woman" in asked
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        (tie,) = Tie.objects.all()
    assert (tie.kind, tie.person_id) == ("mother", mother.pk)


def test_nobody_is_asked_for_a_mother_where_nobody_takes_part(case, manager):
    assert "Who is expecting the child" not in text(as_(manager).get(at(case, "add_person", case.reference)))
