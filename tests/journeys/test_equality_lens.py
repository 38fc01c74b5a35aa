"""An agency's lead says who an action reaches and misses; the review counts it and the scrutineer reads it."""

import pytest

pytestmark = pytest.mark.journey

REVIEW = "/p/northmere/reviews/child-q/"


@pytest.mark.parametrize(("width", "scripts", "lens"), [(1200, True, "Race"), (320, False, "Gender")])
def test_a_lead_says_who_an_action_reaches_and_misses(visit, width, scripts, lens):
    lead = visit("lead", width=width, scripts=scripts)
    page, missed = lead.page, f"callers without a telephone, said at {width}"
    lead.go("/p/northmere/actions/?words=one+number")
    lead.follow("1.1")
    lead.open(page.get_by_role("link", name="who it reaches").or_(page.get_by_role("link", name="what is said")).first)
    lead.type(f"{lens}: who does it reach?", "everyone who calls")
    lead.press("Save the answers")
    assert lead.sees("There is a problem")
    group = page.get_by_role("group", name=f"{lens}: does it miss anybody?")
    group.get_by_label("Somebody is missed").check()
    lead.type(f"{lens}: who is missed, and why", missed)
    lead.press("Save the answers")

    assert lead.sees("The answers were saved.")
    assert lead.sees(missed)
    assert lead.sees("Agency safeguarding lead, Northmere Council")


def test_a_scrutineer_reads_from_the_review_who_is_missed(visit):
    scrutineer = visit("scrutineer")
    scrutineer.go(REVIEW)
    assert scrutineer.page.get_by_text("say that somebody is missed").is_visible()

    scrutineer.follow("See who is reached and who is missed")
    assert scrutineer.heading == "Equality lens"
    scrutineer.follow("1.2")
    assert scrutineer.sees("fathers and young men, who rarely come to a desk")
    assert not scrutineer.page.get_by_role("link", name="Change what is said").count()


def test_of_child_c_nobody_has_said_yet(visit):
    manager = visit("manager")
    manager.go("/p/waltham-forest/reviews/child-c/")

    assert manager.sees("0 of 24 actions answered, 0 say that somebody is missed")
