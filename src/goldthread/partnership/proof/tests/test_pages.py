"""Tests of practice on the pages of outcomes and findings, and the forms about them."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.contrib.auth import get_user_model
from django.utils import timezone

from goldthread.foundation.agencies.factories import an_agency, visitor
from goldthread.foundation.form_pages.factories import day_typed
from goldthread.foundation.ui.words import date as told
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.learning.factories import a_finding, a_published_review, a_review, an_outcome
from goldthread.partnership.proof.commands import Mark, change_pass_mark, withdraw_practice_test
from goldthread.partnership.proof.factories import LATER, TESTS, a_result, a_test
from goldthread.partnership.proof.models import PracticeResult, PracticeTest

pytestmark = pytest.mark.django_db

TEST = {
    "kind": "audit",
    "what": "20 care plans",
    "comparison": "at_least",
    "threshold": "80",
    "unit": "% of plans",
    "judged_by": "Quality group",
    "counts_for_months": "12",
}

REPORT = {"how": "words", "words": "page 3 of the audit report", "title": "Audit report"}


@pytest.fixture
def review(partnership):
    return a_published_review(partnership)


@pytest.fixture
def outcome(review):
    return an_outcome(review, findings=[a_finding(review)])


@pytest.fixture
def manager(partnership):
    return visitor("partnership_manager", partnership)


def page_of(outcome):
    return f"/p/northborough/outcomes/{outcome.pk}/"


def on(day: date, name: str = "known_on") -> dict[str, str]:
    return day_typed(name, day)


def kept(partnership, model):
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        return list(model.objects.order_by("pk"))


def test_a_manager_sets_a_test_and_records_its_result(manager, outcome, partnership):
    answer = manager.post(f"{page_of(outcome)}practice-tests/set", TEST)
    assert answer["Location"] == page_of(outcome)
    (test,) = kept(partnership, PracticeTest)
    assert "Unproven" in manager.get(page_of(outcome)).text

    found = {"value": "85", "looked_at": "20", "found": "17 of 20 are short and clear", **REPORT}
    manager.post(f"/p/northborough/practice-tests/{test.pk}/result", {**found, **on(timezone.localdate())})

    page = manager.get(page_of(outcome)).text
    assert "Every test of practice was passed" in page
    assert "17 of 20 are short and clear" in page
    assert "At least 80 % of plans" in page


def test_a_result_from_before_its_mark_is_refused_at_its_field_and_nothing_typed_is_lost(manager, outcome, partnership):
    manager.post(f"{page_of(outcome)}practice-tests/set", TEST)
    (test,) = kept(partnership, PracticeTest)
    yesterday = timezone.localdate() - timedelta(days=1)

    given = {"value": "85", "found": "words that took long", **REPORT, **on(yesterday)}
    page = manager.post(f"/p/northborough/practice-tests/{test.pk}/result", given).text

    assert "after this result was known" in page
    assert "words that took long" in page
    assert kept(partnership, PracticeResult) == []


def test_more_than_can_be_looked_at_is_refused_in_a_sentence(manager, outcome, partnership):
    test = a_test(outcome)
    found = {"value": "85", "looked_at": "2147483648", "found": "words that took long", **REPORT}

    answer = manager.post(f"/p/northborough/practice-tests/{test.pk}/result", {**found, **on(timezone.localdate())})

    assert answer.status_code == 200
    assert "How many were looked at must be 1000000 or less" in answer.text
    assert "words that took long" in answer.text
    assert kept(partnership, PracticeResult) == []


def test_a_changed_mark_is_seen_by_the_scrutineer_with_its_reason(outcome, partnership):
    test = a_test(outcome)
    a_result(test, 75)
    easier = Mark("at_least", Decimal(70), "% of records")
    change_pass_mark(test=test, mark=easier, why="it was too hard", by=TESTS, at=LATER)

    page = " ".join(visitor("independent_scrutineer", partnership).get(page_of(outcome)).text.split())

    assert "Pass mark changed" in page
    assert f"on {told(LATER.date())}, when 1 result was known" in page
    assert "from “At least 80 % of records” to “At least 70 % of records”. it was too hard" in page


def test_the_scrutineer_sees_who_changed_the_mark(outcome, partnership, manager):
    test = a_test(outcome)
    change = {"comparison": "at_least", "threshold": "70", "unit": "% of records", "why": "it was too hard"}
    manager.post(f"/p/northborough/practice-tests/{test.pk}/pass-mark", change)

    page = " ".join(visitor("independent_scrutineer", partnership).get(page_of(outcome)).text.split())

    who = get_user_model().objects
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        name = who.get(pk=manager.session["_auth_user_id"]).name
    assert f"Pass mark changed </strong> on {told(timezone.localdate())} by {name}, when 0 results were known" in page


def test_a_withdrawn_test_stays_on_the_page_with_its_reason(outcome, manager):
    withdraw_practice_test(test=a_test(outcome), why="the audit was not held", by=TESTS, at=LATER)

    page = manager.get(page_of(outcome)).text

    assert "the audit was not held" in page
    assert "Record a result" not in page


def test_the_scrutineer_reads_of_a_disproof_that_was_withdrawn_and_in_which_role(outcome, partnership, manager, review):
    test = a_test(outcome)
    a_result(test, 10)
    manager.post(f"/p/northborough/practice-tests/{test.pk}/withdraw", {"why": "we did not like it"})

    here = f"/p/northborough/reviews/{review.reference}/"
    scrutineer = visitor("independent_scrutineer", partnership)
    told_there = f"A test with 1 result was withdrawn on {told(timezone.localdate())} by the partnership manager;"

    for page in (here, f"{here}findings/1/"):
        text = " ".join(scrutineer.get(page).text.split())
        assert told_there in text
        assert "had not reached the pass mark. Why it was withdrawn: we did not like it." in text
    assert "in the role of partnership manager: we did not like it" in " ".join(
        scrutineer.get(page_of(outcome)).text.split()
    )


@pytest.mark.parametrize("role", ["independent_scrutineer", "board_member", "agency_lead"])
def test_those_who_do_not_record_see_and_may_not_set(role, outcome, partnership):
    test = a_test(outcome)
    person = visitor(role, partnership, an_agency(partnership) if role == "agency_lead" else None)

    page = person.get(page_of(outcome)).text

    assert "20 records drawn at random" in page
    assert "Set a test of practice" not in page
    for path in (f"{page_of(outcome)}practice-tests/set", f"/p/northborough/practice-tests/{test.pk}/result"):
        assert person.get(path).status_code == 404


def test_tests_of_a_review_that_is_not_published_are_not_there_for_a_stranger(partnership, neighbour):
    test = a_test(an_outcome(a_review(partnership)))

    for person in (visitor("stranger", partnership), visitor("partnership_manager", neighbour)):
        for what in ("result", "pass-mark", "withdraw"):
            assert person.get(f"/p/northborough/practice-tests/{test.pk}/{what}").status_code == 404


def test_a_finding_says_in_one_sentence_what_is_done_and_what_is_known(outcome, partnership, review):
    a_result(a_test(outcome), 10)

    page = visitor("board_member", partnership).get(f"/p/northborough/reviews/{review.reference}/findings/1/").text

    assert "No action serves this finding; a test of practice shows that practice did not change as it should." in page


def test_the_outcome_page_asks_the_database_as_often_of_ten_tests_as_of_one(
    outcome, manager, django_assert_max_num_queries
):
    a_result(a_test(outcome))
    manager.get(page_of(outcome))
    with django_assert_max_num_queries(40) as few:
        manager.get(page_of(outcome))
    for _ in range(9):
        a_result(a_test(outcome))

    with django_assert_max_num_queries(len(few)):
        manager.get(page_of(outcome))
