"""Each test starts with no requests counted against its network; browsers here walk the whole way themselves."""

import pytest
from django.core.cache import cache
from django.test import Client

from goldthread.foundation.accounts.factories import make_user

from .browsing import sign_in
from .device import HERE, add_passkey


@pytest.fixture(autouse=True)
def _nothing_counted():
    cache.clear()


@pytest.fixture
def client():
    return Client()


@pytest.fixture
def user(db):
    return make_user()


@pytest.fixture
def at_a_name(settings):
    """Passkeys belong to a name; a machine's number has none."""
    settings.ADDRESS = HERE


@pytest.fixture
def device(client, user, at_a_name):
    """A passkey that the person added, who then signed out."""
    sign_in(client, user)
    made, _ = add_passkey(client)
    client.post("/sign-out/")
    return made
