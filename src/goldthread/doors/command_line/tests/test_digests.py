"""The weeks' digests, as the command line puts them in the queue and counts them."""

import pytest
from django.utils import timezone

from goldthread.foundation.actions.tests.test_pages_actions import an_action
from goldthread.foundation.agencies.factories import an_agency
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.chasing.commands import people_of
from goldthread.foundation.chasing.jobs import monday_of
from goldthread.foundation.chasing.of_spaces import KIND, chase_space
from goldthread.foundation.chasing.tests.test_digests import a_lead, a_space, due, sent
from goldthread.foundation.messages.models import Message
from goldthread.foundation.spaces.finding import space_called
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

from .running import run

pytestmark = pytest.mark.django_db


def week() -> str:
    return monday_of(timezone.localdate()).isoformat()


def test_it_says_what_it_put_in_the_queue_and_that_it_did_so_once():
    a_space("northborough")

    first, second = run("digests", "--send"), run("digests", "--send")

    assert f"The digests of the week of {week()} were put in the queue." in first.said
    assert "had been put in the queue before" in second.said
    (only,) = run("digests", "--json").data
    assert (only["week"], only["people"], only["sent"], only["inboxes"]) == (week(), 0, 0, 0)
    assert only["queued_at"]


def test_where_nothing_was_put_in_the_queue_it_says_so():
    assert run("digests").said.strip() == "No week’s digests were put in the queue yet."
    assert run("digests", "--json").data == []


def test_letters_to_people_are_counted():
    live = a_space("northborough")
    police = an_agency(live)
    a_lead(police)
    an_action(live, "1", [police], due=due(-3))
    sent(live)

    (only,) = run("digests", "--json").data

    assert (only["people"], only["sent"], only["refused"], only["inboxes"]) == (1, 1, 0, 0)


def test_the_demonstrations_letter_to_a_team_inbox_is_counted_and_comes_once_a_week(settings, tmp_path):
    settings.IS_DEMO, settings.DATA_FOLDER = True, tmp_path
    assert run("demo", "load").code == 0
    assert [(one["week"], one["inboxes"]) for one in run("digests", "--json").data] == [(week(), 1)]

    northmere = space_called("northmere")
    assert northmere
    chase_space(space_id=northmere.pk, week=week())

    with opened(actor=SYSTEM_ACTOR, reading=[northmere.pk]):
        assert Message.objects.filter(to="safeguarding@northmere.example", kind=KIND).count() == 1
        council = Agency.objects.get(space=northmere, name="Northmere Council")
        assert len(people_of(council, timezone.localdate())) == 2
