"""Serving: with the styles of this very program."""

import os
import socket

import pytest
from django.contrib.staticfiles.finders import find

from goldthread.doors.command_line import serving

from .running import run


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


def test_a_port_that_is_taken_is_told_before_the_server_starts():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]

        ran = run("serve", "--port", str(port))

    assert ran.code == 1
    assert ran.complained == f"It cannot listen on 127.0.0.1, port {port}: Address already in use.\n"


@pytest.mark.parametrize("words", [["--port", "99999"], ["--workers", "0"], ["--threads", "0"]])
def test_numbers_that_no_server_takes_are_wrong_use(words):
    assert run("serve", *words).code == 2
