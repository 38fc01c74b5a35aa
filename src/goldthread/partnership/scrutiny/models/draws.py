"""Random samples of actions marked done, and what the independent scrutineer says of each action that was drawn."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse

from goldthread.foundation.access.once import once
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.actions.models import Action
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.records.handling import LEARNING, LEARNING_TEXT
from goldthread.foundation.spaces.models import SpaceRecord, with_own_columns
from goldthread.partnership.scrutiny.sampling import METHOD, sample


class DrawQuerySet(models.QuerySet["Draw"]):
    @once
    def visible_to(self, standing: Standing) -> "DrawQuerySet":
        """A draw is seen by those who see the whole plan, if they may see one of the actions that were drawn."""
        if standing.is_system:
            return self
        drawn = DrawnAction.objects.visible_to(standing).filter(space=OuterRef("space"), draw=OuterRef("pk"))
        return self.filter(Exists(drawn), space_id__in=standing.spaces_where(Can.VIEW_WHOLE_PLAN))


class Draw(SpaceRecord):
    """One random sample. It is never changed and never removed: whoever draws again is seen to have drawn again.

    ``population`` are the numbers of all actions that it was drawn from, as they were at that moment: those marked
    done that fit what was chosen (an agency, what they came from, when they were done). With ``seed`` and ``method``
    the same sample can be drawn again.
    """

    number = models.PositiveIntegerField()
    purpose = models.TextField()
    size = models.PositiveSmallIntegerField()
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="draws")
    origin = models.CharField(max_length=40, blank=True)
    origin_id = models.BigIntegerField(null=True, blank=True)
    done_from = models.DateField(null=True, blank=True)
    done_to = models.DateField(null=True, blank=True)
    seed = models.CharField(max_length=64)
    method = models.CharField(max_length=40, default=METHOD)
    population = ArrayField(models.BigIntegerField())
    drawn_at = models.DateTimeField()

    objects = DrawQuerySet.as_manager()

    handling: ClassVar = with_own_columns(
        facts=(
            LEARNING,
            "number size agency origin origin_id done_from done_to seed method population drawn_at",
        ),
        words=(LEARNING_TEXT, "purpose"),
    )

    class Meta:
        db_table = "scrutiny_draw"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["space", "number"], name="scrutiny_draw_number_once"),
            models.CheckConstraint(
                condition=Q(size__gte=1, size__lte=F("population__len")), name="scrutiny_draw_is_of_its_population"
            ),
        ]

    def __str__(self) -> str:
        return f"Draw {self.number}"

    def get_absolute_url(self) -> str:
        return reverse("draw", kwargs={"space": self.space.slug, "pk": self.pk})

    def drawn_again(self) -> tuple[int, ...]:
        """The numbers that the kept seed draws from the kept population, today as then."""
        return sample(self.seed, self.population, self.size)


class DrawnActionQuerySet(models.QuerySet["DrawnAction"]):
    @once
    def visible_to(self, standing: Standing) -> "DrawnActionQuerySet":
        """What was drawn is seen by whoever may see the action."""
        if standing.is_system:
            return self
        return self.filter(action__in=Action.objects.visible_to(standing))

    def with_views(self) -> "DrawnActionQuerySet":
        """Each with what was said of it, newest first."""
        views = ScrutineersView.objects.order_by("-number")
        return self.prefetch_related(models.Prefetch("views", views))


class DrawnAction(SpaceRecord):
    """An action that a draw took, in which place, and the status it had then."""

    draw = models.ForeignKey(Draw, on_delete=models.PROTECT, related_name="drawn")
    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="drawn_in")
    place = models.PositiveSmallIntegerField()
    status_then = models.CharField(max_length=30, choices=Action.Status.choices)

    objects = DrawnActionQuerySet.as_manager()

    handling: ClassVar = with_own_columns(facts=(LEARNING, "draw action place status_then"))

    class Meta:
        db_table = "scrutiny_drawn_action"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["space", "draw", "action"], name="scrutiny_drawn_action_once"),
            models.UniqueConstraint(fields=["space", "draw", "place"], name="scrutiny_drawn_action_place_once"),
        ]
        indexes: ClassVar = [models.Index(fields=["space", "action"], name="scrutiny_drawn_action_action")]

    def __str__(self) -> str:
        return f"{self.action}, {self.draw}"


class ScrutineersView(SpaceRecord):
    """What the independent scrutineer says of an action that was drawn, in their own words.

    None is ever changed: a newer view takes the place of the one before, which stays to be seen.
    """

    class Found(models.TextChoices):
        SUPPORTS = "supports", "The evidence supports it"
        IN_PART = "in_part", "The evidence supports it in part"
        DOES_NOT = "does_not", "The evidence does not support it"
        NOT_ENOUGH = "not_enough", "There is not enough to say"

    drawn = models.ForeignKey(DrawnAction, on_delete=models.PROTECT, related_name="views")
    number = models.PositiveSmallIntegerField()
    found = models.CharField(max_length=20, choices=Found.choices)
    looked_at = models.TextField()
    words = models.TextField()
    given_at = models.DateTimeField()

    handling: ClassVar = with_own_columns(
        facts=(LEARNING, "drawn number found given_at"), words=(LEARNING_TEXT, "looked_at words")
    )

    class Meta:
        db_table = "scrutiny_view"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["space", "drawn", "number"], name="scrutiny_view_number_once"),
            models.CheckConstraint(condition=~Q(looked_at="") & ~Q(words=""), name="scrutiny_view_says_something"),
        ]

    def __str__(self) -> str:
        return self.get_found_display()
