"""The secret key changes: what the old one closed is closed anew, and then the old one can go."""

import pytest
from cryptography.fernet import InvalidToken

from goldthread.foundation.accounts.encryption import close_everything_anew
from goldthread.foundation.accounts.factories import code_of, make_user, recovery_codes_of

pytestmark = pytest.mark.django_db

NEW = "the newest of secret keys, long enough by far"


def test_codes_read_with_the_new_key_alone_once_they_are_closed_anew(settings, now):
    user, old = make_user(), settings.SECRET_KEY
    code, recovery = code_of(user, now), recovery_codes_of(user)
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = NEW, [old]
    assert code_of(user, now) == code

    assert close_everything_anew() == 2

    settings.SECRET_KEY_FALLBACKS = []
    assert (code_of(user, now), recovery_codes_of(user)) == (code, recovery)
    settings.SECRET_KEY = old
    with pytest.raises(InvalidToken):
        code_of(user, now)


def test_a_person_stays_signed_in_while_the_old_key_counts(settings, client):
    user, old = make_user(), settings.SECRET_KEY
    client.force_login(user)
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = NEW, [old]

    assert client.get("/account/").status_code == 200
    close_everything_anew()
    settings.SECRET_KEY_FALLBACKS = []
    assert client.get("/account/").status_code == 200
