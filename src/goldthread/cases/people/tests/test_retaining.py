"""What a case says of people goes with it; a person who is known in another case stays."""

from collections import Counter
from datetime import timedelta

import pytest

from goldthread.cases.casework.factories import RAISED_AT
from goldthread.cases.people.commands import involve_person, say_who_they_are, tell_of_person
from goldthread.cases.people.factories import HOME, NHS_NUMBER, a_home, a_merge, a_person
from goldthread.cases.people.models import Household, Involvement, LivesThere, MatchKey, Merge, Person, SaidName, Tie
from goldthread.foundation.lists.flatness import queries_of
from goldthread.foundation.retention.belonging import belonging_to
from goldthread.foundation.retention.kinds.declaring import KINDS
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

pytestmark = pytest.mark.django_db
LATER = RAISED_AT + timedelta(days=2)


def going_with(case):
    """How many rows of each model go with a case."""
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        return Counter(model for model, _ in belonging_to(KINDS["case"], [case.pk]).rows)


@pytest.fixture
def family(case, manager):
    child = a_person(case, by=manager, at=LATER)
    mother = a_person(case, "Ngozi", by=manager, at=LATER, kind="adult", born=None, part=Involvement.Part.PARENT)
    a_home(case, child, mother, home=HOME, by=manager, at=LATER)
    say_who_they_are(case=case, person=mother, kind="mother", to=child, by=manager, at=LATER)
    return child, mother


@pytest.mark.usefixtures("family")
def test_whoever_is_in_no_other_case_goes_with_it_and_all_that_was_said_of_them(case):
    gone = going_with(case)

    told = {one: gone[one] for one in (Person, SaidName, Involvement, LivesThere, Household, Tie)}
    assert told == {Person: 2, SaidName: 2, Involvement: 2, LivesThere: 2, Household: 1, Tie: 1}
    assert gone[MatchKey] > 0


def test_whoever_is_in_another_case_stays_and_loses_what_this_case_said(case, other_case, family, manager):
    child, _ = family
    involve_person(case=other_case, person=child, part="subject", by=manager, at=LATER)

    gone = going_with(case)

    assert (gone[Person], gone[SaidName], gone[Involvement]) == (1, 2, 2)
    assert going_with(other_case)[Person] == 0


def test_whoever_was_merged_with_somebody_of_another_case_stays(case, other_case, family, manager):
    child, _ = family
    same = a_person(other_case, "Maia", by=manager, at=LATER)
    a_merge(kept=child, gone=same, why="Their school says so.", by=manager, at=LATER)

    assert going_with(case)[Person] == 1
    assert going_with(case)[Merge] == 0
    assert going_with(other_case)[Person] == 0


def test_those_who_were_merged_go_together_and_what_is_left_is_nothing(case, family, manager):
    child, _ = family
    same = a_person(case, "Maia", by=manager, at=LATER, part=Involvement.Part.OTHER)
    a_merge(kept=child, gone=same, why="Their school says so.", by=manager, at=LATER)

    gone = going_with(case)

    assert (gone[Person], gone[Merge]) == (3, 1)
    with opened(actor=SYSTEM_ACTOR, writing=case.space_id):
        for model, rows in _groups(case):
            model._default_manager.filter(pk__in=[row.pk for row in rows]).delete()
        assert not Person.objects.exists()


def test_whoever_stays_is_found_no_more_by_what_only_the_case_that_went_told(case, other_case, family, manager):
    child, _ = family
    number = {"kind": "nhs", "number": NHS_NUMBER}
    tell_of_person(case=case, person=child, what="number", said=number, by=manager, at=LATER)
    involve_person(case=other_case, person=child, part="subject", by=manager, at=LATER)
    name = {"given": "Maya", "family": "Okonkwo"}
    tell_of_person(case=other_case, person=child, what="name", said=name, by=manager, at=LATER)

    with opened(actor=SYSTEM_ACTOR, writing=case.space_id):
        (look,) = KINDS["case"].for_what_stays
        make_anew = look([case.pk])
        for model, rows in _groups(case):
            model._default_manager.filter(pk__in=[row.pk for row in rows]).delete()
        make_anew()
        keys = set(MatchKey.objects.filter(person=child).values_list("key", flat=True))

    assert any("name:" in key for key in keys)
    assert not any(
        told in key for key in keys for told in (NHS_NUMBER, HOME.postcode.replace(" ", "").lower(), "2014", "mother")
    )


def test_commands_are_waited_for_before_anything_is_deleted_and_not_after(case, family):
    """They wait for it with nothing locked, so neither may hold rows while it waits for the other."""
    (look,) = KINDS["case"].for_what_stays
    with opened(actor=SYSTEM_ACTOR, writing=case.space_id):
        asked = queries_of(lambda: look([case.pk]))

    assert any("pg_advisory_xact_lock_shared" in one for one in asked)


def test_whoever_was_only_tied_to_somebody_of_another_case_goes_when_that_goes_too(case, other_case, manager):
    aunt = a_person(case, "Ngozi", by=manager, at=LATER, kind="adult")
    child = a_person(other_case, by=manager, at=LATER)
    say_who_they_are(case=other_case, person=aunt, kind="aunt_or_uncle", to=child, by=manager, at=LATER)

    assert going_with(case)[Person] == 0
    with opened(actor=SYSTEM_ACTOR, writing=case.space_id):
        for model, rows in _groups(case):
            model._default_manager.filter(pk__in=[row.pk for row in rows]).delete()

    assert going_with(other_case)[Person] == 2


def _groups(case):
    """As they are destroyed, but for the case and what it is made of itself."""
    theirs = {Person, SaidName, Involvement, LivesThere, Household, Tie, Merge, MatchKey}
    found = belonging_to(KINDS["case"], [case.pk])
    return [(model, rows) for model, rows in found.groups if "person" in model._meta.db_table or model in theirs]
