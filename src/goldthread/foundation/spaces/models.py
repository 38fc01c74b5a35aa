"""Spaces: what owns a row, and the base of every row that is owned."""

from typing import Any, ClassVar

from django.db import models
from django.db.models.functions import Now

from goldthread.foundation.records.handling import BUSINESS, KEY, PUBLISHED, Handling, classed
from goldthread.foundation.wall.owned import Owned


class Space(Owned, models.Model):
    """A partnership, a joint body or an agency. Every row of the product belongs to exactly one.

    Before ``went_live_at`` nothing is sent from the space except a test message to oneself.
    """

    class Kind(models.TextChoices):
        PARTNERSHIP = "partnership", "Partnership"
        JOINT_BODY = "joint_body", "Joint body"
        AGENCY = "agency", "Agency"

    kind = models.CharField(max_length=20, choices=Kind.choices)
    name = models.CharField(max_length=200)
    slug = models.SlugField(max_length=60, unique=True)
    area = models.CharField(max_length=200, blank=True)
    is_fictitious = models.BooleanField(default=False)
    went_live_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)
    recorded_at = models.DateTimeField(db_default=Now(), editable=False)

    # The register of spaces is behind the wall too: a space owns its own row.
    space_column = "id"
    handling: ClassVar = classed(
        keys=(KEY, "id version recorded_at"),
        facts=(PUBLISHED, "kind name slug area is_fictitious"),
        state=(BUSINESS, "went_live_at"),
    )

    class Meta:
        db_table = "space"

    def __str__(self) -> str:
        return self.name

    @property
    def is_live(self) -> bool:
        return self.went_live_at is not None


class SpaceRecord(Owned, models.Model):
    """A row that one space owns. The wall stands around each table made from this.

    ``version`` is raised by the database at every change, ``recorded_at`` is the database's own clock:
    neither is ever typed.
    """

    space = models.ForeignKey(Space, on_delete=models.PROTECT, related_name="+", editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    recorded_at = models.DateTimeField(db_default=Now(), editable=False)

    handling: ClassVar[Any] = None

    class Meta:
        abstract = True


OWN_COLUMNS = classed(keys=(KEY, "id space version recorded_at"))


def with_own_columns(**groups: tuple[Handling, str]) -> dict[str, Handling]:
    """Class the fields of a space's record; the columns that every record has are classed here."""
    return {**OWN_COLUMNS, **classed(**groups)}
