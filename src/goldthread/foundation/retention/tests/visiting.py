"""Somebody at a browser, in the tests of these pages."""

import html
import re

from goldthread.foundation.accounts.factories import DeskClient

HIDDEN = re.compile(r'<input type="hidden" name="(key|version)" value="([^"]*)"')


def read(client: DeskClient, address: str) -> str:
    """The words of a page that opens."""
    response = client.get(address)
    assert response.status_code == 200, address
    main = response.content.decode().split("<main", 1)[1].split("</main>", 1)[0]
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", f"<main{main}")).split())


def status(client: DeskClient, address: str) -> int:
    return client.get(address).status_code


def send(client: DeskClient, address: str, **answers: object) -> str:
    """Fill in a form as its page gives it; gives the page that comes back, or nothing where it was done."""
    page = client.get(address).content.decode()
    response = client.post(address, {**dict(HIDDEN.findall(page)), **answers})
    return "" if response.status_code == 302 else html.unescape(response.content.decode())
