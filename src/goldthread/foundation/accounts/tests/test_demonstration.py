"""Demonstration accounts cannot be used, or made, where real people's data may be."""

import pytest
from django.core.checks import Tags, run_checks
from django.test import Client
from django.utils import timezone

from goldthread.foundation.accounts.demonstration import (
    DEMONSTRATION_CODE,
    DEMONSTRATION_PASSWORD,
    NoDemonstrationHere,
    make_demonstration_user,
)
from goldthread.foundation.accounts.models import User
from goldthread.foundation.accounts.second_factor import accept_code

pytestmark = pytest.mark.django_db

EMAIL = "manager@example.org"


@pytest.fixture
def left_over(settings):
    """A demonstration account in a database that now runs for real."""
    settings.IS_DEMO = True
    user = make_demonstration_user(EMAIL, "Robin Example")
    settings.IS_DEMO = False
    return user


def give(client, password=DEMONSTRATION_PASSWORD):
    return client.post("/sign-in/", {"login": EMAIL, "password": password})


def test_none_is_made_outside_demo_mode(settings):
    with pytest.raises(NoDemonstrationHere):
        make_demonstration_user(EMAIL, "Robin Example")

    assert not User.objects.exists()


def test_outside_demo_mode_the_password_is_as_wrong_as_any(left_over):
    client = Client()

    assert "is wrong" in give(client).content.decode()
    assert "is wrong" in give(client, "another password").content.decode()


def test_outside_demo_mode_the_code_is_wrong(left_over):
    assert accept_code(left_over, DEMONSTRATION_CODE, timezone.now()) is None


def test_a_session_from_the_demonstration_ends_with_it(left_over, settings):
    client = Client()
    settings.IS_DEMO = True
    give(client)
    assert client.post("/sign-in/code/", {"code": DEMONSTRATION_CODE})["Location"] == "/"
    assert client.get("/roles/").status_code == 200

    settings.IS_DEMO = False

    assert client.get("/roles/").status_code == 302


def test_no_letter_goes_to_one(left_over):
    client = Client()

    client.post("/account/password/reset/", {"email": EMAIL})

    assert client.get("/account/password/reset/sent/").status_code == 200


def test_the_check_refuses_a_live_database_that_holds_one(left_over, settings):
    def faults():
        return [fault.id for fault in run_checks(tags=[Tags.database], databases=["default"])]

    assert "goldthread.E001" in faults()
    settings.IS_DEMO = True
    assert "goldthread.E001" not in faults()


def test_the_fixed_code_is_for_demonstration_accounts_only(settings):
    settings.IS_DEMO = True
    user = User.objects.create_user("sam@example.org", "Sam Okafor", "violet otter lantern")

    assert accept_code(user, DEMONSTRATION_CODE, timezone.now()) is None


def test_the_fixed_code_is_nobodys_to_replace(settings):
    settings.IS_DEMO = True
    make_demonstration_user(EMAIL, "Robin Example")
    client = Client()
    give(client)
    client.post("/sign-in/code/", {"code": DEMONSTRATION_CODE})

    assert client.get("/account/authenticator/")["Location"] == "/account/"
    page = client.get("/account/").content.decode()
    assert "A fixed code" in page
    assert "/account/recovery-codes/" not in page


def test_made_twice_is_made_once(settings):
    settings.IS_DEMO = True

    assert make_demonstration_user(EMAIL, "Robin Example") == make_demonstration_user(EMAIL, "Robin Example")
