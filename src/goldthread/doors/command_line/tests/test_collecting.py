"""Styles and scripts that are served are those of this very release."""

from pathlib import Path

import pytest
from django.contrib.staticfiles.finders import find

from goldthread.doors.command_line.collecting import collect_static_files, collected_from, found_now


@pytest.fixture
def folder(settings, tmp_path):
    settings.STATIC_ROOT = tmp_path / "static"
    return settings.STATIC_ROOT


def mark_in(folder):
    return (folder / "ui" / "mark.svg").read_bytes()


def test_they_are_collected_where_none_lie(folder):
    collect_static_files()

    assert mark_in(folder) == Path(find("ui/mark.svg")).read_bytes()
    assert collected_from() == found_now()


def test_those_of_another_release_are_replaced_however_new_they_are(folder):
    collect_static_files()
    (folder / "ui" / "mark.svg").write_text("of another release")
    (folder / "collected-from").write_text("another release")

    collect_static_files()

    assert mark_in(folder) == Path(find("ui/mark.svg")).read_bytes()


def test_those_of_this_release_are_left_alone(folder):
    collect_static_files()
    (folder / "ui" / "mark.svg").write_text("as it lies here")

    collect_static_files()

    assert mark_in(folder) == b"as it lies here"


def test_a_collection_that_was_cut_off_is_done_again(folder):
    collect_static_files()
    (folder / "collected-from").unlink()

    assert collected_from() is None
