"""Somebody at a browser, in the tests of pages."""

import html
import re

from goldthread.foundation.accounts.factories import DeskClient


def read(client: DeskClient, address: str) -> str:
    """The words of a page that opens, as somebody hears them."""
    response = client.get(address)
    assert response.status_code == 200, address
    return words_of(response.content.decode())


def words_of(page: str) -> str:
    """The words of the main part of a page, without its marks."""
    main = page.split("<main", 1)[1].split("</main>", 1)[0]
    words = " ".join(html.unescape(re.sub(r"<[^>]*>", " ", f"<main{main}")).split())
    return re.sub(r" (?=[.,;])", "", words)


def status(client: DeskClient, address: str) -> int:
    return client.get(address).status_code


def typed_in(client: DeskClient, address: str, **answers: object) -> dict[str, object]:
    """What a form sends: its hidden values as the page gave them, and what somebody typed."""
    return {**hidden_in(client.get(address).content.decode()), **answers}


def send(client: DeskClient, address: str, **answers: object) -> str:
    """Fill in a form as its page gives it, send it, and return where that leads; the page if it leads nowhere."""
    response = client.post(address, typed_in(client, address, **answers))
    return response["Location"] if response.status_code == 302 else response.content.decode()


def hidden_in(page: str) -> dict[str, object]:
    """What the form of a page sends without anybody typing it."""
    return dict(re.findall(r'<input type="hidden" name="(key|version|digest)" value="([^"]*)"', page))
