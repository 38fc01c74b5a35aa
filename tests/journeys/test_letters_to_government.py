"""Government is written to about a finding, answers, and whoever reads the finding sees what came of it."""

import pytest
from django.utils import timezone

pytestmark = pytest.mark.journey

REVIEW = "/p/northmere/reviews/child-q/"


def fill_today(visitor, group):
    today = timezone.localdate()
    for box, number in (("Day", today.day), ("Month", today.month), ("Year", today.year)):
        visitor.page.get_by_role("group", name=group).get_by_label(box).fill(str(number))


@pytest.mark.parametrize(("width", "scripts"), [(1200, True), (320, False)])
def test_a_manager_writes_to_a_department_and_records_its_reply(visit, width, scripts):
    manager = visit("manager", width=width, scripts=scripts)
    page, body = manager.page, f"Department of Made Up Affairs, {width}"
    manager.go(f"{REVIEW}findings/4/")
    manager.follow("Record a letter to government")
    page.get_by_label("Another", exact=True).check()
    manager.type("Name of the department or body", body)
    manager.press("Record the letter")
    assert manager.sees("Not yet written")

    manager.follow("Change the letter, or say that it was written")
    fill_today(manager, "Date of the letter")
    manager.press("Save")
    assert manager.sees("Written, waiting 0 days")

    manager.follow("Record a reply")
    manager.press("Record the reply")
    assert manager.sees("There is a problem")
    fill_today(manager, "Date of the reply")
    page.get_by_label("Not accepted").check()
    manager.type("What it says", "There are no plans to change the guidance.")
    manager.press("Record the reply")
    assert manager.sees("Replied: not accepted")

    manager.follow("Finding 4:")
    assert manager.sees("There are no plans to change the guidance.")


def test_a_scrutineer_sees_who_has_not_answered_and_what_is_not_known(visit):
    scrutineer = visit("scrutineer")
    scrutineer.go("/p/northmere/reviews/")
    scrutineer.follow("Letters to government", within=scrutineer.page.get_by_role("main"))
    assert scrutineer.page.get_by_text("Overdue by").first.is_visible()

    scrutineer.go("/p/waltham-forest/letters/")
    assert scrutineer.sees("Waiting, since when is not known here")
    scrutineer.follow("Department for Education")
    assert scrutineer.sees("Not known here: the source does not print it")
    assert not scrutineer.page.get_by_role("link", name="Record a reply").count()
