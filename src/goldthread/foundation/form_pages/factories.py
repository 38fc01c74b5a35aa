"""Somebody at a browser, in tests: the words of a page, and what a form of it sends."""

import html
import re
from datetime import date
from typing import Any

from goldthread.foundation.accounts.factories import DeskClient

HIDDEN = re.compile(r'<input type="hidden" name="(key|version|digest)" value="([^"]*)"')


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


def typed_in(client: DeskClient, address: str, /, **answers: object) -> dict[str, object]:
    """What a form at an address sends: its hidden values as the page gave them, and what somebody typed."""
    return typed(client.get(address), **answers)


def typed(page: Any, /, **answers: object) -> dict[str, object]:
    """The same of a form that is open."""
    return {**hidden_in(page.content.decode()), **answers}


def day_typed(name: str, day: date) -> dict[str, int]:
    """What is sent where a day is asked for."""
    return {f"{name}-{part}": getattr(day, part) for part in ("day", "month", "year")}


def send(client: DeskClient, address: str, /, **answers: object) -> str:
    """Fill in a form as its page gives it, send it, and return where that leads; the page if it leads nowhere."""
    response = client.post(address, typed_in(client, address, **answers))
    return response["Location"] if response.status_code == 302 else response.content.decode()


def hidden_in(page: str) -> dict[str, object]:
    """What the form of a page sends without anybody typing it."""
    return dict(HIDDEN.findall(page))
