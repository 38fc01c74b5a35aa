"""An agency answers from a mailbox, without an account: asked, scanned, mistyped, answered, and used once."""

import re
from typing import Any

import pytest

pytestmark = pytest.mark.journey

MAILBOX = "Duty team"
WRONG, SAID = "00000000", "The question is in every record since Monday."


def mail(manager: Any, subject: str, found: str) -> str:
    """What the newest message with that subject says, as a demonstration's outbox shows it."""
    manager.go("/p/northmere/outbox/")
    manager.follow(subject)
    words = manager.page.locator("main").inner_text()
    return re.findall(found, words)[0]


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
    path = mail(manager, "asks", r"/a/gt_[-\w]+")
    code = mail(manager, "Code for the link", r"\d{4} \d{4}")

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
