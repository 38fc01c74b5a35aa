"""The page that says whether a review is ready, and the forms that lead there."""

import pytest

from goldthread.foundation.agencies.factories import three_partners, visitor
from goldthread.foundation.form_pages.factories import read, send, status
from goldthread.partnership.learning.factories import a_review
from goldthread.partnership.publishing.factories import a_proceeding, an_approval

pytestmark = pytest.mark.django_db
READY = "/p/northborough/reviews/child-q/ready/"
TODAY = {"day": "20", "month": "11", "year": "2025"}


@pytest.fixture
def review(partnership):
    return a_review(partnership)


@pytest.fixture
def partners(partnership):
    return three_partners(partnership)


@pytest.fixture
def coordinator(partnership):
    return visitor("coordinator", partnership)


def on(name):
    return {f"{name}-{part}": value for part, value in TODAY.items()}


def test_the_page_says_in_one_sentence_what_is_missing(coordinator, review, partners):
    an_approval(review, partners[0])

    words = read(coordinator, READY)

    assert (
        "Child Q is not ready to be published. Missing: approval by Northborough ICB and Northborough Police" in words
    )
    assert "how the family was told, or why not" in words


def test_everything_is_recorded_by_its_form(coordinator, review, partners):
    for agency in partners:
        send(coordinator, READY + "approve", agency=agency.pk, by_role="Chief executive", **on("approved_on"))
    send(coordinator, READY + "proceedings/asked", of_whom="Police and coroner", **on("asked_on"))
    send(coordinator, READY + "family", was_told="no", why_not="They asked not to be told")
    send(coordinator, READY + "panel", was_told="yes", how="By e-mail", **on("told_on"))

    words = read(coordinator, READY)
    assert "All 3 safeguarding partners approved the text and the files as they are now." in words
    assert "There are none. Asked on 20 November 2025: Police and coroner" in words
    assert "Why not: They asked not to be told" in words
    assert "On 20 November 2025. How: By e-mail" in words


def test_a_reason_is_asked_where_nobody_was_told(coordinator, review):
    page = send(coordinator, READY + "family", was_told="no", why_not="")

    assert "Enter the reason." in page


def test_proceedings_are_added_changed_and_cleared(coordinator, review):
    send(coordinator, READY + "proceedings/add", kind="inquest", what="Inquest into the death", must_wait="yes")
    assert "Publication must wait" in read(coordinator, READY)

    trial = a_proceeding(review)
    send(coordinator, f"/p/northborough/proceedings/{trial.pk}/clear", how="The trial ended", **on("clear_on"))
    assert "since 20 November 2025: The trial ended" in read(coordinator, READY)


def test_the_page_of_the_review_leads_there(coordinator, review):
    words = read(coordinator, "/p/northborough/reviews/child-q/")

    assert "It is not on the public site." in words
    assert "What must be so before it is published, and what is missing" in words


@pytest.mark.parametrize("role", ["independent_scrutineer", "board_member", "agency_lead", "stranger"])
def test_nobody_else_sees_it(partnership, review, role):
    someone = visitor(role, partnership)

    assert status(someone, READY) in (403, 404)
    assert status(someone, READY + "approve") in (403, 404)


def test_the_page_of_the_review_says_nothing_to_others(partnership, review):
    scrutineer = visitor("independent_scrutineer", partnership)

    assert "Ready to publish?" not in read(scrutineer, "/p/northborough/reviews/child-q/")
