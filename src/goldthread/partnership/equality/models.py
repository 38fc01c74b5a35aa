"""Which lenses a partnership looks through, and what was answered of each action."""

from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from goldthread.foundation.access.once import once
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.actions.models import Action, ActionQuerySet
from goldthread.foundation.records.handling import BUSINESS, LEARNING, LEARNING_TEXT
from goldthread.foundation.spaces.models import SpaceRecord, with_own_columns

DEFAULT_LENSES = ("Race", "Class", "Gender", "Disability")
"""The plan after the review of Child C is looked at for how race, class and gender meet (seed 003, section 6); with
disability, what a partnership asks until it sets lenses of its own."""

LONGEST_LENS = 60


class LensListQuerySet(models.QuerySet["LensList"]):
    @once
    def visible_to(self, standing: Standing) -> "LensListQuerySet":
        """A setting of the partnership, seen by all who see the partnership."""
        return self if standing.is_system else self.filter(space_id__in=standing.spaces_where(Can.VIEW_PARTNERSHIP))


class LensList(SpaceRecord):
    """The lenses of a partnership, once it has set its own; at most one row in a space."""

    names = ArrayField(models.CharField(max_length=LONGEST_LENS))

    objects = LensListQuerySet.as_manager()

    handling: ClassVar = with_own_columns(facts=(BUSINESS, "names"))

    class Meta:
        db_table = "lens_list"
        constraints: ClassVar = [models.UniqueConstraint(fields=["space"], name="lens_list_once_in_a_space")]

    def __str__(self) -> str:
        return ", ".join(self.names)


class LensAnswerQuerySet(models.QuerySet["LensAnswer"]):
    @once
    def visible_to(self, standing: Standing) -> "LensAnswerQuerySet":
        """Seen by whoever may see the action."""
        return self if standing.is_system else self.filter(action__in=Action.objects.visible_to(standing))


class LensAnswer(SpaceRecord):
    """Whom an action reaches and whom it misses, through one lens. Empty ``misses`` say that nobody is missed.

    ``answered_as`` is the role in which somebody said it, which is shown; who it was is in the trail.
    """

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="lens_answers")
    lens = models.CharField(max_length=LONGEST_LENS)
    reaches = models.TextField()
    misses = models.TextField(blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    answered_as = models.CharField(max_length=300)
    answered_at = models.DateTimeField()

    objects = LensAnswerQuerySet.as_manager()

    handling: ClassVar = with_own_columns(
        facts=(LEARNING, "action lens answered_by answered_as answered_at"), words=(LEARNING_TEXT, "reaches misses")
    )

    class Meta:
        db_table = "lens_answer"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["space", "action", "lens"], name="lens_answer_once_of_an_action"),
            models.CheckConstraint(condition=~Q(reaches=""), name="lens_answer_says_whom_it_reaches"),
        ]

    def __str__(self) -> str:
        return f"{self.lens}: {self.misses or 'nobody is missed'}"


def answered_by(standing: Standing) -> ActionQuerySet:
    """Actions of which a person may answer: of any that one sees, or of what one's own agency owes."""
    if standing.is_system:
        return Action.objects.all()
    whole = standing.whole_spaces_where(Can.ANSWER_EQUALITY_LENS)
    own = standing.agencies_where(Can.ANSWER_EQUALITY_LENS)
    return Action.objects.visible_to(standing).answered_for(whole, own)
