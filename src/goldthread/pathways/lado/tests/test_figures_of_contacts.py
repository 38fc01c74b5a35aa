"""The yearly number of contacts is of what people came with: what was sent twice or by mistake is counted apart."""

from datetime import timedelta

import pytest

from goldthread.cases.casework.commands import correct_record, reopen_case
from goldthread.cases.casework.factories import seen_by
from goldthread.cases.casework.figures import clocks_in_time, tables_of
from goldthread.cases.declaring.told import as_data, as_markdown
from goldthread.foundation.accounts.factories import DeskClient
from goldthread.foundation.wall.passage import opened
from goldthread.pathways.lado.factories import RECEIVED_AT, a_contact, then
from goldthread.pathways.lado.pathway import PATHWAY
from goldthread.pathways.lado.tests.clocks import as_it_is

pytestmark = pytest.mark.django_db
LATER = RECEIVED_AT + timedelta(hours=2)
NEXT_YEAR = RECEIVED_AT + timedelta(days=130)
OF_CONTACTS = ("source", "channel", "contact_employer")


def counted(officer, space, year=2026):
    with opened(actor=officer.pk, reading=[space.pk]):
        return {table.code: table for table in tables_of(PATHWAY, space, year, seen_by(officer, NEXT_YEAR))}


def contacts(officer, space):
    """How many each table of contacts counts."""
    tables = counted(officer, space)
    return {tables["funnel"].row("contact").count, *(tables[code].total for code in OF_CONTACTS)}


def answers(officer, space):
    """How many contacts the clock of the answer counts, of both years."""
    with opened(actor=officer.pk, reading=[space.pk]):
        seen = seen_by(officer, NEXT_YEAR)
        years = [clocks_in_time(PATHWAY, space, year, seen, NEXT_YEAR) for year in (2026, 2027)]
    return sum(table.total for tables in years for table in tables if table.code == "LADO-02")


@pytest.mark.parametrize(("why", "number"), [("twice", 1), ("mistake", 1), ("no_concern", 2)])
def test_what_came_twice_or_by_mistake_is_no_contact_and_what_is_no_concern_is_one(partnership, officer, why, number):
    a_contact(partnership, by=officer)
    then(a_contact(partnership, by=officer), "set_aside", by=officer, at=LATER, why=why)

    assert contacts(officer, partnership) == {number}
    assert counted(officer, partnership)["set_aside"].row(why).count == 1


def test_one_that_is_set_aside_in_the_next_year_leaves_the_year_in_which_it_came(partnership, officer):
    case = a_contact(partnership, by=officer)
    assert contacts(officer, partnership) == {1}

    then(case, "set_aside", by=officer, at=NEXT_YEAR)

    assert contacts(officer, partnership) == {0}
    assert [counted(officer, partnership, year)["set_aside"].total for year in (2026, 2027)] == [0, 1]


def test_one_that_was_set_aside_in_error_counts_again_once_it_is_open_again(partnership, officer):
    case = a_contact(partnership, by=officer)
    then(case, "set_aside", by=officer, at=LATER)
    assert contacts(officer, partnership) == {0}

    reopen_case(case=as_it_is(case), why="It was another child.", by=officer, at=LATER)

    assert contacts(officer, partnership) == {1}


@pytest.mark.parametrize("again_at", [LATER, NEXT_YEAR])
def test_one_that_is_set_aside_anew_for_another_reason_counts_once_and_by_the_last(partnership, officer, again_at):
    case = a_contact(partnership, by=officer)
    then(case, "set_aside", by=officer, at=LATER)
    reopen_case(case=as_it_is(case), why="It was another child.", by=officer, at=again_at)

    then(as_it_is(case), "set_aside", by=officer, at=again_at, why="no_concern")

    tables = [counted(officer, partnership, year)["set_aside"] for year in (2026, 2027)]
    assert [table.total for table in tables] == ([1, 0] if again_at == LATER else [0, 1])
    assert sum(table.row("no_concern").count for table in tables) == 1
    assert contacts(officer, partnership) == {1}
    assert answers(officer, partnership) == 1


def test_one_whose_reason_is_put_right_once_it_is_open_again_counts_once_and_by_what_it_says_now(partnership, officer):
    case = a_contact(partnership, by=officer)
    record = then(case, "set_aside", by=officer, at=LATER)
    reopen_case(case=as_it_is(case), why="It was another child.", by=officer, at=LATER)
    put_right = {"said": {"why": "mistake"}, "happened_at": LATER, "why": "The wrong line was chosen."}
    correct_record(record=record, **put_right, by=officer, at=LATER)
    assert counted(officer, partnership)["set_aside"].total == 0
    assert (contacts(officer, partnership), answers(officer, partnership)) == ({1}, 1)

    then(as_it_is(case), "set_aside", by=officer, at=LATER, why="mistake")

    table = counted(officer, partnership)["set_aside"]
    assert (table.total, table.row("mistake").count) == (1, 1)
    assert (contacts(officer, partnership), answers(officer, partnership)) == ({0}, 0)


def test_one_that_is_advised_after_all_is_a_consultation_and_set_aside_no_more(partnership, officer):
    case = a_contact(partnership, by=officer)
    then(case, "set_aside", by=officer, at=LATER)
    reopen_case(case=as_it_is(case), why="It was another child.", by=officer, at=LATER)

    then(as_it_is(case), "advised", by=officer, at=LATER)

    tables = counted(officer, partnership)
    assert (tables["set_aside"].total, tables["funnel"].row("advised").count) == (0, 1)
    assert (contacts(officer, partnership), answers(officer, partnership)) == ({1}, 1)


def test_an_employer_who_sent_it_twice_told_in_time_once(partnership, officer):
    a_contact(partnership, by=officer)
    then(a_contact(partnership, by=officer), "set_aside", by=officer, at=LATER)

    with opened(actor=officer.pk, reading=[partnership.pk]):
        tables = clocks_in_time(PATHWAY, partnership, 2026, seen_by(officer, LATER), LATER)

    assert {table.code: table.total for table in tables if table.total} == {"LADO-01": 1, "LADO-02": 1}


def test_the_page_the_documents_and_the_json_say_what_is_not_counted(partnership, officer):
    left_out = "“Contact set aside” where it says “It is on record already” or “It came by mistake, or was a test”"
    browser = DeskClient()
    browser.force_login(officer)

    page = browser.get(f"/p/{partnership.slug}/cases/lado/figures/").text
    tables = {one["code"]: one["leaves_out"] for one in as_data(PATHWAY)["tables"]}

    assert page.count(f"Without LADO cases with {left_out}.") == 1 + len(OF_CONTACTS)
    assert f"| Contacts by how they came | LADO cases with {left_out} |" in as_markdown([PATHWAY])
    assert "| Contacts set aside, by reason | – |" in as_markdown([PATHWAY])
    assert tables["funnel"] == [{"step": "set_aside", "where": {"why": ["twice", "mistake"]}}]
    assert tables["set_aside"] == []
