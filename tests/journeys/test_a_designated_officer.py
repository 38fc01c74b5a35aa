"""A concern about somebody who works with children: a call, a referral, a meeting, an outcome, feedback and the end."""

import re

import pytest

from .visiting import made_letter

pytestmark = pytest.mark.journey
REGISTER = "/p/northmere/cases/lado/"


def a_contact(officer):
    """The officer takes a call, and names nobody."""
    officer.go(REGISTER)
    officer.press("Take a contact")
    officer.page.get_by_role("radio", name="Telephone").check()
    officer.page.get_by_role("radio", name="The police").check()
    officer.type("Post of whoever got in touch", "Sergeant")
    officer.type("Where to write to them", "desk@merefell-police.example")
    officer.page.get_by_label("Kind of employer").select_option("Primary school")
    officer.type("Employer or organisation", "Mere Primary School")
    officer.type("What the concern is", "An adult took a child by the arm.")
    officer.press("Save")
    return officer.page.url.removeprefix(officer.house)


def accepted(officer):
    officer.follow("Accept it as a referral")
    officer.page.get_by_role("checkbox").first.check()
    officer.type("Name of the adult", "Robin Example")
    officer.type("Their role", "Teaching assistant")
    officer.page.get_by_label("Kind of employer").select_option("Primary school")
    officer.type("Employer or organisation", "Mere Primary School")
    officer.type("Which child or children", "A. B.")
    for answer in ("Physical abuse", "At work", "Tier 3"):
        officer.page.get_by_role("radio", name=answer).check()
    officer.type("Why the threshold is met", "A child was bruised.")
    officer.press("Save")


def recorded(officer, step, radio="", **typed):
    """One step: what is chosen, and what is typed into the boxes of these names."""
    officer.follow(step)
    if radio:
        officer.page.get_by_role("radio", name=radio, exact=True).check()
    for name, words in typed.items():
        officer.page.locator(f"[name={name}]").fill(words)
    officer.press("Save")


def test_a_case_goes_from_first_contact_to_close_and_nobody_else_sees_it(visit):
    officer, manager = visit("officer"), visit("manager")
    case = a_contact(officer)
    accepted(officer)
    recorded(
        officer,
        "Record the initial evaluation",
        "It has to be investigated first",
        with_whom="Headteacher, police sergeant",
        reasons="The child has not been asked.",
    )
    recorded(
        officer,
        "Record an allegations management meeting",
        present="Headteacher, police sergeant",
        shared="What is known.",
        decided="The police speak with the child first.",
    )
    assert officer.sees("Met in time")

    manager.page.goto(manager.house + case)
    assert manager.page.title().startswith("Page not found")
    manager.page.goto(manager.house + REGISTER)
    assert manager.page.title().startswith("Page not found")

    recorded(
        officer,
        "Agree the outcome",
        "Unsubstantiated",
        agreed_by="Designated officer and police sergeant",
        reasons="Nobody saw it.",
    )
    officer.go(case)
    recorded(officer, "Close the case")

    assert officer.sees(re.compile("Closed on"))
    made_letter(officer, re.compile("^Contact taken$"), "Letter that a contact was received")
    officer.go(case)
    made_letter(officer, re.compile("^Closed$"), "Closing letter")
    officer.go(case)
    assert officer.sees("Letter that a contact was received")
    officer.go(f"{REGISTER}?closed=yes")
    assert officer.sees("Unsubstantiated") or officer.sees("Closed")
