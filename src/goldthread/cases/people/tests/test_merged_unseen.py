"""Whoever sees one of two who were merged learns nothing of the other: not that there is one, nor as whom and under
what number they are registered there.
"""

from datetime import timedelta

import pytest

from goldthread.cases.casework.factories import RAISED_AT
from goldthread.cases.people.commands import say_who_they_are
from goldthread.cases.people.factories import a_merge, a_person
from goldthread.cases.people.models import Involvement, Person
from goldthread.cases.people.tests.pages import as_, at, text
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

pytestmark = pytest.mark.django_db
LATER = RAISED_AT + timedelta(days=2)
TYPED = {"kind": "child", "part": "subject", "given": "Mia", "family": "Okonkwo", "when": "9 March 2014", "sex": "F"}


@pytest.fixture
def mother(case, constable):
    return a_person(case, "Amara", kind=Person.Kind.ADULT, part="parent", born=None, by=constable, at=LATER)


@pytest.fixture
def two(case, other_case, constable, manager, mother):
    """Whom the office told of as an adult, and whom the police told of: found to be one."""
    kept = a_person(other_case, by=manager, at=LATER, kind=Person.Kind.ADULT)
    gone = a_person(case, "Mia", by=constable, at=LATER)
    say_who_they_are(case=case, person=mother, kind="mother", to=gone, by=constable, at=LATER)
    a_merge(kept=kept, gone=gone, by=manager, at=LATER)
    return kept, gone


def test_no_page_tells_its_number_or_as_what_they_were_registered(case, two, mother, constable):
    kept, gone = two
    client, unseen = as_(constable), at(case, "person", kept.pk)

    page = text(client.get(at(case, "person", gone.pk)))
    found = text(client.post(at(case, "find_people"), {"name": "Mia Okonkwo"}, follow=True))
    pages = [page, found, text(client.get(case.get_absolute_url())), text(client.get(at(case, "person", mother.pk)))]

    assert [unseen in one for one in pages] == [False] * 4
    assert [f"person-{kept.pk}" in one for one in pages] == [False] * 4
    assert [at(case, "person", gone.pk) in one for one in pages[1:]] == [True] * 3
    assert '<span class="govuk-caption-l">Child</span>' in page
    assert client.get(unseen).status_code == 404


def test_forms_are_there_under_the_number_that_the_case_knows_and_no_other(case, two, constable):
    client = as_(constable)
    kept, gone = (at(case, "tell_of_person", case.reference, one.pk, "alert") for one in two)

    page = text(client.get(at(case, "person", two[1].pk)))

    assert gone in page
    assert client.get(kept).status_code == 404
    form = text(client.get(gone))
    assert at(case, "person", two[1].pk) in form
    assert at(case, "person", two[0].pk) not in form


def test_whoever_says_that_it_is_the_same_names_the_one_whom_they_see(case, other_case, two, constable, partnership):
    kept, gone = two
    client, page = as_(constable), at(case, "add_person", other_case.reference)

    asked = text(client.post(page, TYPED))
    answer = client.post(page, {**TYPED, "same": str(gone.pk)})

    assert f'value="{gone.pk}"' in asked
    assert f'value="{kept.pk}"' not in asked
    assert answer.headers["Location"] == at(case, "person", gone.pk)
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        assert Involvement.objects.filter(case=other_case, person=gone).exists()


def test_whoever_sees_both_is_led_to_the_one_as_whom_they_are_known(case, two, manager):
    kept, gone = two

    answer = as_(manager).get(at(case, "person", gone.pk))

    assert answer.headers["Location"] == at(case, "person", kept.pk)
    page = text(as_(manager).get(at(case, "person", kept.pk)))
    assert at(case, "tell_of_person", case.reference, gone.pk, "alert") in page
