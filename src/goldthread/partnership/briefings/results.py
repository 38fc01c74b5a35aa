"""What the answers of a round say, as the result of a test of practice."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from django.db.models import Count, Min, Q

from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.evidence.recording import Shown
from goldthread.foundation.records.dates import in_words
from goldthread.foundation.ui.words import plural
from goldthread.partnership.briefings.models import PracticeAnswer, QuestionRound
from goldthread.partnership.proof.commands import SHARE, Comparison, Found
from goldthread.partnership.proof.evidence_of_results import Shows
from goldthread.partnership.proof.models import PassMark, PracticeTest

NOT_A_SHARE = (
    "The pass mark of this test is not a percentage, so answers cannot be held against it. Record the result on the"
    " page of the outcome."
)
NOT_BEFORE = (
    "The pass mark was set on {set_on}, after staff were asked on {asked_on}. A mark that is set while answers come in"
    " proves nothing: set a test before the next round."
)


@dataclass(frozen=True)
class Answered:
    """How many answered, and how many of them well."""

    answers: int = 0
    good: int = 0

    def __add__(self, other: "Answered") -> "Answered":
        return Answered(self.answers + other.answers, self.good + other.good)

    @property
    def share(self) -> Decimal | None:
        """Good answers in a hundred; nothing without answers."""
        if not self.answers:
            return None
        return (Decimal(100 * self.good) / self.answers).quantize(Decimal("0.01"), ROUND_HALF_UP)

    @property
    def rounded(self) -> int | None:
        return None if self.share is None else int(self.share.quantize(Decimal(1), ROUND_HALF_UP))


def answered_by_agency(of: QuestionRound) -> dict[int, Answered]:
    """By the number of what an agency was asked; one without answers is left out."""
    rows = PracticeAnswer.objects.filter(asked__round=of).values("asked")
    counted = rows.annotate(all=Count("pk"), good=Count("pk", filter=Q(choice__is_good=True)))
    return {row["asked"]: Answered(row["all"], row["good"]) for row in counted.order_by("asked")}


def answered_in(of: QuestionRound) -> Answered:
    return sum(answered_by_agency(of).values(), Answered())


def found_in(of: QuestionRound, test: PracticeTest) -> Found:
    """The finding of a round. Raise Refused where a test cannot take it."""
    answered = answered_in(of)
    if answered.share is None:
        raise Refused("Nobody answered in this round, so there is no result.")
    first = PracticeAnswer.objects.filter(asked__round=of).aggregate(first=Min("answered_on"))["first"]
    _check_mark(of, test)
    return Found(
        known_on=first,
        found=f"{answered.good} of {plural(answered.answers, 'answer')} to the practice question were good",
        value=answered.share,
        looked_at=answered.answers,
    )


def shows_of(of: QuestionRound, found: Found) -> Shows:
    """What shows it: how each agency's staff answered."""
    by_agency = answered_by_agency(of)
    told = [
        f"{one.agency}: {by_agency[one.pk].good} of {by_agency[one.pk].answers} good"
        for one in of.asked.select_related("agency").order_by("agency__name")
        if one.pk in by_agency
    ]
    words = f"Asked on {in_words(of.asked_on)}: {of.question.words}\n{found.found}.\n" + "\n".join(told)
    return Shows(f"Answers to the practice question, round {of.number}", Shown(words=words))


def _check_mark(of: QuestionRound, test: PracticeTest) -> None:
    marks = list(PassMark.objects.filter(test=test).order_by("number"))
    if marks[0].set_on > of.asked_on:
        raise Refused(NOT_BEFORE.format(set_on=in_words(marks[0].set_on), asked_on=in_words(of.asked_on)))
    if marks[-1].comparison == Comparison.JUDGED or not SHARE.match(marks[-1].unit):
        raise Refused(NOT_A_SHARE)
