"""Waltham Forest's structure of 2019 (seed 001), typed in by hand: four boards under one executive, One Panel."""

import pytest

from goldthread.foundation.agencies.factories import an_agency

from .own_partnership import own_partnership

pytestmark = pytest.mark.journey

EXECUTIVE, PANEL = "Strategic Partnership Executive", "One Panel"
BOARDS = {
    "Safeguarding Children Board": "Children",
    "Safeguarding Adults Board": "Adults",
    "SafetyNet": "Community safety",
    "Health and Wellbeing Board": "Health and wellbeing",
}
SEATS = ("Police", "Health provider", "Health commissioner", "Children’s social care", "Adult social care", "Education")


@pytest.fixture
def forestmere(house):
    with own_partnership("Forestmere", "forestmere", []) as (space, _):
        an_agency(space, "Forestmere Police")
        yield "/p/forestmere"


def test_the_structure_of_2019_is_typed_in_and_stands_as_it_was(visit, forestmere):
    manager = visit("manager")
    executive = a_group(manager, forestmere, EXECUTIVE, "Executive", remit="More than one of these")
    for name, remit in BOARDS.items():
        a_group(manager, forestmere, name, "Board", parent=EXECUTIVE, remit=remit)
    panel = a_group(manager, forestmere, PANEL, "Panel", parent=EXECUTIVE, substitutes=False)
    for post in SEATS:
        a_seat_with_deputy(manager, panel, post)
    the_quorum_needs(manager, panel, "The chair or a co-chair")

    manager.go(f"{forestmere}/groups/")
    for name in (EXECUTIVE, PANEL, *BOARDS):
        assert manager.sees(name)
    manager.go(panel)
    assert manager.page.locator("#table tbody tr").count() == len(SEATS)
    assert manager.sees("The chair or a co-chair")

    # The executive cannot answer to what answers to it.
    manager.go(f"{executive}change/")
    manager.page.get_by_label("Answers to").select_option(label=PANEL)
    manager.press("Save")
    assert manager.sees("A group cannot answer to itself or to a group below it.")


def a_group(manager, base, name, kind, *, parent="", remit="", substitutes=None):
    manager.go(f"{base}/groups/add/")
    manager.page.get_by_label("Name", exact=True).fill(name)
    manager.page.get_by_label("Kind of group").select_option(label=kind)
    if parent:
        manager.page.get_by_label("Answers to").select_option(label=parent)
    if remit:
        manager.page.get_by_label("Whose safety it is for").select_option(label=remit)
    if substitutes is False:
        manager.page.get_by_label("No", exact=True).check()
    manager.press("Add the group")
    assert manager.heading == name
    return manager.page.url.removeprefix(manager.house)


def a_seat_with_deputy(manager, group, post):
    manager.go(f"{group}seats/add/")
    manager.page.get_by_label("Post", exact=False).first.fill(post)
    manager.page.locator("input[name=holder_name]").fill(f"Holder for {post}")
    manager.page.locator("input[name=deputy_name]").fill(f"Deputy for {post}")
    manager.page.get_by_role("button", name="Save").or_(
        manager.page.get_by_role("button", name="Add the seat")
    ).first.click()
    manager.page.wait_for_url(f"**{group}**")


def the_quorum_needs(manager, group, who):
    manager.go(f"{group}quorum/add/")
    manager.page.get_by_label(who).check()
    manager.press("Save")
