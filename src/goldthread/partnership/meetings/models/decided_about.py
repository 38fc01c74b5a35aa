"""Further records that a decision is about, besides the one of its item."""

from typing import ClassVar

from django.db import models

from goldthread.foundation.decisions.models import Decision
from goldthread.foundation.records.handling import BUSINESS
from goldthread.foundation.spaces.models import SpaceRecord, with_own_columns


class DecisionRecord(SpaceRecord):
    """That a decision is about a record, by the code of its source (``agenda_sources``) and its number."""

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="records")
    source = models.CharField(max_length=40)
    source_number = models.BigIntegerField()

    handling: ClassVar = with_own_columns(facts=(BUSINESS, "decision source source_number"))

    class Meta:
        db_table = "decision_record"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["space", "decision", "source", "source_number"], name="decision_record_once"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["space", "source", "source_number"], name="decision_record_about")]

    def __str__(self) -> str:
        return f"{self.source} {self.source_number}"
