"""A concern about somebody who works with children: a call, a referral, a meeting, an outcome, feedback and the end."""

import re
from csv import DictReader
from io import StringIO

import pytest
from django.utils import timezone

from goldthread.foundation.access.models import Holding
from goldthread.foundation.accounts.demonstration import make_demonstration_user
from goldthread.foundation.spaces.finding import space_called
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

from .visiting import made_letter

pytestmark = pytest.mark.journey
REGISTER = "/p/northmere/cases/lado/"


def a_contact(officer, about="An adult took a child by the arm."):
    """The officer takes a call, and names nobody."""
    officer.go(REGISTER)
    officer.press("Take a contact")
    officer.page.get_by_role("radio", name="Telephone").check()
    officer.page.get_by_role("radio", name="The police").check()
    officer.type("Post of whoever got in touch", "Sergeant")
    officer.type("Where to write to them", "desk@merefell-police.example")
    officer.page.get_by_label("Kind of employer").select_option("Primary school")
    officer.type("Employer or organisation", "Mere Primary School")
    officer.type("What the concern is", about)
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
    reference = officer.heading
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
    recorded(officer, "Close the case", words="The school tells the child.")

    assert officer.sees(re.compile("Closed on"))
    made_letter(officer, re.compile("^Contact taken$"), "Letter that a contact was received")
    officer.go(case)
    made_letter(officer, re.compile("^Closed$"), "Closing letter")
    officer.go(case)
    assert officer.sees("Letter that a contact was received")
    officer.go(f"{REGISTER}?closed=yes")
    row = officer.page.locator("main tbody tr", has_text=reference)
    assert "Closed" in row.inner_text()
    with officer.page.expect_download() as file:
        officer.page.get_by_role("link", name="CSV").first.click()
    lines = DictReader(StringIO(file.value.path().read_text("utf-8-sig")))
    (line,) = (one for one in lines if reference in one.values())
    assert line["Outcome"] == "Unsubstantiated"


@pytest.fixture
def second_officer(visit):
    """Whoever explained lateness does not acknowledge it, and nobody but an officer reads these cases.

    They leave again: what comes by the public form is led by whoever alone runs the pathway.
    """
    user = make_demonstration_user("second-officer@demo.example", "Wren Dipper")
    space = space_called("northmere")
    assert space is not None
    with opened(actor=SYSTEM_ACTOR, writing=space.pk):
        told = {"space": space, "user": user, "role": "designated_officer"}
        holding = Holding.objects.create(**told, starts_on=timezone.localdate())
    yield visit("second-officer")
    with opened(actor=SYSTEM_ACTOR, writing=space.pk):
        holding.delete()


def test_what_was_late_is_explained_by_one_officer_and_acknowledged_by_another(visit, second_officer):
    """The case of the demonstration was to be reviewed after a month, and was not."""
    officer = visit("officer")
    officer.go(f"{REGISTER}?late=yes")
    officer.open(officer.page.locator("main tbody a").first)
    reference = officer.heading
    officer.follow("Review the open case")
    assert officer.sees("Overdue")
    officer.follow(re.compile("Explain why it is late"))
    officer.page.get_by_role("radio", name="Waiting for another agency").check()
    officer.page.locator("main textarea").first.fill("The police had not read the messages yet.")
    officer.press("Save")
    assert officer.sees("Not acknowledged")
    assert not officer.page.get_by_role("link", name=re.compile("[Aa]cknowledge")).count()
    clock = officer.page.url.removeprefix(officer.house)

    second_officer.go(clock)
    assert not second_officer.sees("The police had not read the messages yet.")
    second_officer.page.get_by_role("radio", name="I supervise or manage this work").check()
    second_officer.type("What you are about to do", "To see why the review is late.")
    second_officer.press("Open it")
    assert second_officer.sees("The police had not read the messages yet.")
    second_officer.follow(re.compile("Acknowledge why it is late"))
    second_officer.press("Acknowledge")
    assert second_officer.sees("Acknowledged by Wren Dipper")

    officer.go(REGISTER)
    with officer.page.expect_download() as file:
        officer.page.get_by_role("link", name="CSV").first.click()
    assert reference in file.value.path().read_text("utf-8-sig")
