"""Tests of practice: what is looked at, the mark to reach, and what came of it."""

from decimal import Decimal
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from goldthread.foundation.access.once import once
from goldthread.foundation.access.roles import role_choices
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.evidence.models import Evidence
from goldthread.foundation.records.handling import LEARNING, LEARNING_TEXT
from goldthread.foundation.spaces.models import SpaceRecord, with_own_columns
from goldthread.partnership.learning.models import OutcomeStatement

RESULT_COUNTS_FOR = 12
"""Months that a passed result counts for unless a test says otherwise: practice is looked at again after a year
(AUD-03 in statutory.md 10.4, a local default)."""


def plain(figure: Decimal) -> str:
    """A figure without noughts that say nothing: 80 and not 80.00 or 8E+1."""
    return f"{figure.normalize():f}"


class PracticeTestQuerySet(models.QuerySet["PracticeTest"]):
    @once
    def visible_to(self, standing: Standing) -> "PracticeTestQuerySet":
        """A test is seen by whoever may see the outcome statement that it tests."""
        if standing.is_system:
            return self
        return self.filter(outcome__in=OutcomeStatement.objects.visible_to(standing))

    def standing(self) -> "PracticeTestQuerySet":
        """Those that were not withdrawn."""
        return self.filter(withdrawn_on=None)


class PracticeTest(SpaceRecord):
    """One way of finding out whether an outcome came about, settled before anybody knows its result.

    ``judged_by`` is the post or group that says whether the mark was reached. One that was withdrawn stays to be
    seen, with why and in which role, and counts no longer: a test may not vanish because its result would not please.
    """

    class Kind(models.TextChoices):
        AUDIT = "audit", "Audit"
        SURVEY = "survey", "Survey"
        FOCUS_GROUP = "focus_group", "Focus group"
        FEEDBACK = "feedback", "Feedback from children and families"
        MEASURE = "measure", "Figure"
        DIP_SAMPLE = "dip_sample", "Dip sample"

    outcome = models.ForeignKey(OutcomeStatement, on_delete=models.PROTECT, related_name="practice_tests")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    what = models.TextField()
    judged_by = models.CharField(max_length=200)
    planned_on = models.DateField(null=True, blank=True)
    counts_for_months = models.PositiveSmallIntegerField(default=RESULT_COUNTS_FOR)
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_why = models.TextField(blank=True)
    withdrawn_role = models.CharField(max_length=40, choices=role_choices, blank=True)

    objects = PracticeTestQuerySet.as_manager()

    handling: ClassVar = with_own_columns(
        facts=(LEARNING, "outcome kind judged_by planned_on counts_for_months withdrawn_on withdrawn_role"),
        words=(LEARNING_TEXT, "what withdrawn_why"),
    )

    class Meta:
        db_table = "practice_test"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(withdrawn_on=None, withdrawn_why="")
                | (Q(withdrawn_on__isnull=False) & ~Q(withdrawn_why="")),
                name="practice_test_withdrawn_with_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(counts_for_months__gte=1, counts_for_months__lte=60), name="practice_test_counts_for_a_time"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.what}"

    @property
    def withdrawn_by(self) -> str:
        """In which role, never by name; empty where no person withdrew it."""
        return self.get_withdrawn_role_display() if self.withdrawn_role else ""


class PassMark(SpaceRecord):
    """What a test must reach, from a day on. Never altered: a change is a further mark with its reason.

    ``threshold`` is the figure to reach; without one ``words`` say what must be found, and the judge says whether
    it was.
    """

    class Comparison(models.TextChoices):
        AT_LEAST = "at_least", "At least"
        AT_MOST = "at_most", "At most"
        JUDGED = "judged", "In words, for the judge to say"

    test = models.ForeignKey(PracticeTest, on_delete=models.PROTECT, related_name="pass_marks")
    number = models.PositiveSmallIntegerField()
    comparison = models.CharField(max_length=10, choices=Comparison.choices)
    threshold = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    unit = models.CharField(max_length=40, blank=True)
    words = models.TextField(blank=True)
    set_on = models.DateField()
    set_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    why = models.TextField(blank=True)

    handling: ClassVar = with_own_columns(
        facts=(LEARNING, "test number comparison threshold unit set_on set_by"), words=(LEARNING_TEXT, "words why")
    )

    class Meta:
        db_table = "pass_mark"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["space", "test", "number"], name="pass_mark_number_once"),
            models.CheckConstraint(
                condition=(Q(comparison="judged", threshold=None) & ~Q(words=""))
                | (~Q(comparison="judged") & Q(threshold__isnull=False)),
                name="pass_mark_is_a_figure_or_words",
            ),
            models.CheckConstraint(condition=Q(number=1) | ~Q(why=""), name="pass_mark_changed_with_a_reason"),
        ]

    def __str__(self) -> str:
        if self.comparison == self.Comparison.JUDGED:
            return self.words
        figure = plain(self.threshold) if self.threshold is not None else ""
        return " ".join(part for part in (self.get_comparison_display(), figure, self.unit, self.words) if part)

    def is_reached(self, value: Decimal) -> bool:
        """Whether a figure reaches the mark; only for a mark that is a figure."""
        assert self.threshold is not None
        return value >= self.threshold if self.comparison == self.Comparison.AT_LEAST else value <= self.threshold


class PracticeResult(SpaceRecord):
    """What a test found, held against the mark that stood when it became known.

    ``mark_set_on`` is kept beside ``known_on`` so that the database itself refuses a result that is older than its
    mark. What shows it is evidence; ``shown_by`` are the words of a result from before there was any.
    """

    test = models.ForeignKey(PracticeTest, on_delete=models.PROTECT, related_name="results")
    pass_mark = models.ForeignKey(PassMark, on_delete=models.PROTECT, related_name="results")
    mark_set_on = models.DateField()
    known_on = models.DateField()
    good_until = models.DateField()
    value = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    looked_at = models.PositiveIntegerField(null=True, blank=True)
    passed = models.BooleanField()
    found = models.TextField()
    shown_by = models.TextField(blank=True)

    handling: ClassVar = with_own_columns(
        facts=(LEARNING, "test pass_mark mark_set_on known_on good_until value looked_at passed"),
        words=(LEARNING_TEXT, "found shown_by"),
    )

    class Meta:
        db_table = "practice_result"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(known_on__gte=F("mark_set_on")), name="practice_result_is_known_after_its_mark_was_set"
            ),
            models.CheckConstraint(
                condition=Q(good_until__gte=F("known_on")), name="practice_result_counts_for_a_time"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["space", "test", "known_on"], name="practice_result_latest")]

    def __str__(self) -> str:
        return "Passed" if self.passed else "Not passed"

    @property
    def figure(self) -> str:
        """The figure as people write it; empty where the mark is in words."""
        return "" if self.value is None else plain(self.value)


class ResultEvidence(SpaceRecord):
    """That evidence shows what a test found. A result counts no longer than something shows it."""

    result = models.ForeignKey(PracticeResult, on_delete=models.PROTECT, related_name="pieces")
    evidence = models.ForeignKey(Evidence, on_delete=models.PROTECT, related_name="shows_results")

    handling: ClassVar = with_own_columns(facts=(LEARNING.kept_as("evidence"), "result evidence"))

    class Meta:
        db_table = "result_evidence"
        verbose_name_plural = "pieces of evidence of results"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["space", "result", "evidence"], name="result_evidence_once"),
        ]
        indexes: ClassVar = [models.Index(fields=["space", "evidence"], name="result_evidence_shows")]

    def __str__(self) -> str:
        return self.evidence.title
