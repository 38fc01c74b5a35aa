"""Passkeys: added, used alone or after the password, named and removed; what is none of the person is refused."""

import json

import pytest
from django.test import Client
from hypothesis import HealthCheck, given
from hypothesis import settings as examples
from hypothesis import strategies as st

from goldthread.foundation.accounts.factories import make_user, recovery_codes_of
from goldthread.foundation.accounts.managing import close_account
from goldthread.foundation.sign_in.letters import PASSKEY_ADDED
from goldthread.foundation.trail.models import TrailEntry
from goldthread.foundation.wall.passage import HOUSE, SYSTEM_ACTOR, opened

from .browsing import give_code, give_password, is_signed_in, letters_waiting, sign_in
from .device import ADD, Device, add_passkey, held_by, options_on, options_to_sign_in, sent, sign_in_by

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_a_name")]

NOT_TAKEN = "Your passkey was not taken"


def test_somebody_adds_one_and_is_told_by_letter(client, user):
    sign_in(client, user)
    codes = recovery_codes_of(user)

    _, answer = add_passkey(client, "Work laptop")

    assert answer["Location"] == "/account/passkeys/"
    assert held_by(user) == ["Work laptop"]
    assert "Work laptop" in client.get("/account/").content.decode()
    assert letters_waiting() == [(user.pk, PASSKEY_ADDED)]
    assert recovery_codes_of(user) == codes


def test_the_first_second_factor_may_be_a_passkey_and_brings_recovery_codes(client, partnership):
    newcomer = make_user(with_app=False)
    give_password(client, newcomer.email)
    assert client.get("/account/")["Location"] == "/account/authenticator/"
    assert ADD in client.get("/account/authenticator/").content.decode()

    _, answer = add_passkey(client)

    assert answer["Location"] == "/account/recovery-codes/"
    assert "shown now and never again" in client.get("/account/recovery-codes/").content.decode()
    assert len(recovery_codes_of(newcomer)) == 10
    assert is_signed_in(client)


def test_whoever_has_a_passkey_alone_can_use_a_recovery_code(client):
    newcomer = make_user(with_app=False)
    give_password(client, newcomer.email)
    add_passkey(client)
    other = Client()
    give_password(other, newcomer.email)
    page = other.get("/sign-in/code/").content.decode()
    assert "Recovery code" in page
    assert "authenticator app" not in page

    give_code(other, recovery_codes_of(newcomer)[0])

    assert is_signed_in(other)


def test_a_passkey_signs_in_without_a_password(client, device):
    answer = sign_in_by(client, device)

    assert answer["Location"] == "/"
    assert is_signed_in(client)


def test_a_passkey_leads_to_the_page_that_was_wanted(client, device):
    answer = sent(client, "/sign-in/passkey/", device.used(options_to_sign_in(client)), next="/account/sessions/")

    assert answer["Location"] == "/account/sessions/"


def test_a_passkey_is_the_second_step_after_the_password(client, user, device):
    give_password(client, user.email)
    page = client.get("/sign-in/code/")

    answer = sent(client, "/sign-in/code/", device.used(options_on(page)))

    assert answer.status_code == 302
    assert is_signed_in(client)


def test_somebody_elses_passkey_is_no_second_step(client, user, device):
    other = make_user("kim@example.org", "Kim Ode")
    sign_in(client, other)
    add_passkey(client)
    client.post("/sign-out/")
    give_password(client, other.email)

    answer = sent(client, "/sign-in/code/", device.used(options_on(client.get("/sign-in/code/"))))

    assert NOT_TAKEN in answer.content.decode()
    assert not is_signed_in(client)


@pytest.mark.parametrize(
    "hostile", [Device(origin="https://goldthread.evil.example"), Device(verifies=False), Device()]
)
def test_a_passkey_of_another_site_or_without_asking_or_unknown_signs_nobody_in(client, user, device, hostile):
    if hostile.origin != device.origin or not hostile.verifies:
        hostile.key, hostile.number = device.key, device.number

    answer = sign_in_by(client, hostile, str(user.pk).encode())

    assert answer["Location"] == "/sign-in/"
    assert NOT_TAKEN in client.get("/sign-in/").content.decode()
    assert not is_signed_in(client)


def test_a_passkey_does_not_sign_in_somebody_else(client, device):
    other = make_user("kim@example.org", "Kim Ode")

    sign_in_by(client, device, str(other.pk).encode())

    assert not is_signed_in(client)


def test_an_answer_counts_once_and_for_the_question_that_was_asked(client, device):
    answer = device.used(options_to_sign_in(client))
    sent(client, "/sign-in/passkey/", answer)
    assert is_signed_in(client)
    client.post("/sign-out/")

    for browser in (client, Client()):
        sent(browser, "/sign-in/passkey/", answer)
        options_to_sign_in(browser)
        sent(browser, "/sign-in/passkey/", answer)
        assert not is_signed_in(browser)


def test_a_closed_account_has_no_door_left(client, user, device):
    close_account(user)

    sign_in_by(client, device)

    assert not is_signed_in(client)


def test_wrong_passwords_do_not_lock_a_passkey_out(client, user, device):
    for _ in range(6):
        give_password(client, user.email, "wrong")
    assert give_password(client, user.email).status_code == 429

    sign_in_by(client, device)

    assert is_signed_in(client)


ANSWERS = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["id", "rawId", "type", "response", "userHandle", "clientDataJSON", "signature", "x"]),
            inner,
        )
    ),
    max_leaves=8,
)


@examples(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(answer=ANSWERS)
def test_what_is_no_answer_of_a_passkey_is_refused_in_a_sentence(client, user, answer):
    options_to_sign_in(client)
    assert sent(client, "/sign-in/passkey/", answer)["Location"] == "/sign-in/"
    assert not is_signed_in(client)


@pytest.mark.parametrize("words", ["", "{", "[" * 15_000, "x" * 50_000])
def test_what_is_not_even_json_is_refused_in_a_sentence(client, user, words):
    sign_in(client, user)
    client.get(ADD)

    answer = client.post(ADD, {"name": "Laptop", "credential": words})

    assert "The passkey was not added" in answer.content.decode()
    assert 'value="Laptop"' in answer.content.decode()
    assert held_by(user) == []


def test_a_passkey_that_asks_nobody_who_holds_it_is_not_added(client, user):
    sign_in(client, user)

    _, answer = add_passkey(client, device=Device(verifies=False))

    assert "The passkey was not added" in answer.content.decode()
    assert held_by(user) == []


def test_the_trail_says_what_happened_and_keeps_nothing_of_the_passkey(client, user, device):
    sign_in_by(client, device)

    with opened(actor=SYSTEM_ACTOR, reading=[HOUSE]):
        said = list(TrailEntry.objects.filter(space=HOUSE).values_list("doing", flat=True))
        kept = json.dumps([str(one.__dict__) for one in TrailEntry.objects.filter(space=HOUSE)])
    assert {"passkey added", "signed in by a passkey"} <= set(said)
    assert "attestationObject" not in kept


def test_without_javascript_the_pages_say_what_to_do(client, user):
    assert "Passkeys need JavaScript" in client.get("/sign-in/").content.decode()
    sign_in(client, user)
    assert "Passkeys need JavaScript" in client.get(ADD).content.decode()


def test_nobody_of_the_demonstration_has_one(client, settings):
    settings.IS_DEMO = True
    shown = make_user("demo@demo.example", "Demo Person", with_app=False, is_demonstration=True)
    give_password(client, shown.email)
    give_code(client, "000000")

    assert client.get(ADD)["Location"] == "/account/"
