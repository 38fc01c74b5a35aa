"""A request to correct a record, and the note that stands at the record; a complaint about personal data; actions."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from goldthread.foundation.actions.models import Action
from goldthread.foundation.records.handling import BUSINESS, KEY, LEARNING_TEXT, RIGHTS, RIGHTS_TEXT
from goldthread.foundation.spaces.models import SpaceRecord, with_own_columns
from goldthread.partnership.rights.models.matters import OfMatter


class Correction(OfMatter):
    """Which record is said to be wrong, and what was decided. The record itself is never erased.

    ``about`` and ``record`` name a record by its table and number, where it has a page on which a note can stand;
    ``named`` says in words what it is.
    """

    class Decision(models.TextChoices):
        CORRECTED = "corrected", "The record was corrected"
        NOTED = "noted", "The record stays, and a note stands beside it"
        REFUSED = "refused", "Refused: the record is right"

    about = models.CharField(max_length=60, blank=True)
    record = models.BigIntegerField(null=True, blank=True)
    named = models.CharField(max_length=400)
    decision = models.CharField(max_length=10, choices=Decision.choices, blank=True)
    why = models.TextField(blank=True)
    told_on = models.DateField(null=True, blank=True)
    told_how = models.TextField(blank=True)

    handling: ClassVar = with_own_columns(
        facts=(RIGHTS, "matter record decision told_on"),
        keys=(KEY, "about"),
        words=(RIGHTS_TEXT, "named why told_how"),
    )

    class Meta:
        db_table = "rights_correction"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["space", "matter"], name="rights_correction_once"),
            models.CheckConstraint(
                condition=Q(decision="") | ~Q(why=""), name="rights_correction_decided_with_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return self.named


class RecordNote(SpaceRecord):
    """A note that stands at a record for whoever sees that. It does not say who asked for it, or that somebody did."""

    about = models.CharField(max_length=60)
    record = models.BigIntegerField()
    made_on = models.DateField()
    is_correction = models.BooleanField(default=False)
    words = models.TextField()

    handling: ClassVar = with_own_columns(
        facts=(BUSINESS, "record made_on is_correction"), keys=(KEY, "about"), words=(LEARNING_TEXT, "words")
    )

    class Meta:
        db_table = "record_note"
        indexes: ClassVar = [models.Index(fields=["space", "about", "record"], name="record_note_of_record")]

    def __str__(self) -> str:
        return self.words


class Complaint(OfMatter):
    """How far a complaint is: acknowledged, answered and, if that was asked, reviewed; each on a day."""

    class Outcome(models.TextChoices):
        UPHELD = "upheld", "Upheld"
        PARTLY = "partly", "Partly upheld"
        NOT_UPHELD = "not_upheld", "Not upheld"

    acknowledged_on = models.DateField(null=True, blank=True)
    answered_on = models.DateField(null=True, blank=True)
    outcome = models.CharField(max_length=10, choices=Outcome.choices, blank=True)
    answer = models.TextField(blank=True)
    learning = models.TextField(blank=True)
    review_asked_on = models.DateField(null=True, blank=True)
    reviewed_on = models.DateField(null=True, blank=True)
    review = models.TextField(blank=True)

    handling: ClassVar = with_own_columns(
        facts=(RIGHTS, "matter acknowledged_on answered_on outcome review_asked_on reviewed_on"),
        words=(RIGHTS_TEXT, "answer learning review"),
    )

    class Meta:
        db_table = "rights_complaint"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["space", "matter"], name="rights_complaint_once"),
            models.CheckConstraint(
                condition=Q(answered_on=None) | ~Q(outcome=""), name="rights_complaint_answered_with_an_outcome"
            ),
        ]

    def __str__(self) -> str:
        return self.get_outcome_display() or "Not answered yet"


class InformationAnswer(OfMatter):
    """What somebody who asked for public information was told, on which day. It stops the clock."""

    class Outcome(models.TextChoices):
        GIVEN = "given", "The information was given"
        PARTLY = "partly", "Some of it was given"
        NOT_HELD = "not_held", "It is not held"
        REFUSED = "refused", "It was refused"

    answered_on = models.DateField()
    outcome = models.CharField(max_length=8, choices=Outcome.choices)
    words = models.TextField()

    handling: ClassVar = with_own_columns(facts=(RIGHTS, "matter answered_on outcome"), words=(RIGHTS_TEXT, "words"))

    class Meta:
        db_table = "rights_information_answer"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["space", "matter"], name="rights_information_answer_once"),
        ]

    def __str__(self) -> str:
        return self.get_outcome_display()


class RaisedAction(OfMatter):
    """An action that came from what was learned. The action itself does not say from which matter."""

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="+")

    handling: ClassVar = with_own_columns(facts=(RIGHTS, "matter action"))

    class Meta:
        db_table = "rights_raised_action"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["space", "matter", "action"], name="rights_raised_action_once"),
        ]
        indexes: ClassVar = [models.Index(fields=["space", "action"], name="rights_raised_action_action")]

    def __str__(self) -> str:
        return str(self.action)
