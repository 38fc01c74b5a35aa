"""Agencies from a list of partners."""

from datetime import date

import pytest

from goldthread.foundation.agencies.factories import an_agency
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.imports.rows import State
from goldthread.foundation.imports.tests.bringing import sentences, states

pytestmark = pytest.mark.django_db
HEADINGS = ["Organisation", "Type", "Acronym", "Section 11 (yes/no)", "Date joined", "Date left", "Phone"]


def test_a_list_with_its_own_headings_and_words_becomes_agencies(desk):
    load = desk.bring(
        "agencies",
        HEADINGS,
        ["Northborough Council", "council", "NBC", "Y", date(2019, 9, 29), None, "0300"],
        ["Northborough CCG", "CCG", None, "x", "1st April 2013", "30/6/22", None],
        name="partners.xlsx",
    )

    council, ccg = desk.rows(Agency)
    assert (council.name, council.kind, council.short_name) == ("Northborough Council", "local_authority", "NBC")
    assert council.owes_section_11
    assert council.starts_on == date(2019, 9, 29)
    assert (ccg.starts_on, ccg.ends_on) == (date(2013, 4, 1), date(2022, 6, 30))
    assert (ccg.load_id, ccg.source, ccg.locator, ccg.line) == (load.pk, "partners.xlsx", "Sheet", 3)
    assert load.records == 2


def test_what_is_here_already_is_left_as_it_is_and_the_difference_shown(desk, partnership):
    an_agency(partnership, "Northborough Police")

    checked = desk.look(
        desk.take("agencies", HEADINGS, ["northborough  POLICE", "Charity", None, None, None, None, None])
    )

    assert states(checked) == {2: State.THERE}
    assert checked.rows[0].differs == {"kind": "Police"}


def test_each_problem_stands_beside_its_cell(desk):
    checked = desk.look(
        desk.take(
            "agencies",
            HEADINGS,
            ["Council", None, None, "perhaps", "31/2/2019", None, None],
            ["Police", "Zoo", "P" * 41, None, "2019", "1/1/2018", None],
            [None, "Police", None, None, None, None, None],
            ["COUNCIL", "council", None, None, "1/1/2020", "31/12/2019", None],
        )
    )

    first, second, third, _ = checked.rows
    assert first.problems["kind"] == ["“Kind of agency” is missing."]
    assert first.problems["owes_section_11"] == ["“perhaps” is neither yes nor no."]
    assert first.problems["starts_on"] == ["“31/2/2019” is not a real date."]
    assert second.problems["kind"] == ["“Zoo” is not one of the answers for “Kind of agency”."]
    assert "40 are the most" in second.problems["short_name"][0]
    assert "does not say the day" in second.problems["starts_on"][0]
    assert third.problems["name"] == ["“Name of agency” is missing."]
    assert sentences(checked)[5] == [
        "This is before the beginning, 1 January 2020.",
        "This is the same agency as in line 2.",
    ]
