"""What a file of the list of actions says of how they go."""

import csv
from datetime import timedelta
from io import StringIO

import pytest
from django.utils import timezone

from goldthread.foundation.access.standing import System
from goldthread.foundation.actions.tests.test_pages_actions import LIST, an_action
from goldthread.foundation.agencies.factories import visitor
from goldthread.foundation.evidence.commands import add_version, withdraw_evidence
from goldthread.foundation.evidence.models import Evidence
from goldthread.foundation.evidence.recording import Shown
from goldthread.foundation.lists.flatness import assert_flat, queries_of
from goldthread.foundation.progress.in_files import COLUMNS, LONGEST
from goldthread.foundation.progress.judging import ask_for_more, supersede_action, transfer_action
from goldthread.foundation.progress.tests.reporting import UNDER_WAY, done, judge, now_of, person, report
from goldthread.foundation.spreadsheets import read
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

pytestmark = pytest.mark.django_db

BY = System("tests")
TODAY = timezone.localdate


@pytest.fixture
def manager(partnership):
    return visitor("partnership_manager", partnership)


def lines(client, asked=""):
    """Each line of the file, by reference and heading."""
    said = client.get(f"{LIST}?format=csv{asked}").content.decode("utf-8-sig")
    return {line["Reference"]: line for line in csv.DictReader(StringIO(said))}


def test_the_newest_report_stands_with_who_gave_it_and_no_persons_name(partnership, police, manager):
    action = an_action(partnership, "1", [police])
    lead = visitor("agency_lead", partnership, police)
    report(action, person(lead), UNDER_WAY)
    report(action, person(lead), done())
    an_action(partnership, "2", [police])

    found = lines(manager)

    assert found["1"]["Latest report says"] == "Done"
    assert found["1"]["Latest report in words"] == "All were trained."
    assert found["1"]["Latest report by"] == "Northborough Police"
    assert found["1"]["Latest report on"].startswith(TODAY().isoformat())
    assert person(lead).name not in str(found)
    assert {found["2"][column.heading] for column in COLUMNS} == {"", "0"}


def test_evidence_counts_while_it_is_neither_withdrawn_nor_run_out(partnership, police, manager):
    action = an_action(partnership, "1", [police])
    until = TODAY() + timedelta(days=2)
    for title in ("Lasts", "Runs out", "Withdrawn", "Renewed"):
        shown = Shown(words="Forty attended.", good_until=None if title == "Lasts" else until)
        report(action, BY, done(shown=shown, evidence_title=title))
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        by_title = {one.title: one for one in Evidence.objects.all()}
    judged = {"by": BY, "at": timezone.now()}
    withdraw_evidence(evidence=by_title["Withdrawn"], why="It was of another course.", **judged)
    add_version(evidence=by_title["Renewed"], shown=Shown(words="Sixty attended."), **judged)
    assert lines(manager)["1"]["Pieces of evidence that count"] == "3"

    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        by_title["Runs out"].versions.update(good_until=TODAY() - timedelta(days=1))
        by_title["Renewed"].versions.filter(number=1).update(good_until=TODAY() - timedelta(days=1))

    assert lines(manager)["1"]["Pieces of evidence that count"] == "2"


def test_what_more_was_asked_stands_until_it_is_answered(partnership, police, manager):
    action = an_action(partnership, "1", [police])
    report(action, BY, done())
    by = TODAY() + timedelta(days=9)
    judge(ask_for_more, action, what="Who attended?", answer_by=by)
    asked = lines(manager)["1"]

    report(now_of(action), BY, done())
    answered = lines(manager)["1"]

    assert (asked["What more was asked"], asked["More asked by"]) == ("Who attended?", by.isoformat())
    assert (answered["What more was asked"], answered["More asked by"]) == ("", "")


def test_why_an_action_goes_on_elsewhere(partnership, manager):
    judge(supersede_action, an_action(partnership, "1"), why="The rota covers it.")
    judge(transfer_action, an_action(partnership, "2"), to="The adults’ board", why="It is about adults.")

    found = lines(manager)

    assert found["1"]["Why superseded or transferred"] == "The rota covers it."
    assert found["2"]["Why superseded or transferred"] == "It is about adults."
    assert found["2"]["Transferred to"] == "The adults’ board"


@pytest.mark.parametrize("kind", ["csv", "xlsx", "ods"])
def test_no_words_of_a_report_run_as_a_formula(partnership, police, manager, kind):
    action = an_action(partnership, "1", [police])
    report(action, BY, done(report='=HYPERLINK("https://elsewhere.example","Open")'))

    taken = manager.get(f"{LIST}?format={kind}").content

    (sheet,) = read(taken, f"actions.{kind}")
    assert '=HYPERLINK("https://elsewhere.example","Open")' in [cell for row in sheet.rows for cell in row]
    if kind == "csv":
        assert b"\"'=HYPERLINK" in taken


def test_a_long_report_is_cut_and_says_so(partnership, police, manager):
    report(an_action(partnership, "1", [police]), BY, done(report="long " * LONGEST))

    words = lines(manager)["1"]["Latest report in words"]

    assert len(words) == LONGEST
    assert words.endswith("(cut off: its page has it whole)")


def test_a_longer_file_asks_the_database_no_more_often(partnership, police, manager):
    made = iter(range(1000))

    def make(number):
        for _ in range(number):
            action = an_action(partnership, f"{next(made)}", [police])
            report(action, BY, done(shown=Shown(words="Forty attended.")))
            judge(ask_for_more, action, what="Who?", answer_by=TODAY() + timedelta(days=9))

    assert_flat(lambda: manager.get(f"{LIST}?format=csv"), make, few=3, many=30)
    assert not any("DISTINCT ON" in query for query in queries_of(lambda: manager.get(LIST)))
