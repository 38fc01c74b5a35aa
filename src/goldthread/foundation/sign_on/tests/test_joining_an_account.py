"""The owner of an account joins it to their organisation's sign-on; nobody else does, and not by a password alone."""

import pytest
from django.test import Client

from goldthread.foundation.accounts.factories import (
    DeskClient,
    everybody,
    give_password_only,
    make_user,
)
from goldthread.foundation.agencies.factories import an_agency
from goldthread.foundation.sign_on.refusals import Why

from .signing import confirmed, give, is_in, join_account, join_by, sign_on_by, words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def lead(partnership, police):
    user = make_user("sam@police.example")
    give(partnership, user, "agency_lead", police)
    return user


def test_its_owner_joins_an_account_and_signs_in_by_it(partnership, lead, sign_on, fake):
    join_account(lead, sign_on, fake)
    client = Client()
    sign_on_by(client, fake, sign_on)

    assert is_in(client)
    assert everybody() == [lead]


def test_joining_asks_who_one_is_first(lead, sign_on, fake):
    client = DeskClient()
    client.force_login(lead)

    assert "/account/confirm/" in join_by(client, sign_on, fake)["Location"]


def test_nobody_joins_who_has_shown_a_password_only(lead, sign_on, fake):
    client = Client()
    give_password_only(client, lead)

    assert join_by(client, sign_on, fake)["Location"] in ("/account/authenticator/", "/account/confirm/code/")


def test_nobody_joins_another_agency_s_sign_on(partnership, sign_on, fake):
    user = make_user("kit@council.example")
    give(partnership, user, "agency_lead", an_agency(partnership, "Northborough Council"))

    assert Why.NOT_THERE.value[1] in words_of(join_by(confirmed(user), sign_on, fake))


def test_a_subject_that_is_bound_is_joined_to_nobody_else(partnership, lead, sign_on, fake):
    sign_on_by(Client(), fake, sign_on)

    assert Why.OTHER_PERSON.value[1] in words_of(join_by(confirmed(lead), sign_on, fake))


def test_an_account_is_bound_to_one_subject_of_an_issuer(partnership, lead, sign_on, fake):
    join_account(lead, sign_on, fake)

    assert Why.OTHER_PERSON.value[1] in words_of(join_by(confirmed(lead), sign_on, fake, sub="subject-2"))
