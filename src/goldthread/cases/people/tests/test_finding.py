"""The page on which somebody is found: what is typed stands in no address, and who is found is told with reasons."""

from datetime import timedelta

import pytest

from goldthread.cases.casework.factories import RAISED_AT
from goldthread.cases.people.commands import involve_person, tell_of_person
from goldthread.cases.people.factories import NHS_NUMBER, REFUGE, a_home, a_person
from goldthread.cases.people.models import Involvement
from goldthread.cases.people.tests.pages import as_, at, reads_of, text
from goldthread.foundation.lists.flatness import queries_of

pytestmark = pytest.mark.django_db
LATER = RAISED_AT + timedelta(days=2)
EMPTY = {"name": "", "born": "", "postcode": "", "number": ""}


def search(case, user, **typed):
    """The answer to what is typed, and the address of the page with who was found."""
    client = as_(user)
    answer = client.post(at(case, "find_people"), {**EMPTY, **typed})
    assert answer.status_code == 302, answer.content.decode()
    return client, answer["Location"]


def result(page):
    return page[page.index('id="found"') :].split("Search again")[0] if 'id="found"' in page else ""


def test_somebody_is_found_with_name_birth_cases_and_reasons_and_no_address_names_them(case, manager, partnership):
    person = a_person(case, "Siân", "O’Connor", by=manager, at=LATER)

    client, address = search(case, manager, name="Oconnor", born="9 March 2014")
    found = result(text(client.get(address)))

    assert "onnor" not in address
    assert "1 person was found" in found
    for said in ("Siân O’Connor", "9 March 2014", case.reference, at(case, "person", person.pk), "Same date of birth"):
        assert said in found
    noted = [(table, words) for table, pk, words in reads_of(partnership) if table in {"space", "case", "person"}]
    assert any("searched by name and date of birth" in words for _, words in noted)
    assert any(table == "case" and f"person {person.pk}, found by a search" in words for table, words in noted)
    assert not any(table == "person" for table, _ in noted)
    assert not any("onnor" in words for _, words in noted)


def test_what_was_typed_stays_with_who_typed_it(case, manager, constable):
    a_person(case, by=manager, at=LATER)
    _, address = search(case, manager, name="Maya")

    page = text(as_(constable).get(address))

    assert "Maya" not in page
    assert "Type it again" in page


def test_an_agency_reads_of_whom_it_finds_no_more_than_its_own(case, other_case, constable, manager):
    person = a_person(case, by=constable, at=LATER)
    involve_person(case=other_case, person=person, part=Involvement.Part.SUBJECT, by=manager, at=LATER)
    number = {"kind": "nhs", "number": NHS_NUMBER}
    tell_of_person(case=other_case, person=person, what="number", said=number, by=manager, at=LATER)

    client, address = search(case, constable, name="Maya Okonkwo", number=NHS_NUMBER)
    found = result(text(client.get(address)))

    assert case.reference in found
    assert other_case.reference not in found
    assert "NHS number" not in found
    client, address = search(case, constable, number=NHS_NUMBER)
    assert "Nobody was found" in text(client.get(address))


def test_a_protected_address_is_told_by_no_result(case, manager):
    person = a_person(case, by=manager, at=LATER)
    a_home(case, person, home=REFUGE, by=manager, at=LATER)

    client, address = search(case, manager, name="Maya", postcode=REFUGE.postcode)

    found = result(text(client.get(address)))
    assert "Maya Okonkwo" in found
    assert "address" not in found.lower()
    assert REFUGE.postcode not in found


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({}, "Enter a name, an NHS number or a unique pupil number."),
        ({"born": "9 March 2014"}, "one of the two alone is not enough"),
        ({"name": "Maya", "born": "soon"}, "soon"),
        ({"name": "Maya", "born": "1 1 2040"}, "is still to come"),
        ({"number": "943 476 5918"}, "fails its check digit"),
        ({"number": "B820200000001"}, "check letter"),
        ({"name": "Maya", "postcode": "Mill Lane"}, "Enter a full postcode"),
    ],
)
def test_what_finds_nobody_is_refused_with_a_sentence(case, manager, typed, sentence):
    assert sentence in text(as_(manager).post(at(case, "find_people"), {**EMPTY, **typed}))


def test_what_fits_is_told_of_what_was_typed_and_not_of_brothers_or_sisters(case, manager):
    a_person(case, by=manager, at=LATER)
    client, address = search(case, manager, name="Maya", born="4 5 2015")

    found = result(text(client.get(address)))

    assert found.index("What fits what you typed") < found.index("Same given name")
    assert found.index("What does not fit it") < found.index("Different dates of birth")
    assert "one household" not in found


def test_nobody_is_found_by_a_name_that_nobody_bears_and_the_page_says_what_to_do(case, manager):
    client, address = search(case, manager, name="Jadwiga")

    page = text(client.get(address))
    assert "a part of the name alone" in page
    assert "year of birth alone" not in page


def test_whoever_searches_comes_to_the_answer_and_the_title_says_how_many(case, manager):
    a_person(case, by=manager, at=LATER)

    for name, title in (("Maya", "1 person was found - Find people"), ("Jadwiga", "Nobody was found - Find people")):
        client, address = search(case, manager, name=name)
        page = text(client.get(address))

        assert address.endswith("#found")
        assert f"<title>{title}" in page
        assert page.index('id="found" tabindex="-1"') < page.index('name="name"')
    assert "was found" not in text(client.get(at(case, "find_people")))


def test_the_page_asks_no_more_where_more_are_found_but_to_note_each(case, manager):
    """Each who is found is noted by a statement of its own, since each has a trail of its own."""
    a_person(case, by=manager, at=LATER)
    client, address = search(case, manager, name="Maya Okonkwo")
    client.get(address)
    one = queries_of(lambda: client.get(address))
    for _ in range(4):
        a_person(case, by=manager, at=LATER, part=Involvement.Part.OTHER)

    five = queries_of(lambda: client.get(address))

    assert len([sql for sql in five if "trail_note" not in sql]) == len([sql for sql in one if "trail_note" not in sql])


@pytest.mark.parametrize("blanks", [900, 5000])
def test_many_blanks_behind_a_name_are_no_part_of_it(case, manager, blanks):
    a_person(case, by=manager, at=LATER)
    client, page = as_(manager), at(case, "find_people")

    answer = client.post(page, {"name": "Maya" + " " * blanks})

    assert "1 person was found" in text(client.get(answer.headers["Location"]))


def test_what_was_too_long_to_be_kept_whole_is_asked_for_again(case, manager):
    client, page = as_(manager), at(case, "find_people")

    answer = client.post(page, {"name": "Maya" + "\x01" * 190})

    assert "Type it again" in text(client.get(answer.headers["Location"]))


@pytest.mark.parametrize("born", ["not known", "before 2015", "between 2005 and 2012"])
def test_what_finds_nobody_is_said_before_anybody_is_looked_for(case, manager, born):
    page = text(as_(manager).post(at(case, "find_people"), {**EMPTY, "postcode": "NB1 2CD", "born": born}))

    assert "to within a few years" in page
    assert "Nobody was found" not in page
