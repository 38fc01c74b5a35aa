"""The secret key changes: what shows a provider that it is us must still be readable once the old key is gone."""

import pytest

from goldthread.foundation.accounts.encryption import close_everything_anew, decrypt
from goldthread.foundation.sign_on.models import SignOn
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

pytestmark = pytest.mark.django_db

NEW = "the newest of secret keys, long enough by far"


def test_client_secrets_read_with_the_new_key_alone_once_they_are_closed_anew(settings, partnership, sign_on):
    secret, old = decrypt(sign_on.client_secret), settings.SECRET_KEY
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = NEW, [old]

    close_everything_anew()

    settings.SECRET_KEY_FALLBACKS = []
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        held = SignOn.objects.get(pk=sign_on.pk)
    assert decrypt(held.client_secret) == secret
