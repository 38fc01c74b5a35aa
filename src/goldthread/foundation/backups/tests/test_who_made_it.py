"""A key of the trail vouches for an archive while it is in use, and never once it is known to have leaked."""

from datetime import timedelta

import pytest

from goldthread.foundation.backups.fitness import refuse_a_strangers
from goldthread.foundation.backups.refusing import CannotRestore
from goldthread.foundation.backups.signing import signature_of, signer
from goldthread.foundation.trail.handing_over import UnknownKey, declare_leaked, hand_over
from goldthread.foundation.trail.keys import TrailKey

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "owner"])

DIGESTS = b"each member's digest"


@pytest.fixture
def path(settings, tmp_path):
    settings.TRAIL_KEY_FILE = tmp_path / "trail.pem"
    TrailKey.make(settings.TRAIL_KEY_FILE)
    return settings.TRAIL_KEY_FILE


def said(signature):
    with pytest.raises(CannotRestore) as refused:
        refuse_a_strangers(signature)
    return str(refused.value)


def test_the_key_in_use_vouches(path, now):
    found = signature_of(DIGESTS, signer()(DIGESTS), now)

    assert found.by_us
    refuse_a_strangers(found)


def test_a_key_vouches_for_archives_of_before_it_was_changed_and_for_none_afterwards(path, now):
    by_the_old_one = signer()(DIGESTS)
    hand_over(path, now)
    hand_over(path, now + timedelta(days=30))

    for at, is_ours in ((-timedelta(days=1), True), (timedelta(days=1), False), (timedelta(days=40), False)):
        assert signature_of(DIGESTS, by_the_old_one, now + at).by_us is is_ours
    refused = said(signature_of(DIGESTS, by_the_old_one, now + timedelta(days=1)))
    assert "signed with a key of this trail that was changed on" in refused
    assert "Use an archive that was made after the key was changed." in refused


def test_a_key_that_leaked_vouches_for_nothing_whatever_day_the_archive_names(path, now):
    by_the_old_one = signer()(DIGESTS)
    old, _ = hand_over(path, now)
    declare_leaked(path, old.name, now + timedelta(days=2), None)
    hand_over(path, now + timedelta(days=30))

    found = signature_of(DIGESTS, by_the_old_one, now - timedelta(days=100))

    assert found.by_us is False
    assert "signed with a key of this trail that leaked" in said(found)
    assert signature_of(DIGESTS, signer()(DIGESTS), now + timedelta(days=31)).by_us


def test_only_a_key_that_was_in_use_before_can_be_declared_leaked(path, now):
    old, new = hand_over(path, now)

    for name in (new.name, "0123456789abcdef"):
        with pytest.raises(UnknownKey) as unknown:
            declare_leaked(path, name, now, None)
        assert unknown.value.known == [old.name]


def test_without_the_key_nobody_can_tell_who_made_it(path, settings, now):
    signature = signer()(DIGESTS)
    settings.TRAIL_KEY_FILE = None

    assert signature_of(DIGESTS, signature, now).by_us is None
