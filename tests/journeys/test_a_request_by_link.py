"""An officer asks two agencies; one of them answers by a link, on a telephone, without an account."""

import re

import pytest

from .test_a_designated_officer import a_contact
from .test_one_time_link import CODE, LINK, mail

pytestmark = pytest.mark.journey
MAILBOX, CHILD, SAID = "Duty team", "A. B., born 2 March 2018", "He was moved to another ward in May."
POLICE, COUNCIL = "Merefell Police", "Northmere Council"


def asked(officer):
    """Two agencies are asked about a contact, and one of them gets a link."""
    a_contact(officer, about="An adult pushed a child.")
    officer.follow("Ask agencies")
    for agency in (POLICE, COUNCIL):
        officer.page.get_by_role("checkbox", name=agency).check()
    officer.type("Whom it is about", CHILD)
    officer.type("What do you ask?", "What do you know of the adult?")
    officer.type("Why is it needed?", "To decide whether the threshold is met.")
    officer.tell_lawful_basis()
    officer.press("Ask them")
    assert officer.sees(re.compile("Information request LADO-"))
    officer.follow(f"Send {COUNCIL} a one-time link")
    officer.type("Mailbox", "duty.team@northmere.example")
    officer.type("Whose mailbox is it?", MAILBOX)
    officer.type("Another address for the code", "")
    officer.press("Send the link")
    assert officer.sees("Two messages were written")
    assert officer.sees("Not yet")
    return officer.page.url.removeprefix(officer.house)


def test_one_of_two_agencies_answers_from_a_telephone_without_an_account(visit):
    officer = visit("officer")
    request = asked(officer)
    manager = visit("manager")
    path = mail(manager, LINK, r"/a/gt_[-\w]+")
    assert not manager.sees(CHILD)
    code = mail(manager, CODE, r"\d{4} \d{4}")

    reader = visit(width=360)
    reader.go(path)
    assert "for information" in reader.heading
    assert not reader.page.get_by_text(CHILD).count()
    reader.type("Code", "00000000")
    reader.press("Continue")
    assert reader.sees("That is not the code for this link. You can try 4 more times.")
    reader.type("Code", code)
    reader.press("Continue")
    assert reader.sees(CHILD)
    assert reader.sees("What do you know of the adult?")
    assert not reader.page.get_by_text("An adult pushed a child.").count()
    assert not reader.page.get_by_text(POLICE).count()

    reader.page.get_by_label("We know something").check()
    reader.page.get_by_label("It is especially sensitive").check()
    reader.press("Send the reply")
    assert reader.sees("Write what you know.")
    reader.type("What you know, or why you cannot share it", SAID)
    reader.press("Send the reply")
    assert reader.sees("Thank you")
    assert reader.sees(SAID)
    forwarded = visit(width=360)
    forwarded.go(path)
    assert forwarded.sees("This link was used on")

    officer.go(request)
    assert officer.sees(SAID)
    assert officer.sees("Answered")
    assert officer.sees(f"through one-time link to {MAILBOX}")
    assert officer.page.locator(".gt-status", has_text="Waiting").count() == 1
