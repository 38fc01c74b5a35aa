"""However much is said of somebody, their page asks no more of the database."""

from datetime import timedelta

import pytest

from goldthread.cases.casework.factories import RAISED_AT, a_case
from goldthread.cases.people.commands import involve_person, say_who_they_are, tell_of_person
from goldthread.cases.people.factories import HOME, REFUGE, a_home, a_person
from goldthread.cases.people.tests.pages import as_, at, text
from goldthread.foundation.lists.flatness import assert_flat, queries_of

pytestmark = pytest.mark.django_db
LATER = RAISED_AT + timedelta(days=2)
OF_A_CASE = 2
"""Statements by which the reading is noted of each case."""


@pytest.fixture
def maya(case, constable):
    return a_person(case, by=constable, at=LATER)


@pytest.mark.parametrize("who", ["manager", "constable"])
def test_of_more_that_one_case_says(request, case, maya, constable, who):
    reader = as_(request.getfixturevalue(who))

    def more(count):
        for number in range(count):
            told = {"case": case, "by": constable, "at": LATER}
            tell_of_person(**told, person=maya, what="name", said={"use": "alias", "given": f"Alias{number}"})
            tell_of_person(**told, person=maya, what="alert", said={"words": f"Never alone {number}."})
            other = a_person(case, f"Relative{number}", kind="adult", born=None, part="parent", by=constable, at=LATER)
            say_who_they_are(**told, person=other, kind="aunt_or_uncle", to=maya)
            a_home(case, maya, other, home=REFUGE if number % 2 else HOME, by=constable, at=LATER)

    assert_flat(lambda: text(reader.get(at(case, "person", maya.pk))), more, few=2, many=5)


@pytest.mark.parametrize("who", ["manager", "constable"])
def test_of_more_cases_but_to_note_it_of_each(request, partnership, police, council, case, maya, constable, who):
    reader, page = as_(request.getfixturevalue(who)), at(case, "person", maya.pk)

    def more(count):
        for _ in range(count):
            another = a_case(partnership, police, council, by=constable)
            involve_person(case=another, person=maya, part="subject", by=constable, at=LATER)

    more(1)
    text(reader.get(page))
    before = len(queries_of(lambda: text(reader.get(page))))
    more(3)
    after = queries_of(lambda: text(reader.get(page)))

    assert len(after) <= before + 3 * OF_A_CASE, after
