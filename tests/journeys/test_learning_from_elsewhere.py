"""What others published is entered, adopted into the thread here, and found on it again as learned from elsewhere."""

import pytest

pytestmark = pytest.mark.journey

LIST = "/p/northmere/elsewhere/"


@pytest.mark.parametrize(("width", "scripts"), [(1200, True), (320, False)])
def test_a_coordinator_enters_a_report_and_adopts_what_matters_here(visit, width, scripts):
    coordinator = visit("coordinator", width=width, scripts=scripts)
    page, name = coordinator.page, f"Neglect seen late, read at {width}"
    coordinator.go("/p/northmere/reviews/")
    coordinator.follow("Learning from elsewhere", within=page.get_by_role("main"))
    coordinator.press("Enter a source")
    coordinator.press("Enter the source")
    assert coordinator.sees("There is a problem")
    coordinator.type("Title", name)
    coordinator.type("Who published it", "Westmere Safeguarding Children Partnership")
    page.get_by_label("Review of another board or partnership").check()
    coordinator.press("Enter the source")
    assert coordinator.sees("It was entered. Enter what it found or recommends next.")

    coordinator.follow("Enter a finding")
    coordinator.type("Number", "4.2")
    coordinator.type("What was found", "Missed appointments were counted and not looked into.")
    coordinator.type("Page or paragraph", "21")
    coordinator.press("Enter the finding")
    assert coordinator.sees("1 finding: 0 adopted, 0 not adopted, 1 not decided on.")

    coordinator.follow("Adopt finding 4.2")
    assert coordinator.sees("Missed appointments were counted and not looked into.")
    coordinator.type("Why it matters here", "Our own audit counted them and did no more.")
    coordinator.press("Adopt the finding")

    assert coordinator.sees("The finding was adopted.")
    assert coordinator.sees("Learned from elsewhere:")
    assert coordinator.sees("finding 4.2, page 21")
    coordinator.follow("Add an action")
    coordinator.type("Reference", "1.1")
    page.get_by_label("Action", exact=True).fill("Look into each missed appointment")
    coordinator.press("Add the action")
    coordinator.follow(f"{name}, finding 1")
    assert coordinator.heading == "Missed appointments were counted and not looked into."


def test_a_board_member_reads_on_the_thread_what_was_learned_elsewhere(visit):
    member = visit("member")
    member.go("/p/northmere/reviews/child-q/thread/")

    assert member.page.get_by_text("Learned from elsewhere").count() >= 2

    member.go(LIST)
    member.follow("Child V: a local child safeguarding practice review")
    assert member.sees("3 findings: 1 adopted, 1 not adopted, 1 not decided on.")
    assert member.sees("The out-of-hours service here has had one electronic record since 2021.")
    assert not member.page.get_by_role("link", name="Adopt finding 2").count()


def test_somebody_finds_a_source_by_its_words(visit):
    manager = visit("manager")
    manager.go("/search/")
    manager.type("Search reviews", "inspection front door")
    manager.press("Search")

    manager.follow("Joint inspection of the front door in Northmere")

    assert manager.sees("It is our own front door")
