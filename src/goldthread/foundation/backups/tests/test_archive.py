"""An archive streams through one key into a file, and comes back whole or not at all."""

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.foundation.backups.archive import DATABASE, FILES, MANIFEST, MISSING, Writer
from goldthread.foundation.backups.checking import as_checked, check_archive, members_of, opened_archive
from goldthread.foundation.backups.encrypting import encrypted_into
from goldthread.foundation.backups.keys import make_key, private_keys, public_keys
from goldthread.foundation.backups.making import whole_or_not_at_all
from goldthread.foundation.backups.manifest import Manifest
from goldthread.foundation.backups.refusing import CannotBackUp, CannotRestore
from goldthread.foundation.trail.keys import TrailKey

ABOUT = Manifest("2026-11-23T09:30:00+00:00", "0.1.0", 15, 15, [], {}, 1, 5, {}, [])
HELD = [("files/ab/ab12", b"bytes"), (f"{DATABASE}000001", b"a dump" * 30_000)]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("archives")


@pytest.fixture(scope="module")
def key(folder):
    make_key(folder / "key.txt")
    return private_keys(folder / "key.txt")


@pytest.fixture(scope="module")
def whole(folder, key):
    return written(folder / "whole.age", key, [(MANIFEST, ABOUT), *HELD])


def written(path, key, held, sign=None):
    with path.open("wb") as file, encrypted_into(file, public_keys([str(key[0].to_public())])) as stream:
        writer = Writer(stream)
        for name, data in held:
            if isinstance(data, bytes):
                writer.add(name, data)
            else:
                writer.add_json(name, data.as_data())
        writer.add_json(MISSING, [])
        writer.close(sign)
    return path


def checked(path, key):
    with opened_archive(path) as archive:
        return check_archive(archive, key)


def test_what_goes_in_comes_out(whole, key):
    found = checked(whole, key)

    assert (found.manifest, found.files, found.database_bytes) == (ABOUT, 1, 180_000)
    with opened_archive(whole) as archive, members_of(archive, key) as found:
        assert [one for one in found if one[0].startswith((FILES, DATABASE))] == HELD


@given(where=st.floats(0, 1), data=st.data())
def test_cut_anywhere_or_altered_anywhere_it_is_refused(whole, key, folder, where, data):
    held = whole.read_bytes()
    place = min(int(where * len(held)), len(held) - 1)
    altered = held[:place] + bytes([held[place] ^ data.draw(st.integers(1, 255))]) + held[place + 1 :]
    broken = folder / "broken.age"

    for wrong in (held[:place], altered):
        broken.write_bytes(wrong)
        with pytest.raises(CannotRestore):
            checked(broken, key)


def test_what_is_read_is_what_was_checked_even_if_somebody_writes_over_it_meanwhile(whole, folder, key):
    overwritten = folder / "overwritten.age"
    overwritten.write_bytes(whole.read_bytes())
    with opened_archive(overwritten) as archive:
        found = check_archive(archive, key)
        with members_of(archive, key) as again:
            assert [one for one in as_checked(again, found) if one in HELD] == HELD
        written(overwritten, key, [(MANIFEST, ABOUT), HELD[0], (HELD[1][0], b"another dump" * 15_000)])

        with pytest.raises(CannotRestore, match="changed while it was read"), members_of(archive, key) as again:
            list(as_checked(again, found))


def test_any_one_of_several_keys_opens_it(folder, tmp_path):
    public = [make_key(tmp_path / name) for name in ("one", "two")]
    path = tmp_path / "for-two.age"
    with path.open("wb") as file, encrypted_into(file, public_keys(public)) as stream:
        stream.write(b"held")

    for name in ("one", "two"):
        with pytest.raises(CannotRestore, match="something else than a backup"):
            checked(path, private_keys(tmp_path / name))


def test_a_part_that_was_left_out_is_missed(folder, key):
    lacking = written(folder / "lacking.age", key, [(MANIFEST, ABOUT), HELD[1]])

    with pytest.raises(CannotRestore, match="cut short or was altered"):
        checked(lacking, key)


def test_a_part_that_stands_twice_is_refused_although_one_of_them_is_what_was_signed(folder, key):
    twice = written(folder / "twice.age", key, [(MANIFEST, ABOUT), HELD[0], (HELD[1][0], b"another dump"), HELD[1]])

    with pytest.raises(CannotRestore, match="something else than a backup"):
        checked(twice, key)


@pytest.mark.parametrize("signature", [["no", "signature"], {"key": "x"}, {"key": "x", "signature": "no digits"}])
def test_a_signature_of_another_form_is_refused_with_a_sentence(folder, key, settings, tmp_path, signature):
    settings.TRAIL_KEY_FILE = tmp_path / "trail.pem"
    TrailKey.make(settings.TRAIL_KEY_FILE)
    strange = written(folder / "strange.age", key, [(MANIFEST, ABOUT), *HELD], lambda words: signature)

    with pytest.raises(CannotRestore, match="something else than a backup"):
        checked(strange, key)


def test_who_made_it_shows(folder, key, settings, tmp_path):
    settings.TRAIL_KEY_FILE = tmp_path / "trail.pem"
    ours, theirs = TrailKey.make(settings.TRAIL_KEY_FILE), TrailKey.make(tmp_path / "theirs.pem")
    held = [(MANIFEST, ABOUT), *HELD]

    def signed_by(one):
        return lambda words: {"key": one.name, "signature": one.sign(b"backup|" + words).hex()}

    found = [
        checked(written(folder / "signed.age", key, held, sign), key).signature.by_us
        for sign in (signed_by(ours), signed_by(theirs), None)
    ]
    assert found == [True, False, False]
    settings.TRAIL_KEY_FILE = None
    assert checked(folder / "signed.age", key).signature.by_us is None


def test_the_key_file_is_its_owners_and_is_never_written_over(tmp_path):
    public = make_key(tmp_path / "key.txt")

    assert (tmp_path / "key.txt").stat().st_mode & 0o777 == 0o600
    assert public.startswith("age1")
    assert public in (tmp_path / "key.txt").read_text()
    with pytest.raises(CannotBackUp, match="already"):
        make_key(tmp_path / "key.txt")


@pytest.mark.parametrize("written", ["", "# only a remark", "AGE-SECRET-KEY-1NONSENSE", "\x00\xff"])
def test_what_holds_no_key_is_refused(tmp_path, written):
    (tmp_path / "key.txt").write_text(written)

    with pytest.raises(CannotRestore, match="holds no key"):
        private_keys(tmp_path / "key.txt")


@pytest.mark.parametrize(("keys", "said"), [([], "There is no key"), (["age1nonsense"], "is no public key")])
def test_without_a_public_key_nothing_is_backed_up(keys, said):
    with pytest.raises(CannotBackUp, match=said):
        public_keys(keys)


def test_what_fails_half_way_leaves_nothing(tmp_path):
    def fill(problem):
        with whole_or_not_at_all(tmp_path / "backup.age") as file:
            file.write(b"half")
            raise problem

    with pytest.raises(CannotBackUp, match="No space left"):
        fill(OSError(28, os.strerror(28)))
    with pytest.raises(KeyboardInterrupt):
        fill(KeyboardInterrupt())

    assert list(tmp_path.iterdir()) == []


def test_a_disk_that_fills_up_under_the_archive_is_told(key, tmp_path):
    class Full:
        def write(self, data):
            raise OSError(28, os.strerror(28))

        def flush(self):
            pass

    def fill():
        with encrypted_into(Full(), public_keys([str(key[0].to_public())])) as stream:
            for _ in range(100):
                stream.write(b"x" * 100_000)

    with pytest.raises(CannotBackUp, match=r"could not be written: No space left on device\."):
        fill()
