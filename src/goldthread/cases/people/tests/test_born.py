"""Whether a child is born is told by the births that stand: what is taken back or undone is as it was."""

from datetime import date, timedelta

import pytest

from goldthread.cases.casework.factories import RAISED_AT
from goldthread.cases.people.born import kind_read
from goldthread.cases.people.commands import (
    Introduced,
    Typed,
    add_person,
    involve_person,
    record_birth,
    register_person,
    take_back,
    tell_of_person,
    undo_merge,
)
from goldthread.cases.people.factories import a_merge
from goldthread.cases.people.models import Person, SaidBirth
from goldthread.cases.people.tests.pages import as_, at, text
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.uncertain_dates import UncertainDate
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

pytestmark = pytest.mark.django_db
LATER = RAISED_AT + timedelta(days=2)
BORN = {"birth": {"when": UncertainDate.on(LATER.date())}}


def an_unborn(case, by):
    introduced = Introduced("unborn", "subject", {"birth": {"expected_on": date(2027, 1, 20)}})
    return register_person(case=case, introduced=introduced, by=by, at=LATER)


def kind(person):
    with opened(actor=SYSTEM_ACTOR, reading=[person.space_id]):
        return kind_read(person)


def anew(record):
    with opened(actor=SYSTEM_ACTOR, reading=[record.space_id]):
        return type(record).objects.select_related("space").get(pk=record.pk)


def test_of_two_unborn_children_taken_for_one_the_other_is_not_born_once_that_is_undone(case, other_case, manager):
    first, second = an_unborn(case, manager), an_unborn(other_case, manager)
    merge = a_merge(kept=first, gone=second, by=manager, at=LATER)
    record_birth(case=case, child=anew(first), said=BORN, by=manager, at=LATER)
    assert kind(anew(second)) == "child"

    undo_merge(merge=anew(merge), why="Two mothers.", by=manager, at=LATER)

    assert (kind(anew(first)), kind(anew(second))) == ("child", "unborn")
    record_birth(case=other_case, child=anew(second), said=BORN, by=manager, at=LATER)
    assert kind(anew(second)) == "child"


def test_a_birth_that_is_taken_back_leaves_an_unborn_child_whose_birth_is_recorded_again(case, manager):
    child = an_unborn(case, manager)
    record_birth(case=case, child=child, said=BORN, by=manager, at=LATER)
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        told = SaidBirth.objects.exclude(earliest_on=None).get()

    take_back(told=told, why="Another child.", by=manager, at=LATER)

    page = text(as_(manager).get(at(case, "person", child.pk)))
    assert "Unborn child" in page
    assert "Record the birth" in page
    record_birth(case=case, child=child, said=BORN, by=manager, at=LATER)
    with pytest.raises(Refused, match="recorded already"):
        record_birth(case=case, child=child, said=BORN, by=manager, at=LATER)


def test_a_birth_told_in_a_case_that_somebody_does_not_read_is_not_told_by_what_the_child_is_called(
    case, other_case, manager, constable
):
    introduced = Introduced("unborn", "subject", {"birth": {"expected_on": date(2027, 1, 20)}})
    child = register_person(case=case, introduced=introduced, by=constable, at=LATER)
    involve_person(case=other_case, person=child, part="subject", by=manager, at=LATER)
    record_birth(case=other_case, child=child, said=BORN, by=manager, at=LATER)

    of_office, of_police = (text(as_(one).get(at(case, "person", child.pk))) for one in (manager, constable))

    assert "Unborn child" not in of_office
    assert "Unborn child" in of_police
    assert "Record the birth" in of_police


def test_a_birth_is_recorded_as_such_and_not_told_by_the_way(case, manager):
    child = an_unborn(case, manager)

    with pytest.raises(Refused, match="Record the birth first"):
        tell_of_person(case=case, person=child, what="birth", said=BORN["birth"], by=manager, at=LATER)
    assert anew(child).kind == Person.Kind.UNBORN


def test_nobody_learns_of_a_birth_by_what_is_taken_from_them(case, other_case, manager, constable, police):
    """The police see an unborn child; the office recorded the birth where they do not read it."""
    child = an_unborn(case, constable)
    involve_person(case=other_case, person=child, part="subject", by=manager, at=LATER)
    tell = {"case": case, "person": child, "what": "birth", "said": BORN["birth"], "by": constable, "at": LATER}
    with pytest.raises(Refused, match="Record the birth first"):
        tell_of_person(**tell)
    record_birth(case=other_case, child=child, said=BORN, by=manager, at=LATER)

    with pytest.raises(Refused, match="Record the birth first"):
        tell_of_person(**tell)


def test_whoever_adds_an_unborn_child_to_another_case_with_a_birth_records_it(case, other_case, manager):
    child = an_unborn(case, manager)
    typed = Typed("child", "subject", [("birth", BORN["birth"])])

    add_person(case=other_case, typed=typed, same_as=child, by=manager, at=LATER)

    assert kind(anew(child)) == "child"


def test_an_unborn_child_who_is_new_is_registered_without_a_day_of_birth(case, manager):
    with pytest.raises(Refused, match="Choose “Child”, or leave this empty"):
        register_person(case=case, introduced=Introduced("unborn", "subject", BORN), by=manager, at=LATER)
