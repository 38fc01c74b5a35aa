"""Where somebody lives and with whom, and who they are to one another."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from goldthread.cases.casework.factories import RAISED_AT
from goldthread.cases.people.commands import say_where, say_who_they_are
from goldthread.cases.people.factories import HOME, a_home, a_person
from goldthread.cases.people.models import Household, Involvement, LivesThere, Tie
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

pytestmark = pytest.mark.django_db
LATER = RAISED_AT + timedelta(days=2)


@pytest.fixture
def child(case, manager):
    return a_person(case, by=manager, at=LATER)


@pytest.fixture
def brother(case, manager):
    return a_person(case, "Ikenna", born=date(2016, 5, 1), by=manager, at=LATER, part=Involvement.Part.SIBLING)


def test_brother_and_sister_at_one_address_are_one_household(case, child, brother, manager):
    a_home(case, child, brother, by=manager, at=LATER)

    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        (household,) = Household.objects.all()
        there = set(LivesThere.objects.values_list("household", "person"))
    assert there == {(household.pk, child.pk), (household.pk, brother.pk)}
    assert (household.lines, household.postcode) == (["12 Mill Lane", "Northborough"], "NB1 2CD")


def test_told_one_after_the_other_at_one_address_they_live_together(case, child, brother, manager):
    a_home(case, child, by=manager, at=LATER)
    a_home(case, brother, home=replace(HOME, lines=("12, Mill lane", "NORTHBOROUGH")), by=manager, at=LATER)
    a_home(case, brother, home=replace(HOME, lines=("12 Mill Ln, Northborough",), postcode=""), by=manager, at=LATER)
    a_home(case, brother, home=replace(HOME, is_protected=True), by=manager, at=LATER)

    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        (household,) = Household.objects.all()
        there = set(LivesThere.objects.values_list("person", "household"))
    assert there == {(child.pk, household.pk), (brother.pk, household.pk)}
    assert household.is_protected


def test_whoever_does_not_read_where_a_case_says_they_live_does_not_learn_it_by_telling_it(case, constable, manager):
    ada = a_person(case, "Ada", by=constable, at=LATER)
    of_office = a_home(case, ada, by=manager, at=LATER)

    assert a_home(case, ada, by=constable, at=LATER).pk != of_office.pk


@pytest.mark.parametrize(
    ("home", "field", "sentence"),
    [
        (replace(HOME, lines=(" ", "")), "lines", "at least one line"),
        (replace(HOME, lines=("a" * 201,)), "lines", "200 characters"),
        (replace(HOME, lines=("a",) * 7), "lines", "6 lines or fewer"),
        (replace(HOME, lines=("The Women’s Refuge", "Northborough")), "is_protected", "address of a refuge"),
        (replace(HOME, lines=("A safe house",)), "is_protected", "no page, list or file shows where it is"),
        (replace(HOME, postcode="NB1"), "postcode", "full postcode"),
        (replace(HOME, from_on=date(2027, 1, 1)), "from_on", "today or in the past"),
        (replace(HOME, until_on=date(2019, 1, 1)), "until_on", "before they came"),
    ],
)
def test_an_address_that_cannot_be_is_refused_and_nothing_is_kept(case, child, manager, home, field, sentence):
    with pytest.raises(Refused, match=sentence) as refusal:
        a_home(case, child, home=home, by=manager, at=LATER)

    assert refusal.value.field == field
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        assert not Household.objects.exists()


@pytest.mark.parametrize(
    "home",
    [replace(HOME, lines=("2 Refuge Lane",)), replace(HOME, lines=("The Women’s Refuge",), is_protected=True)],
)
def test_a_refuge_that_is_kept_secret_is_kept_and_so_is_a_street_of_that_name(case, child, manager, home):
    assert a_home(case, child, home=home, by=manager, at=LATER).lines == list(home.lines)


def test_nothing_is_said_in_a_case_of_somebody_who_takes_no_part_in_it(case, other_case, child, manager):
    with pytest.raises(Refused, match="do not take part"):
        say_where(case=other_case, people=[child], home=HOME, by=manager, at=LATER)


def test_a_mother_has_parental_responsibility_and_a_cousin_has_none(case, child, brother, manager):
    said = {"case": case, "person": brother, "to": child, "by": manager, "at": LATER}

    tie = say_who_they_are(kind=Tie.Kind.SIBLING, **said)

    assert (tie.person_id, tie.to_id, tie.has_parental_responsibility) == (brother.pk, child.pk, False)
    with pytest.raises(Refused, match="recorded already"):
        say_who_they_are(kind=Tie.Kind.SIBLING, **said)
    with pytest.raises(Refused, match="parental responsibility"):
        say_who_they_are(kind=Tie.Kind.COUSIN, has_responsibility=True, **said)
    with pytest.raises(Refused, match="nobody is tied to themselves"):
        say_who_they_are(kind=Tie.Kind.TWIN, **{**said, "person": child})
