"""What is declared of the pathways, and when everything would fall due."""

import json
from dataclasses import replace
from datetime import date

import click
import pytest
from click.testing import CliRunner

from goldthread.cases.declaring.clocks import Event
from goldthread.cases.declaring.registry import PATHWAYS
from goldthread.cases.declaring.told import as_data
from goldthread.doors.command_line.declared import COMMANDS
from goldthread.doors.command_line.pathways import clocks_command, events_as_options, pathways_command
from goldthread.foundation.access.roles import ROLES, Can
from goldthread.partnership.meetings.factories import a_meeting, a_panel

OVER_CHRISTMAS = "2026-12-18T16:40"


def told(*words):
    run = CliRunner().invoke(clocks_command, ["rehearse", "--json", *words])
    assert run.exit_code == 0, run.output
    return json.loads(run.output)


def test_each_pathway_says_its_stages_clocks_outcomes_and_roles():
    data = {one["code"]: one for one in json.loads(CliRunner().invoke(pathways_command, ["--json"]).output)}

    disagreement = data["professional-disagreement"]
    assert [stage["code"] for stage in disagreement["stages"]][-1] == "closed"
    assert {clock["id"]: (clock["limit"], clock["unit"], clock["kind"]) for clock in disagreement["clocks"]} == {
        "ESC-01": (1, "working days", "local"),
        "ESC-02": (2, "working days", "local"),
        "ESC-03": (5, "working days", "local"),
        "ESC-04": (5, "working days", "local"),
        "ESC-05": (10, "working days", "local"),
    }
    assert all(clock["citation"] and clock["edition"] for clock in disagreement["clocks"])


def test_what_begins_before_christmas_is_counted_over_it_day_by_day_without_a_database():
    clocks = {
        one["id"]: one for one in told("--pathway", "professional-disagreement", "--trigger", OVER_CHRISTMAS)["clocks"]
    }

    assert clocks["ESC-01"]["due_on"] == "2026-12-21"
    assert clocks["ESC-03"]["due_on"] == "2026-12-29"
    assert any("Christmas" in line["words"] for line in clocks["ESC-03"]["why"])


def test_as_text_each_line_names_its_day_and_one_is_said_in_the_singular():
    run = CliRunner().invoke(
        clocks_command, ["rehearse", "--pathway", "professional-disagreement", "--trigger", OVER_CHRISTMAS]
    )

    assert ": 1 working day, due 21 December 2026" in run.output
    assert "    Monday 21 December 2026: Day 1" in run.output
    assert "1 working days" not in run.output


def test_beyond_what_is_published_it_says_that_it_is_not_known():
    clocks = told("--pathway", "professional-disagreement", "--trigger", "2028-12-22T09:00")["clocks"]

    last = next(one for one in clocks if one["id"] == "ESC-05")
    assert last["due_on"] is None
    assert "2028" in last["not_known"]


@pytest.mark.parametrize("said", ["yesterday", "2026-13-01", "18/12/2026"])
def test_what_is_no_moment_is_told_in_a_sentence(said):
    words = ["rehearse", "--pathway", "professional-disagreement", "--trigger", said]

    run = CliRunner().invoke(clocks_command, words)

    assert run.exit_code == 1
    assert f"“{said}” is no moment" in run.output


def test_a_time_over_which_the_clocks_went_forward_is_told_and_one_that_was_twice_is_not():
    words = ["rehearse", "--pathway", "professional-disagreement", "--trigger"]

    run = CliRunner().invoke(clocks_command, [*words, "2026-03-29T01:30"])

    assert run.exit_code == 1
    assert "“2026-03-29T01:30” never was" in run.output
    for said in ("2026-03-29T00:59", "2026-03-29T02:00", "2026-10-25T01:30", "2026-03-29T01:30+00:00"):
        assert CliRunner().invoke(clocks_command, [*words, said]).exit_code == 0


def test_a_fact_that_starts_and_stops_a_clock_by_different_answers_is_told_once_with_each():
    data = {one["code"]: one for one in json.loads(CliRunner().invoke(pathways_command, ["--json"]).output)}

    barring = next(one for one in data["lado"]["clocks"] if one["id"] == "LADO-09")

    assert barring["stops"] == ["barring_considered.happened_at", "employer_acted.happened_at"]
    acted = {"fact": "employer_acted.happened_at", "taken_back_by": []}
    assert barring["where"]["starts"] == [acted | {"answers": {"removed": [True]}}]
    assert acted | {"answers": {"action": ["dbs_referred"]}} in barring["where"]["stops"]


def test_a_review_is_rehearsed_by_its_trigger_and_by_the_day_of_its_notification_if_that_is_another():
    review = ("--pathway", "statutory-review", "--trigger", "2026-09-01T10:00")

    both, later = told(*review), told(*review, "--notified", "2026-09-04T10:00")

    due = [{one["id"]: one["due_on"] for one in said["clocks"]} for said in (both, later)]
    assert [one["REV-02"] for one in due] == ["2026-09-22", "2026-09-25"]
    assert due[0]["REV-01"] == due[1]["REV-01"]
    assert list(later["events"]) == ["notified"]


def test_any_event_that_a_pathway_declares_has_an_option_of_its_own(monkeypatch):
    one = PATHWAYS["professional-disagreement"]
    event = Event("met_first", "When they met first", (str(one.clocks[0].starts[0]),))
    monkeypatch.setitem(PATHWAYS, one.code, replace(one, events=(event,)))

    @click.command()
    @events_as_options
    def asks(**said):
        click.echo(said["met_first"])

    run = CliRunner().invoke(asks, ["--met-first", "2026-12-18"])
    assert (run.exit_code, run.output) == (0, "2026-12-18\n")
    assert (
        "When they met first. For professional-disagreement."
        in {one.name: one.help for one in asks.params}["met_first"]
    )


def test_an_option_of_another_pathway_is_refused_by_its_name():
    words = ["rehearse", "--pathway", "lado", "--trigger", OVER_CHRISTMAS, "--notified", OVER_CHRISTMAS]

    run = CliRunner().invoke(clocks_command, words)

    assert run.exit_code == 1
    assert "leave --notified out" in run.output


def test_all_that_is_told_of_a_pathway_is_named_where_the_command_is_described():
    said = COMMANDS["pathways"].prints

    assert [key for key in as_data(PATHWAYS["lado"]) if f"`{key}`" not in said] == []


def test_an_unknown_pathway_is_named_with_those_that_there_are():
    run = CliRunner().invoke(clocks_command, ["rehearse", "--pathway", "marac", "--trigger", OVER_CHRISTMAS])

    assert run.exit_code == 3
    assert "professional-disagreement" in run.output


@pytest.mark.django_db(transaction=True)
def test_it_is_told_whether_the_next_panel_comes_in_time(partnership):
    panel, _ = a_panel(partnership)
    a_meeting(panel, date(2026, 12, 29))

    said = told(
        *("--pathway", "professional-disagreement", "--trigger", OVER_CHRISTMAS),
        *("--space", partnership.slug, "--group", panel.code),
    )["panel"]

    words = (
        CliRunner()
        .invoke(
            clocks_command,
            [
                *("rehearse", "--pathway", "professional-disagreement", "--trigger", OVER_CHRISTMAS),
                *("--space", partnership.slug, "--group", panel.code),
            ],
        )
        .output
    )
    assert f"The next meeting of {panel.name}, on Tuesday 29 December 2026, comes too late." in words
    assert f"The next meeting of {panel.name}, on Tuesday 29 December 2026, comes in time." in words
    assert said["next_meeting"] == "2026-12-29"
    assert said["in_time"] == {"ESC-01": False, "ESC-02": False, "ESC-03": True, "ESC-04": True, "ESC-05": True}


def test_whoever_runs_a_pathway_may_take_its_lists_away():
    running = [
        (one.code, doing.role) for one in PATHWAYS.values() for doing in one.roles if Can.DECIDE_CASES in doing.can
    ]

    assert running
    assert [(code, role) for code, role in running if Can.EXPORT not in ROLES[role].can] == []
