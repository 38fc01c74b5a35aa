"""What a partnership decided of the outcomes of a pathway."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from goldthread.cases.declaring.lengths import LONGEST_CODE, LONGEST_OUTCOME
from goldthread.cases.going_live.models import PathwayRecord
from goldthread.foundation.records.handling import BUSINESS, BUSINESS_TEXT
from goldthread.foundation.spaces.models import with_own_columns


class LocalOutcome(PathwayRecord):
    """An outcome of a partnership's own list, which ``counts_as`` one that the pathway declares.

    One with ``words`` is the partnership's own. It is never changed: whoever has a form open in which they chose it
    records what they read there, or nothing. Other words for it are another outcome, and this one is offered no longer.
    One without words says of the declared outcome itself whether it is offered; of which none says so, is.
    """

    counts_as = models.CharField(max_length=LONGEST_CODE)
    words = models.CharField(max_length=LONGEST_OUTCOME, blank=True)
    meaning = models.TextField(blank=True)
    is_offered = models.BooleanField(default=True)

    handling: ClassVar = with_own_columns(
        facts=(BUSINESS, "pathway counts_as is_offered"), words=(BUSINESS_TEXT, "words meaning")
    )

    class Meta:
        db_table = "case_local_outcome"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["space", "pathway", "counts_as"], condition=Q(words=""), name="case_local_outcome_declared_once"
            ),
            models.UniqueConstraint(
                "space",
                "pathway",
                Lower("words"),
                condition=Q(is_offered=True) & ~Q(words=""),
                name="case_local_outcome_words_once",
            ),
            models.CheckConstraint(
                condition=~Q(words="") | Q(meaning=""), name="case_local_outcome_has_words_if_it_has_a_meaning"
            ),
        ]

    def __str__(self) -> str:
        return self.words or self.counts_as
