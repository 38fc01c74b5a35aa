"""The pages of an installation, served to a browser that knows nothing but addresses and forms."""

import os
import re
import signal
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import requests

from goldthread.foundation.accounts.demonstration import DEMONSTRATION_CODE, DEMONSTRATION_PASSWORD
from tests.operation.installation import Installation


@contextmanager
def a_server(installation: Installation, port: int = 0) -> Iterator[str]:
    """Serve until the block ends; gives the address."""
    with one_to_kill(installation, port) as (address, _):
        yield address


@contextmanager
def one_to_kill(installation: Installation, port: int = 0) -> Iterator[tuple[str, Callable[[], None]]]:
    """The same; gives also what kills it at once, with all that it is doing."""
    if not port:
        with socket.create_server(("127.0.0.1", 0)) as probe:
            port = probe.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    running = installation.start("serve", "--port", str(port), "--workers", "1", apart=True)
    try:
        _wait_for(address)
        yield address, lambda: os.killpg(running.pid, signal.SIGKILL)
    finally:
        running.terminate()
        running.communicate(timeout=60)


def sign_in(browser: requests.Session, address: str, email: str) -> None:
    """Password and code, as the forms ask for them."""
    _send(browser, f"{address}/sign-in/", login=email, password=DEMONSTRATION_PASSWORD)
    _send(browser, f"{address}/sign-in/code/", code=DEMONSTRATION_CODE)


def hidden_on(page: requests.Response) -> dict[str, str]:
    """What a form carries that nobody typed: the key of this one form, and the version that it was made from."""
    fields = re.findall(r"<input[^>]*type=\"hidden\"[^>]*>", page.text)
    found = ((re.search(r'name="([^"]*)"', one), re.search(r'value="([^"]*)"', one)) for one in fields)
    return {name[1]: value[1] for name, value in found if name and value}


def is_signed_in(browser: requests.Session, address: str) -> bool:
    return browser.get(f"{address}/p/northmere/", allow_redirects=False).status_code == 200


def _send(browser: requests.Session, form: str, **fields: str) -> None:
    page = browser.get(form)
    found = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page.text)
    assert found, f"{form} answers {page.status_code} and has no form"
    answer = browser.post(page.url, {"csrfmiddlewaretoken": found[1], **fields}, headers={"Referer": page.url})
    assert answer.status_code == 200, f"{form} answers {answer.status_code}"


def _wait_for(address: str) -> None:
    until = time.monotonic() + 300
    while time.monotonic() < until:
        try:
            requests.get(f"{address}/live", timeout=5)
            return
        except (requests.ConnectionError, requests.Timeout):
            time.sleep(0.3)
    raise TimeoutError(f"{address} does not answer")
