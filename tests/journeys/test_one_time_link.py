"""An agency answers from a mailbox, without an account: asked, scanned, mistyped, answered, and used once."""

import re
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connections

from goldthread.foundation.messages.models import Message
from goldthread.foundation.spaces.finding import space_called
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

pytestmark = pytest.mark.journey

MAILBOX = "Duty team"
LINK, CODE = "one-time link", "code of a one-time link"
WRONG, SAID = "00000000", "The question is in every record since Monday."


def mail(manager: Any, kind: str, found: str) -> str:
    """What stands in the newest letter of a kind, as whoever gets it finds it, and as the outbox does not show it."""
    with ThreadPoolExecutor(1) as pool:  # a browser's driver holds this thread
        letter = pool.submit(_newest, kind).result()
    (secret,) = re.findall(found, letter.words)
    manager.go(f"/p/northmere/outbox/{letter.pk}/")
    assert manager.sees("What a message says is not shown here")
    assert secret not in manager.page.content()
    return str(secret)


def _newest(kind: str) -> Message:
    try:
        northmere = space_called("northmere")
        assert northmere is not None
        with opened(actor=SYSTEM_ACTOR, reading=[northmere.pk]):
            return Message.objects.filter(kind=kind).latest("pk")
    finally:
        connections.close_all()


def asked(manager: Any, reference: str) -> None:
    """The manager asks whoever owes the action."""
    manager.go("/p/northmere/actions/")
    manager.follow(reference)
    manager.open(manager.page.get_by_role("link", name=re.compile("by a one-time link|another link")).first)
    assert "by a one-time link" in manager.heading
    manager.type("Mailbox", "duty.team@northmere.example")
    manager.type("Whose mailbox is it?", MAILBOX)
    manager.type("Another address for the code", "")
    manager.press("Send the link")
    assert manager.sees("Two messages were written")
    assert manager.sees("Waiting")


@pytest.mark.parametrize(("scripts", "reference"), [(False, "2.1"), (True, "6.1")])
def test_a_mailbox_answers_once_by_a_link_and_a_code(visit, scripts, reference):
    manager = visit("manager")
    asked(manager, reference)
    address = manager.page.url
    path = mail(manager, LINK, r"/a/gt_[-\w]+")
    code = mail(manager, CODE, r"\d{4} \d{4}")

    reader = visit(width=320, scripts=scripts)
    for _ in range(2):
        reader.go(path)
        assert "about an action" in reader.heading
    reader.type("Code", WRONG)
    reader.press("Continue")
    assert reader.sees("That is not the code for this link. You can try 4 more times.")
    reader.type("Code", code)
    reader.press("Continue")
    assert reader.sees("Your report")

    reader.page.get_by_label("Held up").check()
    reader.page.get_by_label("Not now").check()
    reader.press("Send the report")
    assert reader.sees("Enter what holds it up")
    reader.page.get_by_label("Under way").check()
    reader.type("What has been done, or what holds it up?", SAID)
    reader.press("Send the report")
    assert reader.sees("Thank you")
    assert reader.sees(SAID)

    forwarded = visit(width=320, scripts=scripts)
    forwarded.go(path)
    assert forwarded.sees("This link was used on")

    manager.go(address.removeprefix(manager.house))
    assert manager.sees("Answered")
    assert manager.sees(f"through one-time link to {MAILBOX}")
