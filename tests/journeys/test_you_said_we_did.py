"""A practitioner raises a gap, the board challenges an agency, and the practitioner reads what came of it."""

from datetime import timedelta

import pytest
from django.utils import timezone

pytestmark = pytest.mark.journey

MATTERS = "/p/northmere/matters/"


def enter_date(visitor, legend, days):
    """Type a day, so many days from today, into its three boxes."""
    day = timezone.localdate() + timedelta(days=days)
    group = visitor.page.get_by_role("group", name=legend)
    for box, number in (("Day", day.day), ("Month", day.month), ("Year", day.year)):
        group.get_by_label(box).fill(str(number))


@pytest.mark.parametrize(("width", "scripts"), [(1200, True), (320, False)])
def test_a_gap_is_raised_on_a_telephone_and_comes_back_to_whoever_raised_it(visit, width, scripts):
    subject = f"Nobody sees children at night, seen at {width}"
    practitioner = visit("practitioner", width=320, scripts=scripts)
    page = the_practitioner_raises(practitioner, subject)

    manager = visit("manager", width=width, scripts=scripts)
    manager.go("/")
    assert manager.sees("Matters to reply to")
    manager.go(f"{MATTERS}?kind=gap&state=not_ended")
    assert manager.sees(subject)
    challenge = the_board_challenges(manager, width)
    the_lead_replies(visit("lead", width=width, scripts=scripts), challenge)
    the_challenge_ends(manager, challenge)
    what_came_of_the_gap(manager, page)

    practitioner.go(MATTERS)
    practitioner.open(practitioner.page.get_by_role("link", name="Gap in service").first)
    assert practitioner.heading == subject
    assert practitioner.sees("A nurse is on duty each night.")
    assert not practitioner.page.get_by_role("link", name="Say what came of it").count()


def the_practitioner_raises(practitioner, subject):
    """In a minute: what it is, and a sentence or two. What reads like a name is told, and taken out."""
    practitioner.go(MATTERS)
    practitioner.press("Raise something")
    practitioner.follow("Gap in service")
    practitioner.type("What it is, in a line", subject)
    practitioner.type("What you see", "A boy called Corin waited until the morning.")
    practitioner.press("Send")
    assert practitioner.sees("There is a problem")
    practitioner.type("What you see", "Children wait until the morning.")
    practitioner.press("Send")
    assert practitioner.sees("It was raised and has a number.")
    assert practitioner.sees("owes a reply by")
    return practitioner.page.url.removeprefix(practitioner.house)


def the_board_challenges(manager, width):
    manager.go(f"{MATTERS}raise/challenge")
    manager.type("What it is, in a line", f"Who is on duty at night, asked at {width}?")
    manager.type("What you see", "A practitioner told us that nobody is.")
    manager.page.get_by_label("Who is to reply").select_option("Northmere Council")
    manager.press("Send")
    assert manager.sees("owes a reply by")
    return manager.page.url.removeprefix(manager.house)


def the_lead_replies(lead, challenge):
    lead.go("/")
    assert lead.sees("Matters to reply to")
    lead.go(challenge)
    lead.press("Reply")
    lead.press("Send the reply")
    assert lead.sees("There is a problem")
    lead.page.get_by_label("It is accepted").check()
    lead.type("The reply", "Nobody was. From Monday a nurse is.")
    lead.press("Send the reply")
    assert lead.sees("From Monday a nurse is.")
    assert not lead.page.get_by_role("button", name="Reply").count()


def the_challenge_ends(manager, challenge):
    manager.go(challenge)
    manager.follow("Say what came of it")
    manager.page.get_by_label("They changed what they do").check()
    manager.type("What was done", "A nurse is on duty.")
    manager.press("End the matter")
    assert manager.sees("Resolved")
    manager.go(f"{challenge}reply")
    assert manager.sees("This matter has ended.")


def what_came_of_the_gap(manager, page):
    manager.go(page)
    manager.follow("Say what came of it")
    manager.page.get_by_label("Filled", exact=True).check()
    manager.type("What was done", "A nurse is on duty each night.")
    manager.press("End the matter")
    assert manager.sees("What came of it")


def test_a_risk_is_raised_scored_and_seen_on_the_heat_map(visit):
    manager = visit("manager", width=320)
    manager.go("/p/northmere/risks/raise")
    manager.page.get_by_label("On whose register").select_option(index=0)
    for label, words in (
        ("The risk, in a line", "Nobody is on duty at night"),
        ("Cause", "A post is vacant."),
        ("Event", "Calls are not answered."),
        ("Effect", "Children wait until the morning."),
        ("Why it is scored so", "It was so twice this month."),
        ("Accepted up to", "6"),
    ):
        manager.type(label, words)
    likely = manager.page.get_by_role("group", name="How likely it is now")
    likely.get_by_label("4 – Likely").check()
    manager.page.get_by_role("group", name="How grave it would be").get_by_label("4 – Major").check()
    enter_date(manager, "Day of the next review", 30)
    manager.press("Put it on the register")
    assert manager.sees("It is above what is accepted.")
    assert manager.page.get_by_role("img", name="Line chart of scores").is_visible()
    manager.press("Score it")
    likely = manager.page.get_by_role("group", name="How likely")
    likely.get_by_label("1 – Rare").check()
    manager.type("Why it is scored so", "The post is filled.")
    enter_date(manager, "Day of the next review", 60)
    manager.press("Keep the score")
    assert manager.sees("It is within what is accepted.")
    manager.go("/p/northmere/risks/heat-map")
    manager.go("/p/northmere/risks/?above=yes")
    assert not manager.page.get_by_role("link", name="Nobody is on duty at night").count()


def test_every_page_of_matters_and_risks_fits_a_telephone(visit):
    manager = visit("manager", width=320)
    for path in (
        "matters/",
        "matters/measures",
        "matters/days-to-reply",
        "matters/raise",
        "matters/raise/disagreement",
    ):
        manager.go(f"/p/northmere/{path}")
    manager.go("/p/northmere/matters/?state=escalated")
    manager.open(manager.page.get_by_role("link", name="Challenge to a partner").first)
    for link in ("Take it further", "Raise an action"):
        if manager.page.get_by_role("link", name=link).count():
            manager.follow(link)
            manager.page.go_back()
    for path in ("risks/", "elsewhere/our-work", "elsewhere/our-work/enter"):
        manager.go(f"/p/northmere/{path}")
    manager.go("/p/northmere/elsewhere/our-work")
    manager.follow("Independent scrutiny of the arrangements")
    assert manager.sees("What the board says to it")
    manager.follow("Record the board’s response")
