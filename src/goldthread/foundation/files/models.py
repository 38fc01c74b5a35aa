"""Files as they are kept: what each is, and whether anybody has looked into it for harm."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from goldthread.foundation.access.once import once
from goldthread.foundation.access.seen_through import SeenThrough
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.files.kinds import KINDS, FileKind
from goldthread.foundation.records.handling import BUSINESS, KEY, LEARNING_TEXT
from goldthread.foundation.spaces.models import SpaceRecord, with_own_columns

SEEN_THROUGH = SeenThrough()
"""The parts above that keep files."""


class StoredFileQuerySet(models.QuerySet["StoredFile"]):
    @once
    def visible_to(self, standing: Standing) -> "StoredFileQuerySet":
        """A file is seen through the record that it belongs to, and through nothing else."""
        return self if standing.is_system else self.filter(SEEN_THROUGH.for_(standing))


class StoredFile(SpaceRecord):
    """One file that somebody sent. Its bytes lie outside the database and never change.

    ``place`` is where they lie, a name that tells nothing; ``sha256`` is checked whenever they are read.
    ``scanned_with`` is what the scanner says of itself and of the age of what it knows.
    """

    class Scan(models.TextChoices):
        NOT_SCANNED = "not_scanned", "Not scanned for viruses"
        WAITING = "waiting", "Being scanned for viruses"
        CLEAN = "clean", "Scanned, nothing found"
        INFECTED = "infected", "Locked away: a virus was found"

    name = models.CharField(max_length=255)
    kind = models.CharField(max_length=10, choices=[(kind.code, kind.title) for kind in KINDS.values()])
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    place = models.CharField(max_length=32)
    scan = models.CharField(max_length=12, choices=Scan.choices)
    scanned_at = models.DateTimeField(null=True, blank=True)
    scanned_with = models.CharField(max_length=200, blank=True)
    received_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    received_at = models.DateTimeField()

    objects = StoredFileQuerySet.as_manager()

    handling: ClassVar = with_own_columns(
        words=(LEARNING_TEXT.kept_as("as its record"), "name"),
        facts=(BUSINESS.kept_as("as its record"), "kind size scan scanned_at scanned_with received_by received_at"),
        keys=(KEY, "sha256 place"),
    )

    class Meta:
        db_table = "stored_file"
        indexes: ClassVar = [
            models.Index(
                fields=["space", "id"], condition=Q(scan__in=["not_scanned", "waiting"]), name="stored_file_unscanned"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def what(self) -> FileKind:
        return KINDS[self.kind]

    @property
    def may_be_opened(self) -> bool:
        """Not while a scan is awaited, and never once something was found."""
        return self.scan in (self.Scan.CLEAN, self.Scan.NOT_SCANNED)

    def get_absolute_url(self) -> str:
        return reverse("stored_file", kwargs={"space": self.space.slug, "pk": self.pk})
