"""The scrutineer draws a sample, gives a view and challenges; the manager answers; the scrutineer settles."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

pytestmark = pytest.mark.journey

SCRUTINY = "/p/northmere/scrutiny/"


def enter_date(visitor, legend, days):
    """Type a day, so many days from today, into its three boxes."""
    day = timezone.localdate() + timedelta(days=days)
    group = visitor.page.get_by_role("group", name=legend)
    for box, number in (("Day", day.day), ("Month", day.month), ("Year", day.year)):
        group.get_by_label(box).fill(str(number))


@pytest.mark.parametrize(("width", "scripts"), [(1200, True), (320, False)])
def test_a_draw_a_view_a_challenge_an_answer_and_that_it_is_settled(visit, width, scripts):
    scrutineer = visit("scrutineer", width=width, scripts=scripts)
    purpose, question = f"A look at {width}", f"Who has read the letter, asked at {width}?"
    scrutineer.go(SCRUTINY)
    scrutineer.press("Draw a sample")
    scrutineer.type("What the sample is for", purpose)
    scrutineer.type("How many actions to draw", "99")
    scrutineer.press("Draw the sample")
    assert scrutineer.sees("Draw that many or fewer.")

    scrutineer.type("How many actions to draw", "2")
    scrutineer.press("Draw the sample")
    assert scrutineer.sees("The sample was drawn.")
    assert scrutineer.sees(purpose)
    assert scrutineer.sees("the sample is the same")

    scrutineer.open(scrutineer.page.get_by_role("link", name=re.compile("^Give (your|a newer) view")).first)
    scrutineer.type("What you looked at", "What they sent to schools")
    scrutineer.page.get_by_label("There is not enough to say").check()
    scrutineer.type("Your view, in your own words", f"They could not tell me, at {width}.")
    scrutineer.press("Give the view")
    assert scrutineer.sees(f"They could not tell me, at {width}.")

    scrutineer.open(scrutineer.page.get_by_role("link", name=re.compile("^Challenge ")).first)
    scrutineer.type("What you ask", question)
    scrutineer.type("Why you ask it", "The register does not say.")
    scrutineer.page.get_by_label("Who is to answer").select_option("The board")
    enter_date(scrutineer, "By when you ask for an answer", -1)
    scrutineer.press("Raise the challenge")
    assert scrutineer.sees("There is a problem")
    enter_date(scrutineer, "By when you ask for an answer", 1)
    scrutineer.press("Raise the challenge")
    assert scrutineer.sees("Waiting for an answer")
    address = scrutineer.page.url.removeprefix(scrutineer.house)

    the_manager_answers(visit("manager", width=width, scripts=scripts), question)
    the_scrutineer_settles(scrutineer, question)

    member = visit("member", width=width, scripts=scripts)
    member.go(address)
    assert member.sees("Settled")
    assert member.sees("We asked each school.")


def the_manager_answers(manager, question):
    manager.go("/")
    assert manager.sees("Challenges to answer")
    manager.follow(question)
    assert not manager.page.get_by_role("link", name="End it as not settled").count()
    manager.press("Answer the challenge")
    manager.press("Send the answer")
    assert manager.sees("There is a problem")
    manager.type("Your answer", "We asked each school.")
    manager.press("Send the answer")
    assert manager.sees("We asked each school.")


def the_scrutineer_settles(scrutineer, question):
    scrutineer.go("/")
    assert scrutineer.sees("Answers to read")
    scrutineer.follow(question)
    scrutineer.press("Say whether the answer satisfies you")
    scrutineer.page.get_by_label("Yes, it is settled").check()
    scrutineer.type("What you say of the answer", "They did.")
    scrutineer.press("Save")
    assert scrutineer.sees("Settled")


def test_what_the_scrutineer_says_stands_apart_on_the_pages_of_the_thread(visit):
    lead = visit("lead", width=320)
    lead.go("/")
    assert lead.sees("Challenges to answer")
    lead.go(f"{SCRUTINY}challenges/?state=late")

    member = visit("member")
    member.go(SCRUTINY)
    member.follow("Draw 1")
    member.open(member.page.locator("h3 a").first)
    assert member.page.get_by_role("heading", name="What the independent scrutineer says").is_visible()
    assert member.page.get_by_role("figure").first.is_visible()
    assert not member.page.get_by_role("link", name="Challenge this action").count()
    member.go("/p/northmere/reviews/child-q/findings/2/")
    assert not member.page.get_by_role("link", name="Challenge this finding").count()
    member.go(f"{SCRUTINY}challenges/")
    member.follow("Challenge 2")
    assert member.sees("Independent scrutineer")
    assert not member.page.get_by_role("button", name="Answer the challenge").count()


def test_every_page_of_scrutiny_fits_a_telephone(visit):
    scrutineer = visit("scrutineer", width=320)
    for path in ("", "draws/new", "challenges/", "challenges/raise"):
        scrutineer.go(SCRUTINY + path)
    scrutineer.go(SCRUTINY)
    scrutineer.follow("Draw 1")
    scrutineer.page.locator("summary").last.click()
    scrutineer.look()
    scrutineer.open(scrutineer.page.get_by_role("link", name=re.compile("^Give ")).first)
    scrutineer.go(f"{SCRUTINY}challenges/?to=board&state=answered")
    scrutineer.follow("Challenge 2")
    scrutineer.press("Say whether the answer satisfies you")
    assert scrutineer.heading == "Say whether the answer satisfies you"
