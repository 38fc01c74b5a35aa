"""What is settled with a young person who comes of age while a review goes on of what happened to them as a child."""

from typing import ClassVar

from django.db import models

from goldthread.cases.casework.models import CaseRecord, with_case_columns
from goldthread.foundation.records.handling import CASE, CASE_TEXT


class OfAge(CaseRecord):
    """From their birthday on they speak for themselves, and those who look after adults may have to know."""

    class Services(models.TextChoices):
        ASKED = "asked", "Asked to help, and they know the young person"
        NOT_WANTED = "not_wanted", "Not asked: the young person does not want it"
        NOT_NEEDED = "not_needed", "Not asked: no help is needed"

    class Board(models.TextChoices):
        TOLD = "told", "Told of the review"
        ASKED = "asked", "Asked whether it is to do a review of its own"
        NOT_NEEDED = "not_needed", "Not told: there is nothing for it to do"

    part = models.TextField(
        "How they take part in the review as an adult",
        help_text="Who speaks with them, whether they are heard and whether they see the draft. Posts, not names",
    )
    services = models.CharField("Adults’ services", max_length=12, choices=Services.choices)
    board = models.CharField("Safeguarding adults board", max_length=12, choices=Board.choices)
    words = models.TextField("What else was agreed, and who sees to it", blank=True)

    handling: ClassVar = with_case_columns(facts=(CASE, "services board"), words=(CASE_TEXT, "part words"))

    class Meta:
        db_table = "review_of_age"
        verbose_name = "coming of age during a review"
        verbose_name_plural = "comings of age during reviews"
