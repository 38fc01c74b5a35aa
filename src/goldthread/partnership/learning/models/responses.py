"""What the partners answered to a finding, now and before."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from goldthread.foundation.access.once import once
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.records.handling import LEARNING, LEARNING_TEXT
from goldthread.foundation.sources.models import with_source_columns
from goldthread.foundation.spaces.models import SpaceRecord, with_own_columns
from goldthread.partnership.learning.models.findings import OfFinding, Recommendation


class BoardResponse(OfFinding):
    """What the partners answered to a finding, or to one recommendation of it."""

    class Answer(models.TextChoices):
        ACCEPTED = "accepted", "Accepted"
        PARTIALLY = "partially", "Accepted in part"
        REJECTED = "rejected", "Not accepted"
        NOT_IN_SOURCE = "not_in_source", "Not in the source"

    recommendation = models.ForeignKey(
        Recommendation, on_delete=models.PROTECT, null=True, blank=True, related_name="responses"
    )
    answer = models.CharField(max_length=15, choices=Answer.choices)
    reason = models.TextField(blank=True)
    answered_on = models.DateField(null=True, blank=True)

    handling: ClassVar = with_source_columns(
        facts=(LEARNING, "finding recommendation answer answered_on"), words=(LEARNING_TEXT, "reason")
    )

    class Meta:
        db_table = "board_response"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["space", "finding", "recommendation"],
                nulls_distinct=False,
                name="board_response_once_for_each_thing_asked",
            ),
            models.CheckConstraint(
                condition=~Q(answer__in=["partially", "rejected"]) | ~Q(reason=""),
                name="board_response_gives_a_reason_for_no",
            ),
        ]

    def __str__(self) -> str:
        return self.get_answer_display()

    @property
    def is_of_source(self) -> bool:
        """Whether its source says it. A file says at most that it prints no answer; what took that one's place was
        recorded here. The row keeps its load, so that undoing it finds what was changed.
        """
        return self.is_imported and self.answer == self.Answer.NOT_IN_SOURCE


class EarlierResponseQuerySet(models.QuerySet["EarlierResponse"]):
    @once
    def visible_to(self, standing: Standing) -> "EarlierResponseQuerySet":
        """Seen with the answer that took its place."""
        return self if standing.is_system else self.filter(response__in=BoardResponse.objects.visible_to(standing))


class EarlierResponse(SpaceRecord):
    """What the partners had answered before their answer was another, and when that took its place."""

    response = models.ForeignKey(BoardResponse, on_delete=models.PROTECT, related_name="earlier")
    answer = models.CharField(max_length=15, choices=BoardResponse.Answer.choices)
    reason = models.TextField(blank=True)
    answered_on = models.DateField(null=True, blank=True)
    replaced_at = models.DateTimeField()

    objects = EarlierResponseQuerySet.as_manager()

    handling: ClassVar = with_own_columns(
        facts=(LEARNING, "response answer answered_on replaced_at"), words=(LEARNING_TEXT, "reason")
    )

    class Meta:
        db_table = "board_response_earlier"

    def __str__(self) -> str:
        return self.get_answer_display()
