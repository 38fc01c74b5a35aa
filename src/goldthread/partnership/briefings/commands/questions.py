"""A practice question is set, asked in two rounds and answered; its answers become the result of a test of practice."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.messages.sending import queue_messages
from goldthread.foundation.passes.ending import end_pass
from goldthread.foundation.passes.making import make_open_link
from goldthread.foundation.records.dates import in_words
from goldthread.foundation.records.long_text import is_too_long, too_long
from goldthread.foundation.records.moments import end_of
from goldthread.partnership.briefings.letters import letters_with_link
from goldthread.partnership.briefings.models import (
    AgencyAsked,
    AnswerChoice,
    Briefing,
    Cascade,
    PracticeAnswer,
    PracticeQuestion,
    QuestionRound,
)
from goldthread.partnership.briefings.reaching import addresses_of
from goldthread.partnership.briefings.results import found_in, shows_of
from goldthread.partnership.briefings.rounds import next_round, why_closed
from goldthread.partnership.proof.commands import record_practice_result
from goldthread.partnership.proof.models import PracticeTest

KIND = "link to a practice question"
MOST_CHOICES, LONGEST_CHOICE = 8, 300
OPEN_DAYS = 14
REPLACED = "Another link was sent in its place."


@dataclass(frozen=True)
class Asked:
    """The words of a question, its good answers and its others, why they are good, and the test it may serve."""

    words: str
    good: Sequence[str]
    others: Sequence[str]
    why_good: str
    test: PracticeTest | None = None

    def in_order(self) -> list[tuple[str, bool]]:
        """Answers as they are offered: by the alphabet, so that their order tells nothing, but yes before no."""
        answers = [(words.strip(), True) for words in self.good] + [(words.strip(), False) for words in self.others]
        return sorted(answers, key=lambda one: (one[0].casefold() != "yes", one[0].casefold()))


@command(Can.SEND_BRIEFINGS, event="practice question set", about="briefing")
def set_question(*, briefing: Briefing, asked: Asked, by: Actor, at: datetime) -> PracticeQuestion:
    """It is settled what staff will be asked and what a good answer is, before anybody is asked."""
    question = PracticeQuestion.objects.filter(briefing=briefing).first()
    if question and QuestionRound.objects.filter(question=question).exists():
        raise Refused("This question was asked already, so it stays as it is.")
    _check(briefing, asked)
    question = question or PracticeQuestion(space_id=briefing.space_id, briefing=briefing)
    question.words, question.why_good, question.test = asked.words.strip(), asked.why_good.strip(), asked.test
    question.save()
    AnswerChoice.objects.filter(question=question).delete()
    for position, (words, is_good) in enumerate(asked.in_order(), start=1):
        AnswerChoice.objects.create(
            space_id=briefing.space_id, question=question, position=position, words=words, is_good=is_good
        )
    # Raises the version, so that a form somebody else has open notices.
    briefing.save(update_fields=["begun_on"])
    return question


@command(Can.SEND_BRIEFINGS, event="practice question asked", about="question")
def ask_round(*, question: PracticeQuestion, by: Actor, at: datetime) -> QuestionRound:
    """The next round begins: each agency that was sent the briefing gets a link of its own for its staff."""
    today, due = timezone.localdate(at), next_round(question)
    if due is None:
        raise Refused("Both rounds were asked.")
    if due.on is None:
        raise Refused("Send the briefing first: the rounds count from the day on which it was sent.")
    if today < due.on:
        raise Refused(f"Round {due.number} is due on {in_words(due.on)}. How many weeks that are is a setting.")
    sent_to = [one.agency for one in Cascade.objects.filter(briefing=question.briefing_id).select_related("agency")]
    reached = addresses_of([agency for agency in sent_to if agency.is_in_force(today)], today)
    if not reached:
        raise Refused("None of the agencies has anybody who could be told. Invite their leads first.")
    made = QuestionRound.objects.create(
        space_id=question.space_id,
        question=question,
        number=due.number,
        asked_on=today,
        closes_on=today + timedelta(days=OPEN_DAYS),
    )
    for agency in sent_to:
        if agency.pk in reached:
            asked = AgencyAsked.objects.create(space_id=made.space_id, round=made, agency=agency)
            _send_link(asked, reached[agency.pk], by, at)
    return made


@command(Can.SEND_BRIEFINGS, event="another link to a practice question sent", about="asked")
def send_another_link(*, asked: AgencyAsked, by: Actor, at: datetime) -> AgencyAsked:
    """The link was lost or went astray: it works no more, and another goes to the agency. Answers stay."""
    today = timezone.localdate(at)
    if why := why_closed(asked.round, today):
        raise Refused(why)
    reached = addresses_of([asked.agency], today)
    if not reached:
        raise Refused(f"{asked.agency.name} has nobody who could be told. Invite a lead first.")
    if asked.link and not asked.link.revoked_at:
        end_pass(asked.link, why=REPLACED, at=at)
    _send_link(asked, reached[asked.agency_id], by, at)
    return asked


@command(Can.ANSWER_PRACTICE_QUESTIONS, event="practice question answered", about="asked")
def answer_question(*, asked: AgencyAsked, choice: AnswerChoice, group: str, by: Actor, at: datetime) -> PracticeAnswer:
    """One of the agency's staff answers, without a name."""
    today = timezone.localdate(at)
    if why := why_closed(asked.round, today):
        raise Refused(why)
    if choice.question_id != asked.round.question_id:
        raise Refused("Select one of the answers.", "choice")
    if group not in PracticeAnswer.Group.values:
        raise Refused("Select what is closest to your work.", "group")
    return PracticeAnswer.objects.create(
        space_id=asked.space_id, asked=asked, choice=choice, group=group, answered_on=today
    )


@command(Can.RECORD_LEARNING, event="answers taken as the result of a test of practice", about="round_")
def take_as_result(*, round_: QuestionRound, by: Actor, at: datetime) -> QuestionRound:
    """What staff answered becomes the result of the test that was named before. Proof holds it against its pass mark.

    The result counts as known from the day of the first answer: a mark that was set later does not count for it.
    """
    if round_.result_id:
        raise Refused("The answers of this round were taken as a result already.")
    if not why_closed(round_, timezone.localdate(at)):
        raise Refused(f"Answers still come in until {in_words(round_.closes_on)}. Take them when the round has closed.")
    test = round_.question.test
    if test is None:
        raise Refused("No test of practice was named for this question.")
    found = found_in(round_, test)
    round_.result = record_practice_result(test=test, found=found, shows=shows_of(round_, found), by=by, at=at)
    round_.save()
    return round_


def _check(briefing: Briefing, asked: Asked) -> None:
    for words, field, what in (
        (asked.words, "words", "the question"),
        (asked.why_good, "why_good", "what makes an answer good"),
    ):
        if not words.strip():
            raise Refused(f"Enter {what}.", field)
        if is_too_long(words):
            raise Refused(too_long(what.capitalize()), field)
    answers = [words.casefold() for words, _ in asked.in_order()]
    if not asked.good or not asked.others:
        raise Refused("Give at least one good answer and one other.", "others" if asked.good else "good")
    if len(answers) > MOST_CHOICES:
        raise Refused(f"Give {MOST_CHOICES} answers at most.", "others")
    if len(set(answers)) < len(answers):
        raise Refused("Each answer must be there once.", "others")
    if max(map(len, answers)) > LONGEST_CHOICE:
        raise Refused(f"Use {LONGEST_CHOICE} characters at most for an answer.", "good")
    if asked.test and asked.test.outcome.review_id != briefing.review_id:
        raise Refused("Choose a test of practice of this review.", "test")


def _send_link(asked: AgencyAsked, addresses: Sequence[str], by: Actor, at: datetime) -> None:
    closes_on: date = asked.round.closes_on
    issued = make_open_link(
        record=asked,
        agency=asked.agency,
        purpose=f"a practice question, round {asked.round.number}",
        expires_at=end_of(closes_on),
        by=by,
        at=at,
    )
    asked.link = issued.made
    asked.save()
    letters = letters_with_link(asked.round, asked.agency, issued.text, addresses)
    queue_messages(space=asked.space, letters=letters, kind=KIND, at=at)
