"""What is to be done comes of a matter as an action in the one register."""

from datetime import date, timedelta

import pytest

from goldthread.foundation.actions.models import Action
from goldthread.foundation.agencies.factories import an_agency
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.matters.commands import raise_action_of_matter
from goldthread.partnership.matters.factories import RAISED_AT, TESTS, a_gap

pytestmark = pytest.mark.django_db


def test_an_action_that_comes_of_it_is_not_due_before_it_was_raised(partnership):
    gap = a_gap(partnership)

    with pytest.raises(Refused, match="It was raised on") as why:
        raise_action_of_matter(
            matter=gap, title="Buy two", due_on=gap.raised_on - timedelta(days=1), by=TESTS, at=RAISED_AT
        )
    assert why.value.field == "due_on"


def test_an_action_comes_of_it_in_the_one_register(partnership):
    gap = a_gap(partnership)
    raise_action_of_matter(
        matter=gap,
        title="Buy two therapists",
        due_on=date(2027, 1, 8),
        agency=an_agency(partnership),
        by=TESTS,
        at=RAISED_AT,
    )
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        action = Action.objects.get()

    assert (action.reference, action.origin, action.origin_id) == ("M1.1", "matter", gap.pk)
