"""The secret key changes, and every agency's sign-on still works when the old key is gone."""

import pytest
from cryptography.fernet import InvalidToken
from django.test import Client

from goldthread.foundation.accounts.encryption import close_everything_anew, decrypt
from goldthread.foundation.sign_on.models import SignOn
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

from .provider import SECRET
from .signing import is_in, sign_on_by

pytestmark = pytest.mark.django_db

NEW = "the newest of secret keys, long enough by far"


def kept(sign_on: SignOn) -> str:
    with opened(actor=SYSTEM_ACTOR, reading=[sign_on.space_id]):
        return SignOn.objects.get(pk=sign_on.pk).client_secret


def test_client_secrets_open_with_the_new_key_alone_once_they_are_closed_anew(sign_on, settings):
    old = settings.SECRET_KEY
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = NEW, [old]

    assert close_everything_anew() == 1

    settings.SECRET_KEY_FALLBACKS = []
    assert decrypt(kept(sign_on)) == SECRET
    settings.SECRET_KEY = old
    with pytest.raises(InvalidToken):
        decrypt(kept(sign_on))


def test_somebody_signs_in_with_the_secret_that_was_closed_anew(sign_on, fake, settings):
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = NEW, [settings.SECRET_KEY]
    close_everything_anew()
    settings.SECRET_KEY_FALLBACKS = []
    client = Client()

    sign_on_by(client, fake, sign_on)

    assert is_in(client)
