"""A protocol is written, approved and put in force; an agency signs; a later version shows what changed."""

from datetime import timedelta

import pytest
from django.utils import timezone

from goldthread.foundation.groups.factories import a_group

from .own_partnership import own_partnership

pytestmark = pytest.mark.journey
NAME, SLUG = "Thornmere Safeguarding Children Partnership", "thornmere"
FIRST = "# Who rings whom\nRing the front door within five days.\n# Who writes\nThe health visitor writes it down."
SECOND = FIRST.replace("within five days", "on the same day")


def enter_date(visitor, legend, days=0):
    """Type a day, so many days from today, into its three boxes."""
    day = timezone.localdate() + timedelta(days=days)
    group = visitor.page.get_by_role("group", name=legend)
    for box, number in (("Day", day.day), ("Month", day.month), ("Year", day.year)):
        group.get_by_label(box).fill(str(number))


@pytest.mark.parametrize(("width", "scripts"), [(1200, True), (320, False)])
def test_a_protocol_from_its_first_words_to_what_changed_in_the_second(visit, width, scripts):
    with own_partnership(f"{NAME} {width}", f"{SLUG}-{width}", ()) as (space, _):
        a_group(space, "Executive board", kind="executive")
        manager = visit("manager", width=width, scripts=scripts)
        here = the_first_version_comes_into_force(manager, space)
        lead = visit("lead", width=width, scripts=scripts)
        the_agency_signs_and_says_how_many_have_read_it(lead, here)
        the_second_version_shows_what_changed(manager, here)
        lead.go(here)
        assert lead.sees("1 agency of 1 has not signed version 2")
        lead.go(f"/p/{space.slug}/procedures/")
        assert lead.sees("Bruising protocol")


def the_first_version_comes_into_force(manager, space):
    manager.go(f"/p/{space.slug}/governance/")
    manager.follow("Procedures and agreements")
    manager.press("Add a procedure or agreement")
    manager.page.get_by_label("Kind of document").select_option("Protocol")
    manager.type("What it is called", "Bruising protocol")
    manager.press("Add it")
    here = manager.page.url.removeprefix(manager.house)
    manager.follow("Ask agencies to sign up")
    manager.page.get_by_role("checkbox").first.check()
    manager.press("Save")
    propose(manager, "1", FIRST)
    manager.follow("Record that it was approved")
    approve(manager)
    manager.follow("Put it in force")
    enter_date(manager, "From which day is it in force?", -1)
    manager.press("Put it in force")
    assert manager.sees("Enter that day or a later one.")
    enter_date(manager, "From which day is it in force?")
    manager.press("Put it in force")
    assert manager.sees("It is in force from that day.")
    return here


def propose(manager, label, text):
    manager.follow("Propose a version")
    manager.page.get_by_label("Version", exact=True).fill(label)
    manager.type("Text", text)
    manager.press("Propose it")
    assert manager.sees("The version was proposed.")


def approve(manager):
    manager.page.get_by_label("Which group approved it?").select_option("Executive board")
    enter_date(manager, "On which day?")
    manager.press("Record it")
    assert manager.sees("It was approved.")


def the_agency_signs_and_says_how_many_have_read_it(lead, here):
    lead.go(here)
    lead.follow("Sign up for an agency")
    lead.press("Sign up")
    assert lead.sees("There is a problem")
    lead.type("Post of whoever signs", "Director of children’s services")
    lead.press("Sign up")
    assert lead.sees("All signed")
    lead.follow("Say how many have read it")
    lead.type("How many of its staff have read it by then, in all?", "37")
    lead.press("Save")
    assert lead.sees("37 people have read version 1")
    lead.press("Read the text in force")
    assert lead.sees("Ring the front door within five days.")


def the_second_version_shows_what_changed(manager, here):
    manager.go(here)
    propose(manager, "2", SECOND)
    manager.follow("Say what was behind it")
    manager.page.get_by_label("Guidance, law or anything else that is written").check()
    manager.type("What it is", "Working Together 2023, chapter 3")
    manager.press("Save")
    assert manager.sees("Working Together 2023, chapter 3")
    manager.follow("Record that it was approved")
    approve(manager)
    manager.follow("See what changed since version 1")
    for mark, words in (("del", "[removed: within five days. ]"), ("ins", "[added: on the same day. ]")):
        assert " ".join(manager.page.locator(mark).inner_text().split()) == words
