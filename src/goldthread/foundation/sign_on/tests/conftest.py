"""A police force with a sign-on that is on, and the provider behind it."""

import pytest
from django.core.cache import cache

from .provider import running
from .signing import a_sign_on


@pytest.fixture(autouse=True)
def _nothing_remembered():
    cache.clear()


@pytest.fixture
def fake():
    with running() as provider:
        yield provider


@pytest.fixture
def sign_on(police, fake):
    return a_sign_on(police, fake)
