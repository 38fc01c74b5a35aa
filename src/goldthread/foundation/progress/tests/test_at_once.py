"""Two people who end two actions at the same moment."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection
from django.utils import timezone

from goldthread.foundation.access.standing import System
from goldthread.foundation.actions.tests.test_pages_actions import an_action
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.progress.judging import supersede_action
from goldthread.foundation.progress.tests.reporting import now_of


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("_", range(3))
def test_of_two_actions_that_are_to_take_each_others_place_one_goes_on(partnership, _):
    actions = [an_action(partnership, "1", []), an_action(partnership, "2", [])]
    at_once = Barrier(2)

    def supersede(number: int) -> str:
        at_once.wait(10)
        given = {"action": actions[number], "superseded_by": actions[1 - number], "why": "The other is better."}
        try:
            supersede_action(**given, by=System("tests"), at=timezone.now())
        except Refused as refused:
            return str(refused)
        finally:
            connection.close()
        return "superseded"

    with ThreadPoolExecutor(2) as both:
        answers = sorted(both.map(supersede, range(2)))

    assert answers == [
        "That action is itself superseded or transferred. Choose one that goes on.",
        "superseded",
    ]
    assert sorted(now_of(action).status for action in actions) == ["open", "superseded"]
