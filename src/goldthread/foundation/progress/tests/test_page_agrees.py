"""The page of an action never says of it what its status does not, nor does the plan on paper or in a file."""

import csv
from datetime import timedelta
from io import StringIO

import pytest
from django.utils import timezone

from goldthread.foundation.access.standing import System
from goldthread.foundation.actions.models import Action
from goldthread.foundation.actions.tests.test_pages_actions import LIST, an_action, page
from goldthread.foundation.agencies.factories import an_agency, visitor
from goldthread.foundation.progress.judging import (
    accept_as_done,
    ask_for_more,
    reopen_action,
    supersede_action,
    transfer_action,
)
from goldthread.foundation.progress.models import Judgement
from goldthread.foundation.progress.plan_json import Narrowing, actions_as_data
from goldthread.foundation.progress.tests.reporting import TRAINED, done, judge, report
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("store")]


def how_it_goes(client, action) -> str:
    said = page(client, f"/p/northborough/actions/{action.pk}/")
    return said[said.index('id="progress"') :].split("<details")[0]


def on_paper(client) -> str:
    """What the plan on paper says of the actions."""
    said = " ".join(page(client, f"{LIST}on-paper/").split())
    return said[said.index("<tbody") : said.index("</tbody>")]


def in_file(client) -> dict[str, str]:
    """The first line of the plan as a file."""
    return next(csv.DictReader(StringIO(client.get(f"{LIST}?format=csv").content.decode("utf-8-sig"))))


def in_data(action):
    (only,) = actions_as_data([action.space], timezone.localdate(), Narrowing())["spaces"][0]["actions"]
    return only


def became(action, status):
    """As a correction outside the pages leaves it."""
    with opened(actor=SYSTEM_ACTOR, writing=action.space_id):
        Action.objects.filter(pk=action.pk).update(status=status)


@pytest.fixture
def manager(partnership):
    return visitor("partnership_manager", partnership)


def test_taken_up_again_it_is_owed_and_its_end_is_only_in_what_was_said(partnership, manager):
    action = an_action(partnership, "1", [an_agency(partnership)])
    judge(supersede_action, action, why="Another takes its place.")
    assert "Another takes its place." in how_it_goes(manager, action)

    judge(reopen_action, action, why="It is needed after all.")

    said = how_it_goes(manager, action)
    assert "Another takes its place." not in said
    assert "Nothing since it was taken up again" in said
    assert "Another takes its place." not in on_paper(manager)
    assert "Another takes its place." not in in_file(manager).values()
    assert "<strong>Taken up again</strong>" in on_paper(manager)
    assert "It is needed after all." in on_paper(manager)


def test_a_report_of_what_was_taken_up_again_is_not_told_as_if_it_still_counted(partnership, manager):
    action = an_action(partnership, "1", [an_agency(partnership)])
    report(action, System("tests"), done(shown=TRAINED))
    assert ", before" not in on_paper(manager)
    judge(accept_as_done, action)
    assert "<strong>Accepted as done</strong>" in on_paper(manager)
    assert ", before" not in on_paper(manager)
    assert in_file(manager)["Latest report was given before"] == ""

    judge(reopen_action, action, why="Half of them had left.")

    assert "Nothing since it was taken up again" in how_it_goes(manager, action)
    assert ", before it was taken up again: <strong>Done</strong>" in on_paper(manager)
    assert "Half of them had left." in on_paper(manager)
    assert "Accepted as done" not in on_paper(manager)
    assert in_file(manager)["Latest report was given before"] == "it was taken up again"

    report(action, System("tests"), done())

    assert ", before" not in on_paper(manager)
    assert in_file(manager)["Latest report was given before"] == ""


@pytest.mark.parametrize("status", ["open", "in_progress", "complete_pending_evidence"])
def test_a_verdict_that_the_status_does_not_bear_out_is_not_said_of_it(partnership, manager, status):
    action = an_action(partnership, "1", [an_agency(partnership)])
    judge(transfer_action, action, to="The adults’ board", why="It is about adults.")
    became(action, status)

    said = how_it_goes(manager, action)

    assert "The adults’ board" not in said
    assert "Nothing reported here yet" in said
    assert "Report progress" in said
    assert "The adults’ board" not in on_paper(manager)
    assert in_file(manager)["Transferred to"] == in_file(manager)["Why superseded or transferred"] == ""


@pytest.mark.parametrize("status", ["closed", "superseded", "transferred"])
def test_what_more_was_asked_is_not_waited_for_once_the_action_is_settled(partnership, manager, status):
    action = an_action(partnership, "1", [an_agency(partnership)])
    report(action, System("tests"), done())
    judge(ask_for_more, action, what="Who attended?", answer_by=timezone.localdate() + timedelta(days=9))
    assert (in_file(manager)["What more was asked"], in_data(action)["more_asked"]["what"]) == ("Who attended?",) * 2
    became(action, status)

    said = how_it_goes(manager, action)

    assert "Who attended?" not in said
    assert "Who attended?" not in on_paper(manager)
    assert in_file(manager)["What more was asked"] == ""
    assert in_data(action)["more_asked"] is None
    assert "Nothing since more was asked" not in said
    assert "is not recorded here" in said


def test_every_verdict_agrees_with_the_status_that_it_gives_and_no_settled_other():
    settled = {"closed", "superseded", "transferred"}
    agreed = {v: {s for s in Action.Status.values if Judgement(verdict=v).agrees_with(s)} for v in Judgement.Verdict}

    assert [agreed[v] & settled for v in ("accepted", "superseded", "transferred")] == [
        {"closed"},
        {"superseded"},
        {"transferred"},
    ]
    assert agreed["more_asked"] == agreed["reopened"] == set(Action.Status.values) - settled
