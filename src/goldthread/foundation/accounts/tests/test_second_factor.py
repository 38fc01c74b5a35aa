"""Codes: the standard's own numbers, clocks that differ, once only."""

from base64 import b32encode
from datetime import UTC, datetime, timedelta

import pytest
from allauth.mfa.models import Authenticator
from cryptography.fernet import InvalidToken
from hypothesis import given
from hypothesis import strategies as st

from goldthread.foundation.accounts.acting import as_person, as_program
from goldthread.foundation.accounts.encryption import decrypt, encrypt
from goldthread.foundation.accounts.factories import code_of, factor_of, make_user, recovery_codes_of
from goldthread.foundation.accounts.second_factor import (
    PERIOD,
    accept_code,
    code_in,
    period_shown,
    recovery_codes_left,
    take_away,
)

SECRET = b32encode(b"12345678901234567890").decode()

# RFC 6238, appendix B, SHA-1, last six of eight digits.
OF_THE_STANDARD = [(59, "287082"), (1111111109, "081804"), (1234567890, "005924"), (20000000000, "353130")]


@pytest.mark.parametrize(("second", "code"), OF_THE_STANDARD)
def test_codes_are_those_of_the_standard(second, code):
    assert code_in(SECRET, second // PERIOD) == code


@given(moment=st.integers(0, 4_000_000_000), off=st.integers(-600, 600))
def test_a_clock_may_be_half_a_minute_off_and_no_more_than_one_period(moment, off):
    at = datetime.fromtimestamp(moment + 1000, UTC)
    shown_on_phone = code_in(SECRET, (moment + 1000 + off) // PERIOD)

    found = period_shown(SECRET, shown_on_phone, at)

    if abs(off) <= PERIOD:
        assert found is not None
    if found is not None:
        assert abs(found - (moment + 1000) // PERIOD) <= 1
        assert code_in(SECRET, found) == shown_on_phone


@pytest.mark.parametrize(
    "code", ["", "28708", "2870822", "\uff12\uff18\uff17\uff10\uff18\uff12", "\x00", "' or 1=1", "é"]
)
def test_what_is_no_code_is_wrong(code):
    assert period_shown(SECRET, code, datetime.fromtimestamp(59, UTC)) is None


@pytest.mark.django_db
def test_a_code_is_taken_once_and_none_before_it_afterwards(now):
    user = make_user()
    before, code = code_of(user, now - timedelta(seconds=30)), code_of(user, now)

    later = now + timedelta(seconds=30)

    with as_person(user.pk):
        assert accept_code(user, code, now)
        assert accept_code(user, code, now) is None
        assert accept_code(user, before, now) is None
        assert accept_code(user, code_of(user, later), later)


@pytest.mark.django_db
def test_nobody_uses_the_codes_of_another(now):
    user, other = make_user(), make_user("alex@example.org", "Alex Example")
    recovery = recovery_codes_of(other)[0]

    code = code_of(other, now)

    with as_person(user.pk):
        assert accept_code(user, code, now) is None
        assert accept_code(user, recovery, now) is None


@pytest.mark.django_db
def test_a_recovery_code_is_used_up(now):
    user = make_user()
    recovery = recovery_codes_of(user)[3]

    with as_person(user.pk):
        assert accept_code(user, recovery, now)
        assert accept_code(user, recovery, now) is None
        assert recovery_codes_left(user) == 9


@pytest.mark.django_db
def test_keys_are_encrypted_where_they_are_kept():
    user = make_user()
    kept = factor_of(user, "totp").data["secret"]

    assert len(decrypt(kept)) == 32
    assert decrypt(kept) not in str(kept)


@pytest.mark.django_db
def test_taking_a_factor_away_ends_every_session():
    user = make_user()
    before = user.get_session_auth_hash()

    with as_program("tests"):
        take_away(user)

        assert not Authenticator.objects.filter(user=user).exists()
    assert user.get_session_auth_hash() != before


def test_a_changed_secret_key_still_opens_what_the_old_one_closed(settings):
    closed = encrypt("words")
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "n" * 40, [settings.SECRET_KEY]
    assert decrypt(closed) == "words"

    settings.SECRET_KEY_FALLBACKS = []
    with pytest.raises(InvalidToken):
        decrypt(closed)
