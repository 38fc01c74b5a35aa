"""A joint body tells an area of its review; the area answers, and neither reads anything else of the other."""

import re

import pytest

from goldthread.foundation.jobs.factories import work_once

pytestmark = pytest.mark.journey
JOINT, AREA = "/p/merefell-joint/cases/statutory-review/", "/p/northmere/cases/statutory-review/"
NAME = "Northmere Safeguarding Children Partnership"


def chosen(visitor, group, answer):
    visitor.page.get_by_role("group", name=re.compile(group)).get_by_role("radio", name=answer, exact=True).check()


def told(officer, words):
    """From the register of the joint body; gives the address of the case there."""
    officer.go(JOINT)
    officer.follow(re.compile("^REV-"))
    case = officer.page.url.removeprefix(officer.house)
    officer.follow("Tell another area")
    officer.press("Tell them")
    assert officer.sees("There is a problem")
    chosen(officer, "^Area", NAME)
    chosen(officer, "What it has to do", "Takes part in it")
    officer.type("What the area should know", words)
    officer.page.get_by_role("checkbox", name=re.compile("^Refer")).check()
    officer.tell_lawful_basis()
    officer.press("Tell them")
    work_once()
    return case


@pytest.mark.parametrize("scripts", [False, True])
def test_an_area_is_told_reads_what_was_chosen_and_answers(visit, scripts):
    officer, manager = visit("reviews", scripts=scripts), visit("manager", scripts=scripts)
    words = f"Please say who writes what the school knew{' by Friday' if scripts else ''}."
    case = told(officer, words)

    officer.go(AREA)
    officer.follow("From other areas")
    officer.follow(re.compile("^REV-"))
    received = officer.page.url.removeprefix(officer.house)
    assert officer.sees(words)
    assert officer.sees("Agencies of two areas knew the family")
    receipt = re.search("[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}", officer.page.locator("main").inner_text())[0]
    manager.page.goto(manager.house + received)
    assert manager.page.title().startswith("Page not found")

    officer.follow("Answer them")
    chosen(officer, "Your answer", "Accepted")
    officer.type("What you answer", "The head of education writes it.")
    officer.press("Send the answer")
    work_once()
    officer.go(case)
    officer.follow(NAME)
    assert officer.sees("The head of education writes it.")
    assert officer.sees(receipt)

    officer.follow("Take it back")
    officer.type("Why it is taken back", "It says more than they need.")
    officer.press("Take it back")
    work_once()
    officer.go(received)
    assert officer.sees(re.compile("They took it back on"))
    assert not officer.page.get_by_text(words).count()
