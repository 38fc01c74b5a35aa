"""Giving and ending roles."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import connection

from goldthread.foundation.access.standing import System
from goldthread.foundation.accounts.factories import make_user
from goldthread.foundation.commands.refusals import NotAllowed, Refused
from goldthread.foundation.invitations.commands import end_role, give_role

from .people import agency_of, hold, holding_of, manager_of, roles_of

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


@pytest.fixture
def manager(partnership):
    return manager_of(partnership)


@pytest.fixture
def member(partnership):
    user = make_user()
    hold(partnership, user, "board_member")
    return user


def test_a_stranger_gives_and_ends_nothing(partnership, member, now):
    held = hold(partnership, member, "coordinator")
    stranger = make_user("stranger@example.org", "Alex Example")

    with pytest.raises(NotAllowed):
        give_role(space=partnership, user=stranger, role="coordinator", starts_on=now.date(), by=stranger, at=now)
    with pytest.raises(NotAllowed):
        end_role(holding=held, last_day=now.date(), by=member, at=now)


def test_a_further_role_is_given_to_somebody_known_here(partnership, manager, member, now):
    give_role(space=partnership, user=member, role="coordinator", starts_on=now.date(), by=manager, at=now)

    assert roles_of(member, partnership, now) == ["board_member", "coordinator"]


def test_somebody_unknown_here_is_invited_instead(partnership, neighbour, manager, now):
    elsewhere = make_user("alex@example.org", "Alex Example")
    hold(neighbour, elsewhere, "board_member")

    with pytest.raises(Refused, match="invite them"):
        give_role(space=partnership, user=elsewhere, role="coordinator", starts_on=now.date(), by=manager, at=now)
    give_role(space=partnership, user=elsewhere, role="coordinator", starts_on=now.date(), by=System("test"), at=now)


def test_what_is_held_is_not_given_again(partnership, manager, member, now):
    with pytest.raises(Refused, match="holds this role already"):
        give_role(space=partnership, user=member, role="board_member", starts_on=now.date(), by=manager, at=now)


def test_a_role_for_an_agency_may_be_held_for_two(partnership, manager, member, now):
    for name in ("Northborough Police", "Northborough Hospital"):
        give_role(
            space=partnership,
            user=member,
            role="agency_lead",
            agency=agency_of(partnership, name),
            starts_on=now.date(),
            by=manager,
            at=now,
        )

    assert roles_of(member, partnership, now) == ["agency_lead", "agency_lead", "board_member"]


def test_the_last_day_still_counts_and_yesterday_ends_it_at_once(partnership, manager, member, now):
    first, second = hold(partnership, member, "coordinator"), hold(partnership, member, "agency_lead")

    end_role(holding=first, last_day=now.date(), by=manager, at=now)
    end_role(holding=second, last_day=now.date() - DAY, by=manager, at=now)

    assert roles_of(member, partnership, now) == ["board_member", "coordinator"]
    assert roles_of(member, partnership, now + DAY) == ["board_member"]


def test_a_role_given_by_mistake_today_is_taken_away_at_once(partnership, manager, member, now):
    given = give_role(space=partnership, user=member, role="coordinator", starts_on=now.date(), by=manager, at=now)

    end_role(holding=given, last_day=now.date() - DAY, by=manager, at=now)

    assert roles_of(member, partnership) == ["board_member"]


def test_a_role_is_not_ended_in_the_past_or_twice(partnership, manager, member, now):
    held = hold(partnership, member, "coordinator")

    with pytest.raises(Refused, match="before yesterday"):
        end_role(holding=held, last_day=now.date() - 2 * DAY, by=manager, at=now)
    end_role(holding=held, last_day=now.date() - DAY, by=manager, at=now)
    with pytest.raises(Refused, match="ended already"):
        end_role(holding=held, last_day=now.date(), by=manager, at=now)


def test_a_partnership_keeps_a_manager(partnership, manager, now):
    second = make_user("second@example.org", "Alex Example")
    theirs = hold(partnership, second)
    own = holding_of(manager, partnership)

    end_role(holding=theirs, last_day=now.date() + 5 * DAY, by=manager, at=now)

    with pytest.raises(Refused, match="without a manager"):
        end_role(holding=own, last_day=now.date() + 5 * DAY, by=manager, at=now)
    end_role(holding=own, last_day=now.date() + 4 * DAY, by=manager, at=now)


def test_a_closed_account_manages_nothing(partnership, manager, now):
    closed = make_user("closed@example.org", "Alex Example", is_active=False)
    hold(partnership, closed)

    with pytest.raises(Refused, match="without a manager"):
        end_role(holding=holding_of(manager, partnership), last_day=now.date(), by=manager, at=now)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("_", range(5))
def test_of_two_managers_who_end_each_others_role_one_stays(partnership, manager, now, _):
    second = manager_of(partnership, "second@example.org")
    at_once = Barrier(2)

    def end(by, whose):
        held = holding_of(whose, partnership)
        at_once.wait(10)
        try:
            end_role(holding=held, last_day=now.date(), by=by, at=now)
        except Refused as refusal:
            return str(refusal)
        finally:
            connection.close()
        return "ended"

    with ThreadPoolExecutor(2) as both:
        outcomes = sorted(both.map(end, [manager, second], [second, manager]))

    assert outcomes == [
        "The partnership would be left without a manager. Give somebody else that role first.",
        "ended",
    ]
