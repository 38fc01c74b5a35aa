"""A file is there whole or not at all, and belongs to whom it should."""

import os
import stat

import pytest

from goldthread.foundation.disk.whole_files import make_file, make_folder, written_whole


def mode_of(path):
    return stat.S_IMODE(path.stat().st_mode)


def test_it_takes_the_place_of_another_once_it_is_whole(tmp_path):
    path = tmp_path / "settings.env"
    path.write_text("old")

    with written_whole(path) as file:
        file.write(b"new")
        assert path.read_text() == "old"

    assert (path.read_text(), mode_of(path), list(tmp_path.iterdir())) == ("new", 0o600, [path])


@pytest.mark.parametrize("problem", [OSError(28, "No space left on device"), KeyboardInterrupt()])
@pytest.mark.parametrize("by_several", [True, False])
def test_what_fails_half_way_leaves_what_was_there(tmp_path, problem, by_several):
    path = tmp_path / "settings.env"
    path.write_text("old")

    with pytest.raises(type(problem)), written_whole(path, by_several=by_several) as file:
        file.write(b"half")
        raise problem

    assert (path.read_text(), list(tmp_path.iterdir())) == ("old", [path])


def test_what_an_earlier_try_left_behind_is_written_over(tmp_path):
    (tmp_path / "backup.age.unfinished").write_text("half")

    with written_whole(tmp_path / "backup.age") as file:
        file.write(b"whole")

    assert [one.read_text() for one in tmp_path.iterdir()] == ["whole"]


def test_two_who_write_the_same_at_once_do_not_disturb_each_other(tmp_path):
    path = tmp_path / "logo"

    with written_whole(path, by_several=True) as one:
        with written_whole(path, by_several=True) as two:
            two.write(b"whole")
        one.write(b"who")
        assert path.read_text() == "whole"
        one.write(b"le")

    assert (path.read_text(), list(tmp_path.iterdir())) == ("whole", [path])


def test_rights_do_not_depend_on_the_machines_habits(tmp_path):
    before = os.umask(0o077)
    try:
        with written_whole(tmp_path / "published", mode=0o640) as file:
            file.write(b"for the group")
    finally:
        os.umask(before)

    assert mode_of(tmp_path / "published") == 0o640


def test_a_new_file_is_never_written_over_another(tmp_path):
    make_file(tmp_path / "key", b"first")

    with pytest.raises(FileExistsError):
        make_file(tmp_path / "key", b"second")

    assert ((tmp_path / "key").read_text(), mode_of(tmp_path / "key")) == ("first", 0o600)


@pytest.fixture
def synced(monkeypatch):
    """What was put onto the disk, in its order."""
    found = []
    monkeypatch.setattr(os, "fsync", lambda number: found.append(os.fstat(number).st_ino))
    return found


def test_a_new_file_is_on_the_disk_with_its_name(tmp_path, synced):
    make_file(tmp_path / "key", b"first")

    assert synced == [one.stat().st_ino for one in (tmp_path / "key", tmp_path)]


def test_a_new_folder_is_on_the_disk_with_those_it_lies_in(tmp_path, synced):
    make_folder(tmp_path / "files" / "ab", mode=0o700)
    make_folder(tmp_path / "files" / "ab", mode=0o700)

    assert synced == [one.stat().st_ino for one in (tmp_path, tmp_path / "files")]
    assert mode_of(tmp_path / "files" / "ab") == 0o700
