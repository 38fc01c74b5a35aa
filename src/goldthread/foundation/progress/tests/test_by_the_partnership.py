"""What whoever runs the plan records for an owner is told apart from what the owner says itself."""

from datetime import timedelta

import pytest
from django.utils import timezone

from goldthread.foundation.access.standing import System
from goldthread.foundation.actions.tests.test_pages_actions import an_action, page
from goldthread.foundation.agencies.factories import visitor
from goldthread.foundation.groups.commands import Sitting, fill_seat
from goldthread.foundation.groups.factories import a_group, a_seat
from goldthread.foundation.progress.ownership import set_action_owners
from goldthread.foundation.progress.plan_json import Narrowing, actions_as_data
from goldthread.foundation.progress.tests.reporting import TODAY, UNDER_WAY, judge, now_of, person, report
from goldthread.foundation.spaces.models import Space

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("store")]

RECORDED = "ecorded by the partnership for Northborough Council"


@pytest.fixture
def manager(partnership: Space):
    return visitor("partnership_manager", partnership)


def test_it_is_told_everywhere_that_the_partnership_recorded_it(partnership, council, manager):
    action = an_action(partnership, "1", [council])
    address = f"/p/northborough/actions/{action.pk}/"
    assert RECORDED in page(manager, f"{address}report")

    sent = {"says": "under_way", "report": "The manager was told on the telephone.", "how": "nothing"}
    said = manager.post(f"{address}report", sent, follow=True).content.decode()

    assert RECORDED in said
    assert "reported by Northborough Council" not in said
    assert now_of(action).status == "in_progress"
    scrutineer = visitor("independent_scrutineer", partnership)
    assert RECORDED in page(scrutineer, address)
    for elsewhere in ("/p/northborough/actions/?format=csv", "/p/northborough/actions/on-paper/"):
        answer = manager.get(elsewhere)
        words = b"".join(answer.streaming_content) if answer.streaming else answer.content
        assert RECORDED in words.decode(), elsewhere
    (told,) = actions_as_data([partnership], TODAY(), Narrowing())["spaces"][0]["actions"]
    assert told["latest_report"]["owner"] == "Northborough Council"
    assert told["latest_report"]["recorded_by_partnership"] is True


def test_the_agencys_own_report_is_its_own_word_and_its_form_says_nothing_else(partnership, council):
    action = an_action(partnership, "1", [council])
    lead = visitor("agency_lead", partnership, council)

    assert RECORDED not in page(lead, f"/p/northborough/actions/{action.pk}/report")
    assert report(action, person(lead), UNDER_WAY).by_whom == "Northborough Council"
    assert report(action, System("a table"), UNDER_WAY).by_whom == "Northborough Council, through a table"


def test_of_a_group_who_has_a_seat_on_it_speaks_for_it_and_whoever_runs_the_plan_does_not(partnership, manager):
    group = a_group(partnership, "Quality assurance sub-group")
    action = an_action(partnership, "1")
    judge(set_action_owners, action, agencies=[], groups=[group])
    coordinator = person(visitor("coordinator", partnership))
    seat = a_seat(group, "Chair", starts_on=TODAY() - timedelta(days=30))
    fill_seat(
        seat=seat,
        sitting=Sitting(holder=coordinator),
        from_on=TODAY() - timedelta(days=9),
        by=System("tests"),
        at=timezone.now(),
    )

    assert report(action, coordinator, UNDER_WAY).by_whom == "Quality assurance sub-group"
    by_manager = report(action, person(manager), UNDER_WAY)
    assert by_manager.by_whom == "Recorded by the partnership for Quality assurance sub-group"


def test_where_nobody_owes_it_the_partnership_speaks_for_itself(partnership, manager):
    assert report(an_action(partnership, "1"), person(manager), UNDER_WAY).by_whom == "The partnership"
