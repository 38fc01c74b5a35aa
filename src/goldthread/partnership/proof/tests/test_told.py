"""What is known is told wherever the thread is: picture, list, plain data, and the page of the review."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from goldthread.foundation.access.standing import Standing
from goldthread.foundation.agencies.factories import visitor
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.learning.commands import add_recommendation
from goldthread.partnership.learning.factories import (
    a_finding,
    a_published_review,
    an_action,
    an_outcome,
)
from goldthread.partnership.learning.models import Finding
from goldthread.partnership.learning.picture.drawing import Picture, drawn
from goldthread.partnership.learning.thread import Thread, thread_of
from goldthread.partnership.learning.thread_json import thread_as_data
from goldthread.partnership.proof.commands import withdraw_practice_test
from goldthread.partnership.proof.factories import LATER, TESTS, a_result, a_test
from goldthread.partnership.proof.proof_json import proof_as_data

pytestmark = pytest.mark.django_db
TODAY = LATER.date()
EVERYTHING = Standing(is_system=True)


@pytest.fixture
def review(partnership):
    return a_published_review(partnership)


@pytest.fixture
def finding(review):
    return a_finding(review)


@pytest.fixture
def outcome(review, finding):
    return an_outcome(review, findings=[finding])


def thread(review, on: date = TODAY) -> Thread:
    with opened(actor=SYSTEM_ACTOR, reading=[review.space_id]):
        return thread_of(review, EVERYTHING, on)


def said(picture: Picture, key: str) -> list[tuple[str, str]]:
    """What a box says with a mark beside it."""
    (box,) = [box for box in picture.boxes if box.key == key]
    return [(saying.text, saying.mark) for saying in box.card.sayings if saying.mark.startswith("square")]


def test_each_state_has_a_mark_of_its_own_in_the_picture(review, finding):
    for value, known_on in ((None, None), (85, date(2026, 9, 1)), (10, date(2026, 9, 1)), (85, date(2026, 3, 3))):
        test = a_test(an_outcome(review, findings=[finding]), counts_for_months=6)
        if known_on:
            a_result(test, value, known_on)
    picture = drawn(thread(review))

    assert {mark for _, mark in (said(picture, box.key)[0] for box in picture.boxes if box.node.kind == "outcome")} == {
        "square",
        "square-tick",
        "square-cross",
        "square-slash",
    }
    assert sorted(picture.told) == sorted(
        [
            ("square", "unproven"),
            ("square-tick", "proven"),
            ("square-cross", "disproven"),
            ("square-slash", "expired"),
        ]
    )


def test_a_recommendation_carries_its_state_and_a_finding_only_where_its_words_are_not_recorded(
    review, finding, outcome
):
    a_result(a_test(outcome))
    second = a_finding(review, 2)
    recommendation = add_recommendation(finding=second, words="Ask who lives there", by=TESTS, at=LATER)
    picture = drawn(thread(review))

    assert said(picture, f"finding-{finding.pk}") == [("Proven", "square-tick")]
    assert said(picture, f"recommendation-{recommendation.pk}") == [("Unproven", "square")]
    assert said(picture, f"finding-{second.pk}") == []


def test_a_test_that_is_set_hangs_on_its_outcome_which_is_then_no_loose_end(review, outcome):
    assert "outcome_without_test" in {end.kind for end in thread(review).loose_ends}
    test = a_test(outcome)
    a_result(test)

    whole = thread(review)

    (node,) = whole.below(f"outcome-{outcome.pk}")
    assert (node.kind, node.title, node.state) == ("test", "Dip sample: 20 records drawn at random", "proven")
    assert node.detail == "Pass mark: At least 80 % of records"
    assert "outcome_without_test" not in {end.kind for end in whole.loose_ends}

    withdraw_practice_test(test=test, why="not held", by=TESTS, at=LATER)

    assert thread(review).below(f"outcome-{outcome.pk}") == []
    assert "outcome_without_test" in {end.kind for end in thread(review).loose_ends}


def test_the_thread_and_the_proof_say_the_same_as_plain_data(review, outcome):
    a_result(a_test(outcome), 10)
    a_finding(review, 2, response_type=Finding.ResponseType.NO_RECOMMENDATION)

    data = thread_as_data(review.reference, TODAY)
    (recommendation,) = proof_as_data(review.reference, TODAY)["recommendations"]

    assert data["outcomes"][0]["proof"] == {"state": "disproven", "why": "A test of practice was failed."}
    told = {"state": recommendation["state"], "why": recommendation["why"]}
    assert [one.get("proof") for one in data["findings"]] == [told, None]
    assert recommendation["outcomes"][0]["tests"][0]["results"][0]["evidence"][0]["title"] == "Audit report"


def test_the_proof_as_plain_data_tells_of_what_a_withdrawn_test_found(review, outcome):
    test = a_test(outcome)
    for _ in range(3):
        a_result(test, 10)
    withdraw_practice_test(test=test, why="we did not like it", by=TESTS, at=LATER)
    a_result(a_test(outcome))

    (recommendation,) = proof_as_data(review.reference, TODAY)["recommendations"]

    assert (recommendation["tests_set"], recommendation["results"]) == (1, 1)
    assert recommendation["tests_withdrawn_with_results"] == 1
    assert recommendation["results_of_withdrawn_tests"] == 3
    assert "A test with 3 results was withdrawn" in recommendation["why"]
    (withdrawn,) = [one for one in recommendation["outcomes"][0]["tests"] if one["withdrawn_on"]]
    assert (withdrawn["withdrawn_why"], withdrawn["state"]) == ("we did not like it", "disproven")


def test_the_thread_and_the_review_say_in_words_what_is_known(review, finding, outcome, partnership):
    an_action(review, findings=[finding], details={"status": "complete_pending_evidence"})
    a_result(a_test(outcome), 10)
    manager = visitor("partnership_manager", partnership)
    here = f"/p/northborough/reviews/{review.reference}/"

    page = " ".join(manager.get(here).text.split())
    whole = manager.get(f"{here}thread/").text

    assert "1 outcome statement: 1 disproven. 1 test set, 1 result." in page
    assert "1 of 1" in page
    assert whole.count("Disproven") >= 4
    assert "A test of practice was failed." in whole


def test_on_the_page_of_a_review_actions_are_counted_only_for_those_who_see_the_plan(review, finding, partnership):
    an_action(review, findings=[finding])

    shown = {
        role: "Actions done" in visitor(role, partnership).get(f"/p/northborough/reviews/{review.reference}/").text
        for role in ("partnership_manager", "independent_scrutineer", "agency_lead")
    }

    assert shown == {"partnership_manager": True, "independent_scrutineer": True, "agency_lead": False}


def test_the_thread_asks_the_database_as_often_of_ten_tests_as_of_none(review, finding, outcome):
    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            thread(review)
        return len(asked)

    none = queries()
    for _ in range(10):
        a_result(a_test(an_outcome(review, findings=[finding])))

    assert queries() == none
