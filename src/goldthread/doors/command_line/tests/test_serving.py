"""Serving: only where it can listen, and wrongly used with a sentence."""

import socket

import pytest

from .running import run


def test_a_port_that_is_taken_is_told_before_the_server_starts():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]

        ran = run("serve", "--port", str(port))

    assert ran.code == 1
    assert ran.complained == f"It cannot listen on 127.0.0.1, port {port}: Address already in use.\n"


@pytest.mark.parametrize("words", [["--port", "99999"], ["--workers", "0"], ["--threads", "0"]])
def test_numbers_that_no_server_takes_are_wrong_use(words):
    assert run("serve", *words).code == 2
