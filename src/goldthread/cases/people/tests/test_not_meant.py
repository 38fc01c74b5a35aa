"""Somebody was added to a case by mistake: their part is taken back, and what the case says of them can still be."""

from datetime import timedelta

import pytest

from goldthread.cases.casework.factories import RAISED_AT
from goldthread.cases.people.commands import involve_person, say_who_they_are, take_back, tell_of_person
from goldthread.cases.people.factories import NHS_NUMBER, a_home, a_person
from goldthread.cases.people.models import Involvement, LivesThere, MatchKey, SaidName
from goldthread.cases.people.tests.pages import as_, at, reads_of, text
from goldthread.cases.people.told import RECORDS
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

pytestmark = pytest.mark.django_db
LATER = RAISED_AT + timedelta(days=2)
NUMBER = {"kind": "nhs", "number": NHS_NUMBER}


@pytest.fixture
def maya(case, constable):
    """All that the police told of her."""
    person = a_person(case, by=constable, at=LATER, number=NUMBER, alert={"words": "Never alone."})
    mother = a_person(case, "Amara", kind="adult", part="parent", born=None, by=constable, at=LATER)
    say_who_they_are(case=case, person=mother, kind="mother", to=person, by=constable, at=LATER)
    a_home(case, person, by=constable, at=LATER)
    return person


def rows(somebody, model, **which):
    with opened(actor=SYSTEM_ACTOR, reading=[somebody.space_id]):
        found = model.objects.standing_ones().filter(**which).select_related("case", "person", "space")
        return list(found.order_by("pk"))


def take_part_back(case, person, by, **more):
    (part,) = rows(person, Involvement, case=case, person=person)
    take_back(told=part, why="Another child was meant.", by=by, at=LATER, **more)


def test_whoever_saw_them_by_it_sees_them_no_longer_and_whoever_runs_the_case_puts_the_rest_right(
    case, maya, constable, manager
):
    here = at(case, "person", maya.pk)
    take_part_back(case, maya, manager)

    assert as_(constable).get(here).status_code == 404
    assert "Maya" not in text(as_(manager).get(case.get_absolute_url()))
    page = text(as_(manager).get(here))
    assert "They take part in no case that you read any more" in page
    (name,), (lives,) = rows(maya, SaidName, person=maya), rows(maya, LivesThere)
    for link in (
        at(case, "take_back_of_person", case.reference, "name", name.pk),
        at(case, "keep_address_secret", case.reference, lives.pk),
    ):
        assert link in page
        assert as_(manager).post(link, {"why": "Hers."}).headers["Location"] == here
    noted = [words for table, pk, words in reads_of(case.space) if (table, pk) == ("case", case.pk)]
    assert any(f"person {maya.pk}, page of a person" in words for words in noted)


def test_they_are_found_and_added_again_by_whoever_runs_the_case(case, maya, manager):
    take_part_back(case, maya, manager)
    client = as_(manager)

    found = text(client.post(at(case, "find_people"), {"name": "Maya Okonkwo"}, follow=True))
    sent = {"kind": "child", "part": "subject", "given": "Maya", "family": "Okonkwo", "when": "9 March 2014"}
    answer = client.post(at(case, "add_person", case.reference), {**sent, "same": str(maya.pk)})

    assert at(case, "person", maya.pk) in found
    assert answer.headers["Location"] == at(case, "person", maya.pk)


def test_all_that_the_case_says_of_them_goes_with_it_where_they_were_not_meant_at_all(case, other_case, maya, manager):
    involve_person(case=other_case, person=maya, part="sibling", by=manager, at=LATER)
    told = {"case": other_case, "person": maya, "what": "name", "said": {"given": "Mia"}}
    tell_of_person(**told, by=manager, at=LATER)
    (part,) = rows(maya, Involvement, case=case, person=maya)
    page = at(case, "take_back_of_person", case.reference, "part", part.pk)

    sent = {"why": "Another child was meant.", "and_all": "on"}
    assert as_(manager).post(page, sent).status_code == 302

    left = {code: rows(maya, record, case=case, person=maya) for code, record in RECORDS.items()}
    assert {code: found for code, found in left.items() if found} == {}
    assert rows(maya, RECORDS["relationship"]) == []
    assert [str(one) for one in rows(maya, SaidName, person=maya)] == ["Mia"]
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        assert not MatchKey.objects.filter(person=maya, key__contains=NHS_NUMBER).exists()


def test_an_agency_takes_back_what_it_told_and_nothing_of_others(case, maya, constable, manager):
    alias = {"use": "alias", "given": "Iggy"}
    tell_of_person(case=case, person=maya, what="name", said=alias, by=manager, at=LATER)

    take_part_back(case, maya, constable, and_all=True)

    assert [str(one) for one in rows(maya, SaidName, person=maya)] == ["Iggy"]


def test_nothing_else_goes_with_what_is_no_part(case, maya, manager):
    (name,) = rows(maya, SaidName, person=maya)

    take_back(told=name, why="A slip.", and_all=True, by=manager, at=LATER)

    assert len(rows(maya, Involvement, person=maya)) == 1
