"""Up to which number references are given out, whatever cases there are, so that none is ever given out again."""

from typing import ClassVar

from django.db import models

from goldthread.cases.going_live.models import PathwayRecord
from goldthread.foundation.records.handling import BUSINESS
from goldthread.foundation.spaces.models import with_own_columns


class SpentNumber(PathwayRecord):
    """Up to which number references of a pathway and year are spent, also where no case has them.

    Cases were destroyed, and letters, mails and the files of agencies still bear their references; or numbers were put
    aside for cases that were to come all at once, as from a file. If they do not come in the end it stays a gap.
    """

    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()

    handling: ClassVar = with_own_columns(facts=(BUSINESS, "pathway year number"))

    class Meta:
        db_table = "case_spent_number"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["space", "pathway", "year"], name="case_spent_number_once"),
        ]

    def __str__(self) -> str:
        return f"{self.pathway} {self.year}: {self.number}"
