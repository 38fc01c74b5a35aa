"""Somebody is registered in a case, and more is said of them."""

from datetime import date, timedelta

import pytest

from goldthread.cases.casework.factories import RAISED_AT, seen_by, somebody
from goldthread.cases.people.commands import (
    Introduced,
    involve_person,
    record_birth,
    register_person,
    take_back,
    tell_of_person,
)
from goldthread.cases.people.factories import BORN, NHS_NUMBER, a_person
from goldthread.cases.people.models import Involvement, Person, SaidBirth, SaidName, SaidNumber
from goldthread.cases.people.tests.concerns import a_contact
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.uncertain_dates import UncertainDate
from goldthread.foundation.wall.passage import opened

pytestmark = pytest.mark.django_db
LATER = RAISED_AT + timedelta(days=2)
BACKWARDS = {"from_on": date(2025, 9, 1), "until_on": date(2024, 7, 1)}


def seen(user, model, case):
    """What somebody sees, in their own passage."""
    with opened(actor=user.pk, reading=[case.space_id]):
        return list(model.objects.visible_to(seen_by(user, LATER)))


def test_whoever_runs_the_case_sees_who_takes_part_and_what_is_said_of_them(case, manager):
    person = a_person(case, by=manager, at=LATER, number={"kind": "nhs", "number": "943 476 5919"})

    assert seen(manager, Person, case) == [person]
    assert [str(one) for one in seen(manager, SaidName, case)] == ["Maya Okonkwo"]
    assert [one.number for one in seen(manager, SaidNumber, case)] == [NHS_NUMBER]


def test_an_agency_sees_what_it_told_itself_and_an_agency_without_sight_nothing(
    case, manager, constable, social_worker, teacher
):
    by_office = a_person(case, by=manager, at=LATER)
    by_police = a_person(case, "Ikenna", by=constable, at=LATER, part=Involvement.Part.SIBLING)

    assert seen(constable, Person, case) == [by_police]
    assert seen(social_worker, Person, case) == []
    assert seen(teacher, Person, case) == []
    assert {one.pk for one in seen(manager, Person, case)} == {by_office.pk, by_police.pk}


def test_whoever_does_not_see_a_case_tells_nothing_in_it(case, teacher):
    with pytest.raises(Refused, match="no longer there"):
        a_person(case, by=teacher, at=LATER)


def test_a_child_may_be_the_subject_and_the_one_who_is_said_to_have_harmed(case, manager):
    person = a_person(case, by=manager, at=LATER)

    involve_person(case=case, person=person, part=Involvement.Part.SAID_TO_HAVE_HARMED, by=manager, at=LATER)

    assert {one.part for one in seen(manager, Involvement, case)} == {"subject", "said_to_have_harmed"}
    with pytest.raises(Refused, match="as that already"):
        involve_person(case=case, person=person, part=Involvement.Part.SUBJECT, by=manager, at=LATER)


def test_nobody_adds_somebody_whom_they_see_in_no_case(case, other_case, manager, constable):
    hidden = a_person(other_case, by=manager, at=LATER)

    with pytest.raises(Refused, match="takes part in no case that you read"):
        involve_person(case=case, person=hidden, part=Involvement.Part.SIBLING, by=constable, at=LATER)


def test_an_unborn_child_is_expected_and_after_the_birth_the_same_child_is_known(case, manager):
    expected = {"expected_on": date(2027, 1, 20)}
    introduced = Introduced(Person.Kind.UNBORN, Involvement.Part.SUBJECT, {"birth": expected})
    child = register_person(case=case, introduced=introduced, by=manager, at=LATER)

    born = {"birth": {"when": UncertainDate.on(LATER.date()), "sex": "F"}, "name": {"given": "Ada", "family": "Bell"}}
    record_birth(case=case, child=child, said=born, by=manager, at=LATER)

    (now,) = seen(manager, Person, case)
    assert now.pk == child.pk
    assert len(seen(manager, SaidBirth, case)) == 2
    with pytest.raises(Refused, match="recorded already"):
        record_birth(case=case, child=child, said=born, by=manager, at=LATER)


@pytest.mark.parametrize(
    ("what", "said", "field", "sentence"),
    [
        ("number", {"kind": "nhs", "number": "943 476 5918"}, "number", "fails its check digit"),
        ("number", {"kind": "upn", "number": "B820200000001"}, "number", "check letter"),
        ("birth", {"when": UncertainDate.on(BORN), "died_on": date(2014, 3, 8)}, "died_on", "before the day of birth"),
        ("birth", {"when": UncertainDate.on(date(2027, 1, 1))}, "when", "today or in the past"),
        ("birth", {"expected_on": date(2027, 1, 1)}, "expected_on", "born is not expected"),
        ("birth", {"when": UncertainDate.on(date(1820, 1, 1))}, "when", "Check the year"),
        ("name", {"given": " ", "family": ""}, "given", "Enter a given name or a family name"),
        ("trait", {"trait": "ethnicity", "codes": ["WBRI", "CHNE"]}, "codes", "Choose one"),
        ("trait", {"trait": "ethnicity", "codes": ["CNHE"]}, "codes", "Choose from the list"),
        ("trait", {"trait": "disability", "codes": ["NONE", "VIS"]}, "codes", "stands alone"),
        ("school", {"school": "Hill School", **BACKWARDS}, "until_on", "before it began"),
        ("alert", {"words": ""}, "words", "must know"),
    ],
)
def test_what_cannot_be_so_is_refused_with_a_sentence_and_nothing_is_kept(case, manager, what, said, field, sentence):
    person = a_person(case, by=manager, at=LATER, born=None)

    with pytest.raises(Refused, match=sentence) as refusal:
        tell_of_person(case=case, person=person, what=what, said=said, by=manager, at=LATER)

    assert refusal.value.field == field
    assert len(seen(manager, SaidBirth, case)) == 0


def test_nobody_dies_before_they_were_born_whichever_was_told_first(case, manager):
    person = a_person(case, by=manager, at=LATER)
    other = a_person(case, "Ada", by=manager, at=LATER, born=None)
    telling = {"case": case, "what": "birth", "by": manager, "at": LATER}

    with pytest.raises(Refused, match="before the day of birth"):
        tell_of_person(person=person, said={"died_on": BORN - timedelta(days=1)}, **telling)
    tell_of_person(person=other, said={"died_on": BORN}, **telling)
    with pytest.raises(Refused, match="after the day of death"):
        tell_of_person(person=other, said={"when": UncertainDate.on(BORN + timedelta(days=1))}, **telling)


def test_a_refusal_tells_nobody_of_a_death_that_they_do_not_read(case, other_case, manager, constable):
    child = a_person(case, by=constable, at=LATER, born=None)
    involve_person(case=other_case, person=child, part=Involvement.Part.SUBJECT, by=manager, at=LATER)
    telling = {"person": child, "what": "birth", "at": LATER}
    tell_of_person(case=other_case, said={"died_on": BORN}, by=manager, **telling)
    later = {"when": UncertainDate.on(BORN + timedelta(days=1))}

    tell_of_person(case=case, said=later, by=constable, **telling)

    with pytest.raises(Refused, match="after the day of death"):
        tell_of_person(case=case, said=later, by=manager, **telling)


def test_a_death_before_the_birth_of_the_same_line_is_refused_whatever_was_told_before(case, manager):
    child = a_person(case, by=manager, at=LATER, born=date(2010, 1, 1))
    said = {"when": UncertainDate.on(date(2014, 1, 1)), "died_on": date(2012, 1, 1)}

    with pytest.raises(Refused, match="before the day of birth") as refusal:
        tell_of_person(case=case, person=child, what="birth", said=said, by=manager, at=LATER)

    assert refusal.value.field == "died_on"


def test_nobody_is_named_by_any_door_where_nobody_may_be_named_yet(partnership):
    officer = somebody("designated_officer", partnership)
    contact = a_contact(partnership, officer)

    with pytest.raises(Refused) as refusal:
        a_person(contact, by=officer, at=LATER)

    assert str(refusal.value) == contact.rules.unnamed_in(contact.stage)


def test_what_was_wrong_is_taken_back_with_a_reason_and_stays_to_be_seen(case, manager, constable):
    person = a_person(case, by=constable, at=LATER)
    told = tell_of_person(
        case=case, person=person, what="name", said={"use": "alias", "given": "May"}, by=constable, at=LATER
    )

    take_back(told=told, why="She is not called so.", by=constable, at=LATER)

    names = seen(manager, SaidName, case)
    assert [str(one) for one in names if one.taken_back_at is None] == ["Maya Okonkwo"]
    assert {one.taken_back_why for one in names} == {"", "She is not called so."}
    with pytest.raises(Refused, match="taken back already"):
        take_back(told=told, why="Again.", by=constable, at=LATER)


def test_an_agency_does_not_take_back_what_the_office_told(case, manager, constable):
    a_person(case, by=manager, at=LATER)
    (name,) = seen(manager, SaidName, case)

    with pytest.raises(Refused, match="no longer there"):
        take_back(told=name, why="It is wrong.", by=constable, at=LATER)
