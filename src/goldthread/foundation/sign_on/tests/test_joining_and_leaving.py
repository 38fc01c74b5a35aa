"""A claim gives an account and a role, and its going takes the role away; what people did by hand stays theirs."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from goldthread.foundation.access.models import Holding
from goldthread.foundation.accounts.factories import (
    DeskClient,
    everybody,
    make_user,
    now_of,
)
from goldthread.foundation.accounts.managing import close_account
from goldthread.foundation.agencies.factories import an_agency
from goldthread.foundation.invitations.commands import end_role
from goldthread.foundation.sign_on.commands import turn_off
from goldthread.foundation.sign_on.models import GivenByClaim
from goldthread.foundation.sign_on.queries import known_as
from goldthread.foundation.sign_on.refusals import Why
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

from .signing import (
    TESTS,
    a_sign_on,
    come_back,
    give,
    holdings,
    is_in,
    join_account,
    said_in_the_trail,
    set_out,
    sign_on_by,
    words_of,
)

pytestmark = pytest.mark.django_db

HOME = "/p/northborough/"


def long_held(space):
    """As if the role by claim had been given a month ago."""
    with opened(actor=SYSTEM_ACTOR, writing=space.pk):
        Holding.objects.filter(by_sign_on=True).update(starts_on=timezone.localdate() - timedelta(days=30))


def test_the_first_time_makes_the_account_and_the_role(partnership, police, sign_on, fake):
    client = Client()

    answer = sign_on_by(client, fake, sign_on)

    assert answer.status_code == 302
    assert client.get(HOME).status_code == 200
    (made,), (holding,) = everybody(), holdings(partnership)
    assert (made.email, made.name) == ("robin@police.example", "Robin Vale")
    assert not now_of(made).has_usable_password()
    assert (holding.user, holding.role, holding.agency, holding.by_sign_on) == (made, "agency_lead", police, True)
    assert known_as(fake.issuer, "subject-1") == made
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        assert GivenByClaim.objects.get().value == "leads"
    assert "role given by a claim of sign-on" in said_in_the_trail(partnership)


def test_again_is_the_same_account_whatever_its_address_is_now(partnership, sign_on, fake):
    sign_on_by(Client(), fake, sign_on)
    client = Client()
    sign_on_by(client, fake, sign_on, email="robin.vale@police.example")

    assert is_in(client)
    assert len(everybody()) == len(holdings(partnership)) == 1


def test_without_a_second_factor_there_ours_is_asked_first(partnership, sign_on, fake):
    client = Client()

    sign_on_by(client, fake, sign_on, amr=["pwd"])

    assert client.get("/account/")["Location"] == "/account/authenticator/"
    assert client.get(HOME)["Location"] == "/account/authenticator/"


def test_who_has_our_second_factor_is_asked_for_its_code(partnership, police, sign_on, fake):
    user = make_user()
    give(partnership, user, "agency_lead", police)
    join_account(user, sign_on, fake)
    client = Client()

    answer = sign_on_by(client, fake, sign_on, amr=["pwd"])

    assert answer["Location"].startswith("/sign-in/code/")
    assert not is_in(client)


@pytest.mark.parametrize("begun_today", [True, False])
def test_a_claim_that_is_gone_takes_the_role_away(partnership, sign_on, fake, begun_today):
    sign_on_by(Client(), fake, sign_on)
    if not begun_today:
        long_held(partnership)
    client = Client()

    answer = sign_on_by(client, fake, sign_on, groups=["staff"])

    assert Why.NO_ROLE.value[1] in words_of(answer)
    assert not is_in(client)
    left = holdings(partnership)
    assert [one.ends_on for one in left] == ([] if begun_today else [timezone.localdate() - timedelta(days=1)])
    assert "role ended as its claim is gone" in said_in_the_trail(partnership)


def test_a_claim_that_comes_back_gives_the_role_again(partnership, sign_on, fake):
    for groups in (["leads"], [], ["leads"]):
        client = Client()
        sign_on_by(client, fake, sign_on, groups=groups)

    assert is_in(client)
    assert len(holdings(partnership)) == 1


def test_a_role_given_by_hand_stays_when_the_claim_is_gone(partnership, police, sign_on, fake):
    user = make_user()
    by_hand = give(partnership, user, "agency_lead", police)
    join_account(user, sign_on, fake)
    client = Client()

    sign_on_by(client, fake, sign_on, groups=[])

    assert is_in(client)
    assert [one.pk for one in holdings(partnership)] == [by_hand.pk]


def test_a_role_that_was_ended_here_is_not_given_again(partnership, sign_on, fake):
    sign_on_by(Client(), fake, sign_on)
    (holding,) = holdings(partnership)
    end_role(holding=holding, last_day=timezone.localdate() - timedelta(days=1), by=TESTS, at=timezone.now())
    client = Client()

    answer = sign_on_by(client, fake, sign_on)

    assert Why.NO_ROLE.value[1] in words_of(answer)
    assert not is_in(client)


def test_a_closed_account_stays_closed(sign_on, fake):
    sign_on_by(Client(), fake, sign_on)
    (user,) = everybody()
    close_account(user)
    client = Client()

    assert Why.CLOSED.value[1] in words_of(sign_on_by(client, fake, sign_on))
    assert not is_in(client)


def test_an_address_that_is_known_joins_nothing_by_itself(partnership, police, sign_on, fake):
    user = make_user("robin@police.example")
    give(partnership, user, "agency_lead", police)
    client = Client()

    assert Why.KNOWN_ADDRESS.value[1] in words_of(sign_on_by(client, fake, sign_on))
    assert not is_in(client)
    assert known_as(fake.issuer, "subject-1") is None


def test_another_subject_with_the_same_address_is_another_person(sign_on, fake):
    sign_on_by(Client(), fake, sign_on)
    client = Client()

    assert Why.KNOWN_ADDRESS.value[1] in words_of(sign_on_by(client, fake, sign_on, sub="subject-2"))
    assert not is_in(client)


def test_a_sign_on_that_is_off_signs_nobody_in(sign_on, fake):
    client = Client()
    asked = set_out(client, sign_on)
    turn_off(sign_on=sign_on, by=TESTS, at=timezone.now())

    assert Why.NOT_THERE.value[1] in words_of(come_back(client, fake, asked))
    assert client.get(f"/sign-in/organisation/{sign_on.space_id}-{sign_on.pk}/").status_code == 403


def test_a_session_that_it_began_opens_nothing_once_it_is_off(sign_on, fake):
    client = Client()
    sign_on_by(client, fake, sign_on)
    assert client.get(HOME).status_code == 200

    turn_off(sign_on=sign_on, by=TESTS, at=timezone.now())

    assert client.get(HOME).status_code == 404


def test_a_session_by_sign_on_opens_what_is_held_for_that_agency_only(partnership, neighbour, police, sign_on, fake):
    user = make_user()
    give(partnership, user, "agency_lead", police)
    give(neighbour, user, "partnership_manager")
    join_account(user, sign_on, fake)
    by_sign_on, by_password = Client(), DeskClient()
    sign_on_by(by_sign_on, fake, sign_on)
    by_password.force_login(user)

    assert by_sign_on.get(HOME).status_code == 200
    assert by_sign_on.get("/p/southborough/").status_code == 404
    assert by_password.get("/p/southborough/").status_code == 200


def test_what_a_claim_gave_counts_in_no_other_session(partnership, sign_on, fake):
    sign_on_by(Client(), fake, sign_on)
    (user,) = everybody()
    client = DeskClient()
    client.force_login(user)

    assert client.get(HOME).status_code == 404


def test_an_agency_in_two_partnerships_is_joined_in_both(partnership, neighbour, police, sign_on, fake):
    a_sign_on(an_agency(neighbour), fake)
    client = Client()

    sign_on_by(client, fake, sign_on)

    assert client.get(HOME).status_code == client.get("/p/southborough/").status_code == 200
    assert [len(holdings(space)) for space in (partnership, neighbour)] == [1, 1]


def test_another_registration_or_domain_at_the_same_provider_is_another_agency(partnership, neighbour, sign_on, fake):
    a_sign_on(an_agency(neighbour, "Southborough Council"), fake, domains=["council.example"])
    client = Client()

    sign_on_by(client, fake, sign_on)

    assert client.get("/p/southborough/").status_code == 404
    assert holdings(neighbour) == []
