"""A mark is set before its result is known, a change of it is seen, and nothing vanishes."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError

from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.learning.factories import a_published_review, an_outcome
from goldthread.partnership.proof.commands import Mark, change_pass_mark, withdraw_practice_test
from goldthread.partnership.proof.factories import EIGHTY, LATER, TESTS, a_result, a_test
from goldthread.partnership.proof.models import PassMark, PracticeResult

pytestmark = pytest.mark.django_db


@pytest.fixture
def outcome(partnership):
    return an_outcome(a_published_review(partnership))


@pytest.mark.parametrize(
    ("mark", "value", "passed"),
    [
        (EIGHTY, 80, True),
        (EIGHTY, 79, False),
        (Mark("at_most", Decimal("2.5"), "weeks"), 2, True),
        (Mark("at_most", Decimal("2.5"), "weeks"), 3, False),
    ],
)
def test_a_figure_is_held_against_the_mark(outcome, mark, value, passed):
    assert a_result(a_test(outcome, mark), value).passed is passed


def test_a_mark_in_words_is_the_judges_to_say(outcome):
    test = a_test(outcome, Mark("judged", words="practitioners can say what a reachable moment is"))

    with pytest.raises(Refused, match="judge") as refusal:
        a_result(test, None)
    assert refusal.value.field == "passed"
    assert a_result(test, None, passed=False).passed is False


def test_a_result_known_before_its_mark_was_set_is_refused(outcome):
    test = a_test(outcome)

    with pytest.raises(Refused, match="set on 2 March 2026, after this result was known") as refusal:
        a_result(test, known_on=date(2026, 3, 1))

    assert refusal.value.field == "known_on"


def test_the_database_itself_refuses_a_result_older_than_its_mark(outcome, partnership):
    result = a_result(a_test(outcome))

    with (
        opened(actor=SYSTEM_ACTOR, writing=partnership.pk),
        pytest.raises(IntegrityError, match="known_after_its_mark"),
    ):
        PracticeResult.objects.filter(pk=result.pk).update(known_on=date(2026, 3, 1))


def test_a_result_of_tomorrow_is_refused(outcome):
    with pytest.raises(Refused, match="today or in the past"):
        a_result(a_test(outcome), known_on=date(2026, 11, 24))


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"what": " "}, "what"),
        ({"judged_by": ""}, "judged_by"),
        ({"kind": "guess"}, "kind"),
        ({"counts_for_months": 0}, "counts_for_months"),
    ],
)
def test_a_test_that_says_too_little_is_refused(outcome, wrong, field):
    with pytest.raises(Refused) as refusal:
        a_test(outcome, **wrong)

    assert refusal.value.field == field


@pytest.mark.parametrize(
    ("mark", "field"), [(Mark("at_least"), "threshold"), (Mark("judged"), "words"), (Mark("about"), "comparison")]
)
def test_a_mark_that_cannot_be_reached_or_missed_is_refused(outcome, mark, field):
    with pytest.raises(Refused) as refusal:
        a_test(outcome, mark)

    assert refusal.value.field == field


def test_a_changed_mark_counts_for_later_results_and_the_old_one_stays(outcome, partnership):
    test = a_test(outcome)
    before = a_result(test, 75)

    change_pass_mark(test=test, mark=replace(EIGHTY, threshold=Decimal(70)), why="too hard", by=TESTS, at=LATER)

    after = a_result(test, 75, known_on=LATER.date())
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        assert (before.passed, after.passed) == (False, True)
        assert [str(mark) for mark in PassMark.objects.order_by("number")] == [
            "At least 80 % of records",
            "At least 70 % of records",
        ]
        assert a_result(test, 75, known_on=date(2026, 10, 1)).passed is False


def test_a_mark_is_not_changed_without_a_reason(outcome):
    with pytest.raises(Refused, match="why") as refusal:
        change_pass_mark(test=a_test(outcome), mark=EIGHTY, why=" ", by=TESTS, at=LATER)

    assert refusal.value.field == "why"


@pytest.mark.parametrize("words", ["", " "])
def test_a_mark_that_stays_as_it_is_is_no_change(outcome, partnership, words):
    same = Mark("at_least", Decimal("80.00"), "% of records ", words)

    with pytest.raises(Refused, match="is this already: At least 80 % of records") as refusal:
        change_pass_mark(test=a_test(outcome), mark=same, why="tidier", by=TESTS, at=LATER)

    assert refusal.value.field == "threshold"
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        assert PassMark.objects.count() == 1


@pytest.mark.parametrize("unit", ["%", "% of records", "per cent of plans", "Percent"])
@pytest.mark.parametrize("figure", [950, -1])
def test_a_share_of_a_whole_is_no_more_than_all_and_no_less_than_none(outcome, unit, figure):
    with pytest.raises(Refused, match="between 0 and 100") as refusal:
        a_test(outcome, Mark("at_least", Decimal(figure), unit))
    assert refusal.value.field == "threshold"

    with pytest.raises(Refused, match="between 0 and 100") as refusal:
        a_result(a_test(outcome, Mark("at_least", Decimal(80), unit)), figure)
    assert refusal.value.field == "value"


@pytest.mark.parametrize("unit", ["referrals a quarter", "% more referrals than in spring", ""])
def test_a_figure_that_is_no_share_may_be_more_than_a_hundred(outcome, unit):
    assert a_result(a_test(outcome, Mark("at_least", Decimal(120), unit)), 950).passed


def test_a_withdrawn_test_takes_no_more_results(outcome):
    test = withdraw_practice_test(test=a_test(outcome), why="the audit was not held", by=TESTS, at=LATER)

    with pytest.raises(Refused, match="withdrawn on 23 November 2026"):
        a_result(test)
