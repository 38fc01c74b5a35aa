"""Who must not be named in a review, and where the program found them in its texts and files."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from goldthread.foundation.access.once import once
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.looking.details import DetailKind
from goldthread.foundation.records.handling import KEY, PAPER, TELLS_WHO
from goldthread.foundation.spaces.models import SpaceRecord, with_own_columns
from goldthread.partnership.learning.models import Review
from goldthread.partnership.publishing.models.readiness import ReadinessQuerySet


class NamesQuerySet(models.QuerySet[Any]):
    @once
    def visible_to(self, standing: Standing) -> "NamesQuerySet":
        """Seen by those who clear reviews for publication, and by nobody else; after publication too."""
        if standing.is_system:
            return self
        spaces = standing.spaces_where(Can.PUBLISH_REVIEWS)
        return self.filter(space_id__in=spaces, review__in=Review.objects.visible_to(standing))


class ClearedQuerySet(models.QuerySet[Any]):
    @once
    def visible_to(self, standing: Standing) -> "ClearedQuerySet":
        """Seen by those who clear reviews for publication: the reason may tell who somebody is."""
        return self if standing.is_system else self.filter(space_id__in=standing.spaces_where(Can.PUBLISH_REVIEWS))


class PersonDetail(SpaceRecord):
    """One entry of a review's people list: something that tells who a person is who must not be named.

    ``whose`` says of whom by their part in the review, "the child" or "a sibling". Never searched, taken away as a
    file or sent; the trail says only that it changed.
    """

    Kind = DetailKind

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    whose = models.CharField(max_length=100)
    words = models.CharField(max_length=300)

    objects = NamesQuerySet.as_manager()

    handling: ClassVar = with_own_columns(facts=(PAPER, "review kind"), words=(TELLS_WHO, "whose words"))

    class Meta:
        db_table = "review_person_detail"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["space", "review", "kind", "words"], name="review_person_detail_once_in_a_review"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} of {self.whose}"


class NameCheck(SpaceRecord):
    """The last time that a review's texts and files were looked through for its people list.

    ``digest`` is of all that was looked through and of the list as it was: if today's is another, look again.
    """

    class State(models.TextChoices):
        WAITING = "waiting", "Being looked through"
        DONE = "done", "Looked through"
        FAILED = "failed", "Could not be looked through"

    review = models.OneToOneField(Review, on_delete=models.PROTECT, related_name="name_check")
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    ordered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    ordered_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True, blank=True)
    texts = models.PositiveIntegerField(default=0)
    files = models.PositiveIntegerField(default=0)
    digest = models.CharField(max_length=64, blank=True)

    objects = ReadinessQuerySet.as_manager()

    handling: ClassVar = with_own_columns(
        facts=(PAPER, "review state ordered_by ordered_at done_at texts files"), keys=(KEY, "digest")
    )

    class Meta:
        db_table = "name_check"

    def __str__(self) -> str:
        return self.get_state_display()

    @property
    def piece(self) -> str:
        """The name of the work, for how far it is."""
        return f"names {self.pk}"


class NamesCleared(SpaceRecord):
    """That a person looked at what held something up on its way to the public site, and says why it may stand there.

    ``digest`` is of the sentences that hold it, or of one file, at an address (of every page, where ``path`` is empty):
    once these are others, or another entry of a list stands there, it is to be cleared again.
    """

    path = models.CharField(max_length=200, blank=True)
    digest = models.CharField(max_length=64)
    why = models.TextField()
    cleared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    cleared_at = models.DateTimeField()

    objects = ClearedQuerySet.as_manager()

    handling: ClassVar = with_own_columns(
        facts=(PAPER, "path cleared_by cleared_at"), keys=(KEY, "digest"), words=(TELLS_WHO, "why")
    )

    class Meta:
        db_table = "names_cleared"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["space", "path", "digest"], name="names_cleared_once_at_an_address"),
        ]

    def __str__(self) -> str:
        return self.path


class NameHit(SpaceRecord):
    """That an entry of the list was found in one text or file, or that a file could not be read (no ``detail``).

    It is of the text with that ``digest``: once the text is another, so is the hit, and it is to be cleared again.
    """

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="+")
    detail = models.ForeignKey(PersonDetail, on_delete=models.CASCADE, null=True, blank=True, related_name="hits")
    place = models.CharField(max_length=100)
    digest = models.CharField(max_length=64)
    href = models.CharField(max_length=300)
    where = models.CharField(max_length=400)
    times = models.PositiveIntegerField(default=1)
    excerpts = models.JSONField(default=list)
    found_at = models.DateTimeField()
    cleared_at = models.DateTimeField(null=True, blank=True)
    cleared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    cleared_why = models.TextField(blank=True)

    objects = NamesQuerySet.as_manager()

    handling: ClassVar = with_own_columns(
        facts=(PAPER, "review detail times found_at cleared_at cleared_by"),
        keys=(KEY, "place digest href"),
        words=(TELLS_WHO, "where excerpts cleared_why"),
    )

    class Meta:
        db_table = "name_hit"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["space", "review", "place", "detail", "digest"],
                nulls_distinct=False,
                name="name_hit_once_in_a_text",
            ),
            models.CheckConstraint(
                condition=Q(cleared_at=None, cleared_why="") | (Q(cleared_at__isnull=False) & ~Q(cleared_why="")),
                name="name_hit_cleared_with_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"Hit {self.pk}"
