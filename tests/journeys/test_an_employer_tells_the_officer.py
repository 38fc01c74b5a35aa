"""An employer tells the designated officer from a telephone without JavaScript, and the officer goes on with it."""

import re

import pytest

pytestmark = pytest.mark.journey
FORM = "/tell/northmere/lado/"
CONTACT = "020 7946 0999, Monday to Friday, 9am to 5pm"


def switched_on(manager):
    """The partnership says that anybody may send it, and how else the officer is reached."""
    manager.go("/p/northmere/cases/")
    manager.follow("Public form: Allegations against people who work with children (LADO)")
    manager.page.get_by_role("radio", name="Yes").check()
    manager.type("How else to reach whoever reads it", CONTACT)
    manager.press("Save")


def day_typed(employer, question, day, month, year):
    group = employer.page.get_by_role("group", name=question)
    for box, number in (("Day", day), ("Month", month), ("Year", year)):
        group.get_by_label(box).fill(number)


def answered(employer, about):
    employer.page.get_by_label("What kind of organisation is it?").select_option("Primary school")
    employer.type("Name of the organisation", "Little Acorns")
    employer.type("Your post", "Headteacher")
    employer.type("Your email address or telephone number at work", "office@acorns.example")
    day_typed(employer, "When did your organisation come to know of it?", "1", "6", "2026")
    employer.type("What is the concern?", about)
    employer.press("Continue")


def test_an_employer_tells_without_an_account_a_name_or_a_script_and_the_officer_takes_it(visit):
    switched_on(visit("manager"))
    employer = visit(width=360, scripts=False)
    employer.go(FORM)
    assert employer.sees("If a child is in danger now, call 999 first.")

    answered(employer, "Robin Example took the child by the arm.")
    assert employer.sees(re.compile("“Robin Example” may be somebody’s name"))
    employer.type("What is the concern?", "The adult took the child by the arm.")
    employer.press("Continue")
    assert employer.heading == "Check your answers"
    assert employer.sees("Little Acorns")
    employer.press("Change an answer")
    employer.type("Your post", "Deputy head")
    employer.press("Continue")
    employer.press("Send")

    assert employer.sees("What happens next")
    assert employer.sees(re.compile("Your reference is LADO-"))
    assert employer.sees(re.compile(CONTACT))
    reference = re.search(r"LADO-\d{4}-\d{4}", employer.page.inner_text("main")).group()

    officer = visit("officer")
    officer.go("/")
    officer.follow(reference)
    assert officer.sees("Sent by the public web form")
    officer.follow("Give advice")
    officer.page.get_by_role("radio", name="It is not clear yet whether it is met").check()
    officer.type("Post of whoever was advised", "Deputy head")
    officer.type("What you advised", "Write down what was seen.")
    officer.press("Save")
    assert officer.sees("Consultation")


def test_every_page_of_the_form_is_for_all(visit):
    """The same at the width of a telephone with scripts, by which each page is held to what every page must be."""
    switched_on(visit("manager"))
    employer = visit(width=360)
    employer.go(FORM)
    answered(employer, "The adult took the child by the arm.")
    employer.press("Send")

    assert employer.sees(re.compile("Your reference is LADO-"))
