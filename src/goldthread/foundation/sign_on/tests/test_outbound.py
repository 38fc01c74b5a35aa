"""Which addresses the program asks at all."""

import pytest

from goldthread.foundation.sign_on import outbound


@pytest.mark.parametrize(
    "address",
    [
        "http://login.example",
        "http://127.0.0.1.evil.example",
        "https://user@login.example",
        "file:///etc/passwd",
        "https://",
        "https://login.example/a b",
        "https://[bad",
        "https://login.example:port",
    ],
)
def test_an_address_that_is_not_safe_is_never_asked(address):
    assert not outbound.is_safe(address)


def test_plain_http_to_this_machine_is_for_demonstrations_only(settings):
    settings.SIGN_ON_WITHIN_THIS_MACHINE = False

    assert not outbound.is_safe("http://127.0.0.1:9000")
    assert outbound.is_safe("https://login.example")
