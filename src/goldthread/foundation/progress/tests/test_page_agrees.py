"""The page of an action never says of it what its status does not."""

from datetime import timedelta

import pytest
from django.utils import timezone

from goldthread.foundation.access.standing import System
from goldthread.foundation.actions.models import Action
from goldthread.foundation.actions.tests.test_pages_actions import an_action, page
from goldthread.foundation.agencies.factories import an_agency, visitor
from goldthread.foundation.progress.judging import ask_for_more, reopen_action, supersede_action, transfer_action
from goldthread.foundation.progress.models import Judgement
from goldthread.foundation.progress.tests.reporting import done, judge, report
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("store")]


def how_it_goes(client, action) -> str:
    said = page(client, f"/p/northborough/actions/{action.pk}/")
    return said[said.index('id="progress"') :].split("<details")[0]


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
    assert "Nothing reported here yet" in said


@pytest.mark.parametrize("status", ["open", "in_progress", "complete_pending_evidence"])
def test_a_verdict_that_the_status_does_not_bear_out_is_not_said_of_it(partnership, manager, status):
    action = an_action(partnership, "1", [an_agency(partnership)])
    judge(transfer_action, action, to="The adults’ board", why="It is about adults.")
    became(action, status)

    said = how_it_goes(manager, action)

    assert "The adults’ board" not in said
    assert "Nothing reported here yet" in said
    assert "Report progress" in said


@pytest.mark.parametrize("status", ["closed", "superseded", "transferred"])
def test_what_more_was_asked_is_not_waited_for_once_the_action_is_settled(partnership, manager, status):
    action = an_action(partnership, "1", [an_agency(partnership)])
    report(action, System("tests"), done())
    judge(ask_for_more, action, what="Who attended?", answer_by=timezone.localdate() + timedelta(days=9))
    became(action, status)

    said = how_it_goes(manager, action)

    assert "Who attended?" not in said
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
