"""A manager sees what is missing before a review is published, puts a name on the list, looks for it and clears it."""

import pytest

from goldthread.foundation.jobs.factories import work_once

pytestmark = pytest.mark.journey

FAMILY_R = "/p/northmere/reviews/family-r/"


@pytest.mark.parametrize(("width", "scripts"), [(1200, True), (320, False)])
def test_a_review_is_made_ready(visit, width, scripts):
    manager, name = visit("manager", width=width, scripts=scripts), f"Neglect{width}"
    manager.go(FAMILY_R)
    manager.follow("What must be so before it is published, and what is missing")
    assert manager.sees("is not ready to be published")
    manager.follow("Record a partner’s approval")
    manager.press("Save")
    assert manager.sees("There is a problem")

    manager.go(FAMILY_R + "ready/")
    manager.follow("Who must not be named, and where they were found")
    manager.follow("Add to the list")
    manager.type("Whose it is", "a sibling")
    manager.page.get_by_label("Date of birth").check()
    manager.type("One on each line", "some day in May")
    manager.press("Add to the list")
    assert manager.sees("enter a whole date")
    manager.page.get_by_label("Name", exact=True).check()
    manager.type("One on each line", f"{name} Noticed")
    manager.press("Add to the list")
    assert manager.sees(f"{name} Noticed")

    manager.follow("Look for names again")
    manager.press("Look for names")
    assert manager.sees("You can leave this page")
    work_once()
    manager.follow("Check again")
    manager.follow("Clear this hit: Review family-r, theme")
    manager.press("Clear the hit")
    assert manager.sees("There is a problem")
    manager.type("Why it may stand", f"An ordinary word, at {width}")
    manager.press("Clear the hit")
    assert manager.sees(f"An ordinary word, at {width}")
