"""The people of a case as a list that can be taken away: as far as the reader reads, and never where a refuge is."""

from datetime import timedelta

import pytest

from goldthread.cases.casework.factories import RAISED_AT
from goldthread.cases.people.commands import involve_person, tell_of_person
from goldthread.cases.people.factories import HOME, NHS_NUMBER, REFUGE, a_home, a_merge, a_person
from goldthread.cases.people.tests.pages import as_, at, reads_of, text
from goldthread.foundation.lists.flatness import assert_flat
from goldthread.foundation.spreadsheets import read

pytestmark = pytest.mark.django_db
LATER = RAISED_AT + timedelta(days=2)
SECRET = ("Harbour", "Elsewhere", "EW3", "4FG")


@pytest.fixture
def maya(case, manager):
    number = {"kind": "nhs", "number": NHS_NUMBER}
    maya = a_person(case, by=manager, at=LATER, number=number, alert={"words": "Never visit alone."})
    ada = a_person(case, "Ada", part="sibling", by=manager, at=LATER)
    a_home(case, maya, by=manager, at=LATER)
    a_home(case, ada, home=REFUGE, by=manager, at=LATER)
    return maya


def address(case, form=""):
    return at(case, "people_of_case", case.reference) + (f"?format={form}" if form else "")


def test_all_that_is_known_of_each_stands_on_one_line(case, maya, manager):
    client = as_(manager)
    assert address(case) in text(client.get(case.get_absolute_url()))

    page, csv = text(client.get(address(case))), text(client.get(address(case, "csv")))

    for said in ("Maya Okonkwo", "The case is about them", "Born 9 March 2014", "943 476 5919", HOME.lines[0]):
        assert said in page
        assert said in csv
    assert "Never visit alone." in csv
    assert "Brother or sister" in csv


def test_no_form_of_it_tells_where_a_refuge_is(case, maya, manager):
    client = as_(manager)
    told = [text(client.get(address(case, form))) for form in ("", "csv")]
    told += [str([sheet.rows for sheet in read(client.get(address(case, form)).content)]) for form in ("ods", "xlsx")]

    assert [one for words in told for one in SECRET if one in words] == []
    assert all("Address kept secret" in words for words in told)


def test_an_agency_takes_away_what_it_reads_and_a_stranger_nothing(
    case, other_case, maya, manager, constable, social_worker, teacher
):
    own = a_person(case, "Ikenna", by=constable, at=LATER, part="sibling")
    involve_person(case=other_case, person=own, part="subject", by=manager, at=LATER)
    number = {"kind": "nhs", "number": "9434765870"}
    tell_of_person(case=other_case, person=own, what="number", said=number, by=manager, at=LATER)

    of_police = text(as_(constable).get(address(case)))

    assert "Ikenna Okonkwo" in of_police
    assert "Maya" not in of_police
    assert "943 476 5870" not in of_police
    assert "Okonkwo" not in text(as_(social_worker).get(address(case)))
    assert as_(teacher).get(address(case)).status_code == 404


def test_that_it_was_read_and_taken_is_noted_of_the_case(case, maya, manager, partnership):
    as_(manager).get(address(case, "csv"))

    noted = [words for table, pk, words in reads_of(partnership) if (table, pk) == ("case", case.pk)]
    assert any("on the list of the people of a case" in words for words in noted)
    assert any("as CSV" in words for words in noted)


def test_two_who_are_one_stand_there_once(case, maya, manager):
    other = a_person(case, "Mia", part="other", by=manager, at=LATER)
    a_merge(kept=maya, gone=other, by=manager, at=LATER)

    assert text(as_(manager).get(address(case, "csv"))).count("Okonkwo") == 2


def test_it_asks_no_more_of_many(case, manager):
    client = as_(manager)

    def more(count):
        for number in range(count):
            one = a_person(case, f"Relative{number}", part="other", by=manager, at=LATER)
            a_home(case, one, by=manager, at=LATER)

    assert_flat(lambda: text(client.get(address(case))), more, few=2, many=5)
