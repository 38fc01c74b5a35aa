"""A practice question on a briefing: what is asked, of which agencies, in two rounds, and what staff answered."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from goldthread.foundation.access.once import once
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.passes.models import Pass
from goldthread.foundation.records.handling import LEARNING, LEARNING_TEXT
from goldthread.foundation.spaces.models import SpaceRecord, with_own_columns
from goldthread.partnership.briefings.models.briefings import Briefing, OfBriefingQuerySet
from goldthread.partnership.proof.models import PracticeResult, PracticeTest

ROUNDS = (1, 2)


class PracticeQuestion(SpaceRecord):
    """What staff are asked some weeks after a briefing, and what a good answer is. It stays once it was asked.

    ``test`` is the test of practice of which the answers may be a result.
    """

    briefing = models.OneToOneField(Briefing, on_delete=models.PROTECT, related_name="question")
    words = models.TextField()
    why_good = models.TextField()
    test = models.ForeignKey(PracticeTest, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects = OfBriefingQuerySet.as_manager()

    handling: ClassVar = with_own_columns(facts=(LEARNING, "briefing test"), words=(LEARNING_TEXT, "words why_good"))

    class Meta:
        db_table = "practice_question"

    def __str__(self) -> str:
        return self.words


class AnswerChoice(SpaceRecord):
    """One answer to choose, and whether it is a good one."""

    question = models.ForeignKey(PracticeQuestion, on_delete=models.PROTECT, related_name="choices")
    position = models.PositiveSmallIntegerField()
    words = models.CharField(max_length=300)
    is_good = models.BooleanField()

    handling: ClassVar = with_own_columns(facts=(LEARNING, "question position is_good"), words=(LEARNING_TEXT, "words"))

    class Meta:
        db_table = "practice_answer_choice"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["space", "question", "position"], name="practice_answer_choice_once"),
        ]

    def __str__(self) -> str:
        return self.words


class RoundQuerySet(models.QuerySet["QuestionRound"]):
    def visible_to(self, standing: Standing) -> "RoundQuerySet":
        """Seen by whoever sees the briefing."""
        if standing.is_system:
            return self
        return self.filter(question__briefing__in=Briefing.objects.visible_to(standing))


class QuestionRound(SpaceRecord):
    """One round of asking: it takes answers until the end of a day. ``result`` is the result that was taken from it."""

    question = models.ForeignKey(PracticeQuestion, on_delete=models.PROTECT, related_name="rounds")
    number = models.PositiveSmallIntegerField()
    asked_on = models.DateField()
    closes_on = models.DateField()
    result = models.ForeignKey(PracticeResult, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects = RoundQuerySet.as_manager()

    handling: ClassVar = with_own_columns(facts=(LEARNING, "question number asked_on closes_on result"))

    class Meta:
        db_table = "practice_question_round"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["space", "question", "number"], name="practice_question_round_once"),
            models.UniqueConstraint(fields=["space", "result"], name="practice_question_round_one_result"),
            models.CheckConstraint(condition=Q(number__in=ROUNDS), name="practice_question_round_of_two"),
            models.CheckConstraint(
                condition=Q(closes_on__gte=F("asked_on")), name="practice_question_round_closes_after_it_opens"
            ),
        ]

    def __str__(self) -> str:
        return f"Round {self.number}"


class AskedQuerySet(models.QuerySet["AgencyAsked"]):
    @once
    def visible_to(self, standing: Standing) -> "AskedQuerySet":
        """Seen with its round by whoever sees the whole plan; by an agency or by its link, its own."""
        if standing.is_system:
            return self
        whole = Q(space_id__in=standing.spaces_where(Can.VIEW_WHOLE_PLAN))
        rounds = QuestionRound.objects.visible_to(standing)
        own = Q(agency_id__in=standing.agencies_where(Can.ANSWER_PRACTICE_QUESTIONS))
        return standing.narrowed(self.filter((whole & Q(round__in=rounds)) | own))


class AgencyAsked(SpaceRecord):
    """That one agency was asked in a round, by an open link that it passes on. A lost link gives way to another."""

    round = models.ForeignKey(QuestionRound, on_delete=models.PROTECT, related_name="asked")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    link = models.ForeignKey(Pass, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects = AskedQuerySet.as_manager()

    handling: ClassVar = with_own_columns(facts=(LEARNING, "round agency link"))

    class Meta:
        db_table = "practice_question_asked"
        verbose_name_plural = "agencies asked"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["space", "round", "agency"], name="practice_question_asked_once"),
        ]

    def __str__(self) -> str:
        return f"{self.agency}, {self.round}"


class PracticeAnswer(SpaceRecord):
    """One answer, by nobody who could be known from it: which one was chosen, by what group of staff, on which day."""

    class Group(models.TextChoices):
        PRACTITIONER = "practitioner", "I work with children, families or adults"
        MANAGER = "manager", "I manage or supervise people who do"
        SUPPORT = "support", "I work in support, such as in an office or on a reception desk"
        OTHER = "other", "Something else"

    asked = models.ForeignKey(AgencyAsked, on_delete=models.PROTECT, related_name="answers")
    choice = models.ForeignKey(AnswerChoice, on_delete=models.PROTECT, related_name="+")
    group = models.CharField(max_length=20, choices=Group.choices)
    answered_on = models.DateField()

    handling: ClassVar = with_own_columns(facts=(LEARNING, "asked choice group answered_on"))

    class Meta:
        db_table = "practice_answer"
        indexes: ClassVar = [models.Index(fields=["space", "asked", "choice"], name="practice_answer_counted")]

    def __str__(self) -> str:
        return f"An answer of {self.answered_on}"
