"""A practice question is asked in two rounds, answered by nobody in particular, and may become a result of a test."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from goldthread.foundation.commands.refusals import NotAllowed, Refused
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.briefings.commands.questions import answer_question, ask_round, take_as_result
from goldthread.partnership.briefings.factories import SENT_AT, TESTS, a_question, a_round, links_sent, sent
from goldthread.partnership.briefings.jobs import ask_due_rounds
from goldthread.partnership.briefings.models import AgencyAsked, AnswerChoice, QuestionRound
from goldthread.partnership.learning.factories import an_outcome
from goldthread.partnership.proof.commands import Mark
from goldthread.partnership.proof.factories import a_test
from goldthread.partnership.proof.models import PracticeResult

pytestmark = pytest.mark.django_db
ASKED_AT = SENT_AT + timedelta(weeks=6)
ANSWERED_AT = ASKED_AT + timedelta(days=2)
CLOSED_AT = ASKED_AT + timedelta(days=15)
SHARE = Mark("at_least", Decimal(80), "% of answers")


def answered(round_, good, others, at=ANSWERED_AT):
    """So many of the first agency's staff answer."""
    with opened(actor=SYSTEM_ACTOR, reading=[round_.space_id]):
        asked = AgencyAsked.objects.filter(round=round_).select_related("round", "agency", "space").order_by("pk")[0]
        choices = AnswerChoice.objects.filter(question=round_.question_id).order_by("-is_good", "pk")
        right, wrong = choices[0], choices[1]
    for choice, times in ((right, good), (wrong, others)):
        for _ in range(times):
            answer_question(asked=asked, choice=choice, group="practitioner", by=TESTS, at=at)


def afresh(round_):
    with opened(actor=SYSTEM_ACTOR, reading=[round_.space_id]):
        related = ("space", "result__pass_mark", "question__test", "question__space")
        return QuestionRound.objects.select_related(*related).get(pk=round_.pk)


def test_a_round_is_asked_when_its_weeks_have_passed(briefing, agencies, partnership):
    question = a_question(briefing)
    with pytest.raises(Refused, match="Send the briefing first"):
        a_round(question)
    sent(briefing, *agencies)
    with pytest.raises(Refused, match="Round 1 is due on 19 October 2026"):
        a_round(question, ASKED_AT - timedelta(days=1))

    made = a_round(question)
    assert (made.number, made.closes_on) == (1, date(2026, 11, 2))
    assert len(set(links_sent(partnership.pk))) == 3
    assert a_round(question, SENT_AT + timedelta(weeks=12)).number == 2
    with pytest.raises(Refused, match="Both rounds"):
        a_round(question, SENT_AT + timedelta(weeks=13))


def test_the_worker_asks_what_is_due_once(briefing, agencies, partnership, monkeypatch):
    sent(briefing, agencies[0])
    a_question(briefing)
    for at in (ASKED_AT - timedelta(days=1), ASKED_AT, ASKED_AT + timedelta(days=1)):
        monkeypatch.setattr("goldthread.foundation.jobs.job.timezone.now", lambda at=at: at)
        ask_due_rounds.func()

    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        assert QuestionRound.objects.count() == 1


def test_once_asked_the_question_stays_as_it_is(briefing, agencies):
    sent(briefing, agencies[0])
    a_round(a_question(briefing))

    with pytest.raises(Refused, match="asked already"):
        a_question(briefing, words="Another?")


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"good": ()}, "at least one good answer"),
        ({"others": ()}, "at least one good answer and one other"),
        ({"others": ("pass the call on TODAY",)}, "must be there once"),
        ({"words": "  "}, "Enter the question"),
        ({"others": tuple(map(str, range(9)))}, "8 answers at most"),
    ],
)
def test_a_question_that_cannot_be_is_refused(briefing, given, sentence):
    with pytest.raises(Refused, match=sentence):
        a_question(briefing, **given)


def test_answers_become_a_result_that_proof_holds_against_its_mark(briefing, agencies, review):
    test = a_test(an_outcome(review), mark=SHARE, at=SENT_AT)
    sent(briefing, agencies[0])
    made = a_round(a_question(briefing, test=test))
    answered(made, good=5, others=1)

    with pytest.raises(Refused, match="Answers still come in"):
        take_as_result(round_=made, by=TESTS, at=ANSWERED_AT)
    take_as_result(round_=made, by=TESTS, at=CLOSED_AT)

    result = afresh(made).result
    assert (result.value, result.looked_at, result.passed) == (Decimal("83.33"), 6, True)
    assert result.known_on == date(2026, 10, 21)
    with pytest.raises(Refused, match="already"):
        take_as_result(round_=made, by=TESTS, at=CLOSED_AT)


def test_a_mark_that_was_set_after_staff_were_asked_proves_nothing(briefing, agencies, review):
    test = a_test(an_outcome(review), mark=SHARE, at=ASKED_AT + timedelta(days=1))
    sent(briefing, agencies[0])
    made = a_round(a_question(briefing, test=test))
    answered(made, good=5, others=1)

    with pytest.raises(Refused, match="after staff were asked"):
        take_as_result(round_=made, by=TESTS, at=CLOSED_AT)
    with opened(actor=SYSTEM_ACTOR, reading=[made.space_id]):
        assert not PracticeResult.objects.exists()


@pytest.mark.parametrize("mark", [Mark("judged", words="nearly all"), Mark("at_least", Decimal(5), "referrals")])
def test_a_mark_that_is_no_percentage_takes_no_answers(briefing, agencies, review, mark):
    test = a_test(an_outcome(review), mark=mark, at=SENT_AT)
    sent(briefing, agencies[0])
    made = a_round(a_question(briefing, test=test))
    answered(made, good=1, others=0)

    with pytest.raises(Refused, match="not a percentage"):
        take_as_result(round_=made, by=TESTS, at=CLOSED_AT)


def test_without_answers_there_is_no_result(briefing, agencies, review):
    test = a_test(an_outcome(review), mark=SHARE, at=SENT_AT)
    sent(briefing, agencies[0])
    made = a_round(a_question(briefing, test=test))

    with pytest.raises(Refused, match="Nobody answered"):
        take_as_result(round_=made, by=TESTS, at=CLOSED_AT)


def test_nothing_is_answered_after_a_round_has_closed(briefing, agencies):
    sent(briefing, agencies[0])
    made = a_round(a_question(briefing))

    with pytest.raises(Refused, match="closed on 2 November 2026"):
        answered(made, 1, 0, at=CLOSED_AT)


def test_a_person_who_may_not_send_briefings_asks_nothing(briefing, agencies, somebody):
    sent(briefing, agencies[0])
    question = a_question(briefing)
    with pytest.raises(NotAllowed):
        ask_round(question=question, by=somebody("independent_scrutineer"), at=ASKED_AT)
