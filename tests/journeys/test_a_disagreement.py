"""Two agencies disagree about what a child needs: raised, taken up, answered late, and settled by the office."""

import re

import pytest

from .visiting import made_letter

pytestmark = pytest.mark.journey
REGISTER = "/p/northmere/cases/professional-disagreement/"


def raised_by(practitioner, child):
    """A practitioner raises it; where it stands."""
    practitioner.go(REGISTER)
    practitioner.press("Raise a disagreement")
    practitioner.page.get_by_role("radio", name="The child may be in danger now").check()
    practitioner.page.get_by_label("Agency that raises it").select_option("Mere Valley Community NHS Trust")
    practitioner.page.get_by_label("Agency that it is with").select_option("Northmere Council")
    practitioner.type("Initials of the child", child)
    practitioner.page.get_by_role("radio", name="Threshold: the level of help or protection").check()
    practitioner.type("What you disagree about", "We think that the child needs a social worker now.")
    practitioner.type("What you ask the other agency to do", "Make an assessment.")
    practitioner.press("Save")
    assert practitioner.sees("Deal with the child’s immediate safety first")
    practitioner.page.get_by_role("radio", name="The child is not in immediate danger").check()
    practitioner.press("Save")
    return practitioner.page.url.removeprefix(practitioner.house)


@pytest.mark.parametrize("scripts", [False, True])
def test_it_goes_from_first_contact_to_close(visit, scripts):
    practitioner, manager = visit("practitioner", scripts=scripts), visit("manager", scripts=scripts)
    case = raised_by(practitioner, "Our number 4712" if scripts else "Our number 4711")
    reference = practitioner.heading

    stranger = visit("member", scripts=scripts)
    stranger.page.goto(stranger.house + case)
    assert not stranger.page.get_by_text(reference).count()

    practitioner.follow("Take it to stage 2: Line managers")
    practitioner.type("Why it was not settled", "We did not agree.")
    practitioner.type("Who takes it up now", "Team manager and named nurse")
    practitioner.press("Save")
    assert practitioner.sees("Met in time")

    lead = visit("lead", scripts=scripts)
    lead.go(case)
    lead.follow("Say what your agency thinks")
    lead.type("What your agency says about this", "We were not asked before.")
    lead.press("Save")
    lead.follow("Commented on")
    assert lead.sees("Only your own agency reads this until it is shared.")
    lead.follow("Share it")
    lead.tell_lawful_basis()
    lead.press("Share")
    practitioner.go(case)
    practitioner.follow("Commented on")
    assert practitioner.sees("We were not asked before.")

    manager.go(case)
    manager.follow("Record how it ended")
    manager.page.get_by_role("radio", name="Another plan was agreed").check()
    manager.type("What was agreed, and what the child gets now", "They visit together this week.")
    manager.type("What the partnership can learn from it", "Talk before a referral is closed.")
    manager.press("Save")
    assert manager.sees(re.compile("Closed on .*: Another plan was agreed."))
    made_letter(manager, re.compile("^Ended$"), "Closing letter")
    manager.go(case)
    assert manager.sees("Closing letter")
    practitioner.go(case)
    made_letter(practitioner, re.compile("^Taken to stage 2$"), "Letter that takes it to the next stage")

    manager.go(f"{REGISTER}?closed=yes")
    with manager.page.expect_download() as file:
        manager.page.get_by_role("link", name="CSV").first.click()
    assert reference in file.value.path().read_text()


def test_what_was_late_is_explained_and_acknowledged(visit):
    manager = visit("manager")
    manager.go(f"{REGISTER}?late=yes")
    manager.open(manager.page.locator("main tbody a").first)
    manager.follow("Settle it at stage 3, or take it up")
    assert manager.sees("Overdue")
    manager.follow(re.compile("[Ee]xplain|Say why"))
    manager.page.get_by_role("radio", name="Waiting for another agency").check()
    manager.page.locator("main textarea").first.fill("The date of the meeting was moved twice.")
    manager.press(re.compile("Save|Explain"))
    assert not manager.page.get_by_role("link", name=re.compile("[Aa]cknowledge")).count()
    coordinator = visit("coordinator")
    coordinator.go(manager.page.url.removeprefix(manager.house))
    coordinator.follow(re.compile("[Aa]cknowledge"))
    coordinator.press(re.compile("Save|Acknowledge"))

    assert coordinator.sees("Acknowledged by Robin Siskin")


@pytest.mark.parametrize("scripts", [False, True])
def test_several_that_nobody_leads_are_given_one_lead_at_once(visit, scripts):
    practitioner, manager = visit("practitioner", scripts=scripts), visit("manager", scripts=scripts)
    references = []
    for child in ("4801", "4802") if scripts else ("4803", "4804"):
        raised_by(practitioner, f"Our number {child}")
        references.append(practitioner.heading)

    manager.go(f"{REGISTER}?lead=none&sort=-opened")
    for reference in references:
        manager.page.get_by_label(f"Choose {reference}").check()
    manager.press("Give those chosen a lead")
    assert manager.heading == "Give cases a lead"
    assert all(manager.page.get_by_label(reference).is_checked() for reference in references)
    manager.press("Give them this lead")
    assert manager.page.get_by_text("There is a problem").is_visible()
    assert all(manager.page.get_by_label(reference).is_checked() for reference in references)
    manager.page.get_by_label("Person who leads them from now on").select_option("Morgan Fieldfare")
    manager.press("Give them this lead")

    assert manager.sees("2 cases were given to Morgan Fieldfare.")
    manager.go(f"{REGISTER}?lead=none")
    assert not any(manager.page.get_by_label(f"Choose {reference}").count() for reference in references)
