"""What is owed, as the command line shows it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from goldthread.doors.command_line.plans import PRINTS
from goldthread.foundation.access.standing import System
from goldthread.foundation.actions.tests.test_pages_actions import an_action
from goldthread.foundation.agencies.factories import an_agency
from goldthread.foundation.evidence.recording import Shown
from goldthread.foundation.progress.judging import ask_for_more
from goldthread.foundation.progress.tests.reporting import done, report
from goldthread.foundation.records.dates import PartialDate

from .running import run

pytestmark = pytest.mark.django_db


def references(*asked: str) -> list[str]:
    return [one["ref"] for one in run("actions", "--json", *asked).data["spaces"][0]["actions"]]


def test_each_action_has_what_was_reported_and_how_it_was_judged(partnership):
    police = an_agency(partnership)
    action = an_action(partnership, "1", [police])
    report(action, System("tests"), done(shown=Shown(words="Forty attended."), evidence_title="Register"))
    by = timezone.localdate() + timedelta(days=9)
    ask_for_more(action=action, what="Who?", answer_by=by, by=System("tests"), at=timezone.now())

    ran = run("actions", "--space", "northborough", "--json")

    (only,) = ran.data["spaces"][0]["actions"]
    assert ran.code == 0
    assert (only["status"], only["answer_by"], only["evidence"]) == ("in_progress", by.isoformat(), 1)
    assert (only["latest_report"]["owner"], only["latest_report"]["says"]) == ("Northborough Police", "done")
    assert only["evidence_counts"] == 1
    assert (only["more_asked"]["what"], only["more_asked"]["by"]) == ("Who?", by.isoformat())
    assert [(one["owner"], one["says"]) for one in only["reports"]] == [("Northborough Police", "done")]
    assert [(one["verdict"], one["why"]) for one in only["judgements"]] == [("more_asked", "Who?")]


def test_an_action_of_which_nothing_was_said_has_no_report_and_nothing_more_asked(partnership):
    an_action(partnership, "1")

    (only,) = run("actions", "--space", "northborough", "--json").data["spaces"][0]["actions"]

    assert (only["latest_report"], only["more_asked"], only["origin"], only["reports"]) == (None, None, None, [])


def test_the_page_of_commands_names_everything_that_is_printed(partnership):
    police = an_agency(partnership)
    action = an_action(partnership, "1", [police])
    report(action, System("tests"), done())
    soon = timezone.localdate() + timedelta(days=9)
    ask_for_more(action=action, what="Who?", answer_by=soon, by=System("tests"), at=timezone.now())

    (only,) = run("actions", "--space", "northborough", "--json").data["spaces"][0]["actions"]

    (judged,), (reported,) = only["judgements"], only["reports"]
    printed = {*only, *judged, *reported, *only["more_asked"]}
    assert {key for key in printed if f"`{key}`" not in PRINTS} == set()


def test_actions_are_narrowed_by_agency_status_and_lateness(partnership):
    police = an_agency(partnership)
    an_action(partnership, "late", [police], due=PartialDate(2020, 1, 31))
    an_action(partnership, "begun", [police], status="in_progress")
    an_action(partnership, "loose")

    assert references("--agency", "northborough police") == ["late", "begun"]
    assert references("--status", "in_progress") == ["begun"]
    assert references("--late") == ["late"]
    assert references() == ["late", "begun", "loose"]


@pytest.mark.parametrize(
    ("asked", "sentence"), [(("--status", "nearly"), "nearly"), (("--space", "nowhere"), "nowhere")]
)
def test_what_does_not_exist_is_said_in_a_sentence(partnership, asked, sentence):
    ran = run("actions", *asked)

    assert ran.code > 0
    assert sentence in ran.complained


def test_an_agency_that_is_not_there_is_not_said_to_owe_nothing(partnership):
    an_action(partnership, "1", [an_agency(partnership)])

    ran = run("actions", "--agency", "NOPE")

    assert (ran.code, ran.said) == (3, "")
    assert "No agency is called “NOPE”. There are: Northborough Police." in ran.complained
    assert "1 actions" in run("actions", "--agency", "northborough police").said
