"""What the pages say of a review: Child C as it was published, and reviews with little in them."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from goldthread.foundation.agencies.factories import visitor
from goldthread.foundation.form_pages.factories import read
from goldthread.foundation.records.dates import PartialDate
from goldthread.foundation.spaces.models import Space
from goldthread.partnership.learning.factories import a_finding, a_review, an_action, an_outcome
from goldthread.partnership.learning.models import ReviewFigure
from goldthread.partnership.learning.views.review_page import time_in_words, value_in_words
from goldthread.partnership.learning.views.timeline import (
    APPROVAL,
    INCIDENT,
    PUBLICATION,
    START,
    Moment,
    since_in_words,
    span_in_words,
)

from .seeded import load_child_c

pytestmark = pytest.mark.django_db

CHILD_C = "/p/northborough/reviews/child-c/"


@pytest.fixture
def manager(partnership: Space):
    load_child_c(partnership)
    return visitor("partnership_manager", partnership)


def test_the_review_tells_why_it_took_so_long(manager) -> None:
    page = read(manager, CHILD_C)

    assert "From the start of the review to its approval about 15 months" in page
    assert "Reason for the delay: the reviewer had to take account of a criminal trial" in page
    assert "From the incident to the start of the review less than two months" in page
    assert "From its approval to its publication 19 days" in page


def test_each_step_says_how_long_after_the_start_of_the_review_it_came_and_why(manager) -> None:
    page = read(manager, CHILD_C)

    assert "Incident 8 January 2019 Source" in page
    assert "Review commenced February 2019, less than two months after the incident" in page
    assert (
        "Review approved by the safeguarding partners 7 May 2020, about 15 months after the start of the review"
        " Reason for the delay: the reviewer had to take account of a criminal trial"
    ) in page
    assert "26 May 2020, about 15 months after the start of the review, 19 days after its approval" in page
    assert "9 September 2020, about 3 months after its publication" in page
    assert "the step before" not in page


def test_a_reason_for_delay_that_no_step_gives_stands_with_the_lengths(manager, partnership: Space) -> None:
    a_review(partnership, reference="child-d", delay_reason="the parents had to be heard first")

    page = read(manager, "/p/northborough/reviews/child-d/")

    assert page.count("The parents had to be heard first") == 1


@pytest.mark.parametrize(
    ("at", "words"),
    [
        ("2018-12", ""),
        ("2019-02", "less than two months after the incident"),
        ("2019-02-20", "in the same month as the start of the review"),
        ("2020", ""),
        ("2020-05", "about 15 months after the start of the review"),
        ("2020-05-08", "about 15 months after the start of the review, 1 day after its approval"),
        ("2020-06", "less than two months after its publication"),
    ],
)
def test_a_step_is_measured_from_the_last_moment_before_it(at: str, words: str) -> None:
    moments = [
        Moment(INCIDENT, PartialDate(2019, 1, 8)),
        Moment(START, PartialDate(2019, 2)),
        Moment(APPROVAL, PartialDate(2020, 5, 7)),
        Moment(PUBLICATION, PartialDate(2020, 5, 26)),
    ]

    assert since_in_words(moments, PartialDate.parse(at)) == words


def test_the_review_says_what_its_source_says_oddly(manager) -> None:
    page = read(manager, CHILD_C)

    assert "Oddities in the source" in page
    assert "there is no 5.3.7 (5.3, line 66)" in page


def test_figures_are_shown_with_what_was_said_with_them(manager) -> None:
    page = read(manager, CHILD_C)

    assert "64 children almost all within 48 hours May 2020 to September 2020 “64”" in page
    assert "20,000,000 GBP" in page


def test_a_finding_shows_what_was_asked_and_what_follows(manager) -> None:
    page = read(manager, f"{CHILD_C}findings/2/")

    assert "Clarify the role and function of the MOPAC rescue and response service" in page
    assert "5.2.1 Redesign of training" in page
    assert "Reported done, no evidence here Stated finding 3" in page
    assert "In progress Inferred" in page
    assert "Take-up, from end of intervention surveys by CSC" in page
    assert "1: elective home education" in page
    assert "3: multi-agency case discussions" in page


@pytest.mark.parametrize(
    ("number", "words"),
    [(1, "for national government"), (4, "No recommendation, system already amended"), (8, "Recommendation")],
)
def test_a_finding_says_how_it_was_answered(number: int, words: str, manager) -> None:
    assert words in read(manager, f"{CHILD_C}findings/{number}/")


def test_every_box_of_the_picture_is_a_link_with_a_name(manager) -> None:
    page = manager.get(f"{CHILD_C}thread/").content.decode()
    picture = page[page.index('<svg class="gt-thread"') : page.index("</svg>", page.index('<svg class="gt-thread"'))]

    assert picture.count("<a ") == picture.count("aria-label=") == 55
    assert "style=" not in picture
    assert "<script" not in picture


def test_a_box_chosen_is_named_with_the_way_to_its_page(manager) -> None:
    plain = manager.get(f"{CHILD_C}thread/").content.decode()
    through = plain.split("?through=")[1].split("#")[0]

    page = manager.get(f"{CHILD_C}thread/?through={through}").content.decode()

    assert "You are following the thread through" in page
    assert 'gt-thread__node--chosen" href="/p/northborough/reviews/child-c/findings/1/"' in page
    assert manager.get(f"{CHILD_C}thread/?through=nonsense%22%3E").status_code == 200


def test_the_list_leads_up_again(manager) -> None:
    page = read(manager, f"{CHILD_C}thread/")

    assert "Up: finding 1, finding 2 and finding 3" in page


def test_a_review_with_nothing_in_it_still_has_its_pages(partnership: Space) -> None:
    a_review(partnership)
    manager = visitor("partnership_manager", partnership)

    assert "No finding is recorded yet" in read(manager, "/p/northborough/reviews/child-q/")
    assert "It has no loose ends" in read(manager, "/p/northborough/reviews/child-q/thread/")


def test_an_outcome_without_a_test_says_so(partnership: Space) -> None:
    review = a_review(partnership)
    outcome = an_outcome(review, findings=[a_finding(review)])
    manager = visitor("partnership_manager", partnership)

    page = read(manager, f"/p/northborough/outcomes/{outcome.pk}/")

    assert "How it will be tested is not named" in page
    assert "Finding 1. First response" in page


def test_words_that_look_like_marks_are_words(partnership: Space) -> None:
    review = a_review(partnership)
    a_finding(review, subject="<script>alert(1)</script> & ”>")
    manager = visitor("partnership_manager", partnership)

    for page in ("", "thread/", "findings/1/"):
        assert b"<script>alert" not in manager.get(f"/p/northborough/reviews/child-q/{page}").content


@pytest.mark.parametrize("page", ["", "thread/", "findings/1/"])
def test_a_page_asks_the_database_as_often_of_a_small_review_as_of_a_large_one(page: str, partnership: Space) -> None:
    review = a_review(partnership)
    first = a_finding(review, 1)
    an_action(review, "1", findings=[first])
    an_outcome(review, "An audit", findings=[first])
    manager = visitor("partnership_manager", partnership)

    small = statements(manager, f"/p/northborough/reviews/child-q/{page}")
    for number in range(2, 12):
        finding = a_finding(review, number)
        an_action(review, str(number), findings=[first, finding])
        an_outcome(review, "A survey", findings=[finding])
    large = statements(manager, f"/p/northborough/reviews/child-q/{page}")

    assert large == small


def statements(client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def test_the_list_of_reviews_asks_few_questions(manager, django_assert_max_num_queries) -> None:
    manager.get("/p/northborough/reviews/")

    with django_assert_max_num_queries(13):
        manager.get("/p/northborough/reviews/")


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2020-05-07", "2020-05-26", "19 days"),
        ("2020-05-07", "2020-05-08", "1 day"),
        ("2020-05", "2020-05-07", "within one month"),
        ("2020-05-31", "2020-06", "less than two months"),
        ("2019-02", "2020-05-07", "about 15 months"),
        ("2017-01-01", "2019-03-01", "about 2 years and 2 months"),
    ],
)
def test_time_is_told_as_exactly_as_it_is_known(first: str, last: str, words: str) -> None:
    assert span_in_words(PartialDate.parse(first), PartialDate.parse(last)) == words


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        (ReviewFigure(value="20000000", unit="GBP"), "20,000,000 GBP"),
        (ReviewFigure(value="2019-02", unit="date"), "February 2019"),
        (ReviewFigure(value="2020/21", unit="financial year"), "2020/21"),
        (ReviewFigure(value="about half", unit=""), "about half"),
    ],
)
def test_a_figure_is_shown_as_people_write_it(figure: ReviewFigure, words: str) -> None:
    assert value_in_words(figure) == words


def test_a_period_is_told_in_words() -> None:
    assert time_in_words("2020-05 to 2020-09") == "May 2020 to September 2020"
    assert time_in_words("") == ""
