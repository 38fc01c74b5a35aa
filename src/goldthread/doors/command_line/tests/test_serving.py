"""Serving: with the styles of this very program."""

import os

import pytest
from django.contrib.staticfiles.finders import find

from goldthread.doors.command_line import serving


@pytest.fixture
def manifest(settings, tmp_path):
    settings.STATIC_ROOT = tmp_path
    return tmp_path / "staticfiles.json"


def test_styles_that_were_never_collected_are_old(manifest):
    assert serving.static_files_are_old()


def test_styles_that_were_collected_are_used(manifest):
    manifest.write_text("{}")

    assert not serving.static_files_are_old()


def test_styles_of_an_earlier_release_are_old(manifest):
    manifest.write_text("{}")
    before = os.stat(find("ui/mark.svg")).st_mtime - 1
    os.utime(manifest, (before, before))

    assert serving.static_files_are_old()
