"""What a source says besides: particulars of an action, facts of the report, feedback and addresses."""

from typing import ClassVar

from django.db import models

from goldthread.foundation.access.once import once
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.actions.models import Action
from goldthread.foundation.records.handling import LEARNING, LEARNING_TEXT
from goldthread.foundation.sources.models import Sourced, with_source_columns
from goldthread.foundation.spaces.models import SpaceRecord
from goldthread.partnership.learning.models.reviews import OfReview


class ActionNoteQuerySet(models.QuerySet["ActionNote"]):
    @once
    def visible_to(self, standing: Standing) -> "ActionNoteQuerySet":
        """A note is seen by whoever may see its action."""
        if standing.is_system:
            return self
        return self.filter(action__in=Action.objects.visible_to(standing))


class ActionNote(SpaceRecord, Sourced):
    """One particular of an action, in the words of the source."""

    class Kind(models.TextChoices):
        CONTRIBUTOR = "contributor", "Contributed by"
        OUTPUT = "output", "Produced"
        MERGED_FROM = "merged_from", "Merged from"
        REPORTED_EFFECT = "reported_effect", "Effect reported, no evidence here"
        FREQUENCY = "frequency", "How often"
        REPORTS_TO = "reports_to", "Reports to"
        PROMISE = "promise", "Promised"

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="particulars")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    words = models.TextField()
    position = models.PositiveSmallIntegerField(default=1)

    objects = ActionNoteQuerySet.as_manager()

    handling: ClassVar = with_source_columns(facts=(LEARNING, "action kind position"), words=(LEARNING_TEXT, "words"))

    class Meta:
        db_table = "action_note"
        indexes: ClassVar = [models.Index(fields=["space", "action"], name="action_note_action")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.words}"


class ReviewNote(OfReview):
    """A fact of the report or of the committee that received it."""

    class Kind(models.TextChoices):
        REPORT = "report", "About the report"
        APPENDIX = "appendix", "Appendix"
        COMMITTEE_RECOMMENDATION = "committee_recommendation", "Asked of the committee"
        LEARNING = "learning", "Learning"

    kind = models.CharField(max_length=30, choices=Kind.choices)
    label = models.CharField(max_length=100, blank=True)
    words = models.TextField()

    handling: ClassVar = with_source_columns(facts=(LEARNING, "review kind label"), words=(LEARNING_TEXT, "words"))

    class Meta:
        db_table = "review_note"

    def __str__(self) -> str:
        return f"{self.label or self.get_kind_display()}: {self.words}"


class Feedback(OfReview):
    """What somebody said of the work, by role and never by name."""

    about = models.CharField(max_length=300)
    from_role = models.CharField(max_length=200)
    sense = models.TextField()

    handling: ClassVar = with_source_columns(facts=(LEARNING, "review"), words=(LEARNING_TEXT, "about from_role sense"))

    class Meta:
        db_table = "review_feedback"

    def __str__(self) -> str:
        return f"{self.about}, {self.from_role}"


class ReviewLink(OfReview):
    """An address that the source prints; it may have died since."""

    title = models.CharField(max_length=300)
    url = models.URLField(max_length=500)
    note = models.CharField(max_length=300, blank=True)

    handling: ClassVar = with_source_columns(facts=(LEARNING, "review title url note"))

    class Meta:
        db_table = "review_link"

    def __str__(self) -> str:
        return self.title
