"""The trail as it lies in the database. Written only by the functions in functions.sql, never through these models."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from goldthread.foundation.records.handling import ACCESS_LOG, BUSINESS, KEY, LEARNING_TEXT, classed


class TrailSeal(models.Model):
    """A signed batch of entries of one space, chained to the batch before it."""

    space = models.BigIntegerField()
    number = models.BigIntegerField()
    entry_ids = ArrayField(models.BigIntegerField())
    previous = models.BinaryField()
    root = models.BinaryField()
    signature = models.BinaryField()
    key_name = models.CharField(max_length=64)
    sealed_at = models.DateTimeField()

    handling: ClassVar = classed(all=(KEY, "id space number entry_ids previous root signature key_name sealed_at"))

    class Meta:
        db_table = "trail_seal"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["space", "number"], name="trail_seal_number"),
        ]

    def __str__(self) -> str:
        return f"seal {self.number} of space {self.space}"


class TrailDestruction(models.Model):
    """That the bodies of some entries were destroyed under one certificate of the space.

    ``digest`` is of the digests of those entries, in order; an entry of its own, sealed as all are, says the same.
    """

    space = models.BigIntegerField()
    certificate = models.BigIntegerField()
    entries_number = models.BigIntegerField()
    digest = models.BinaryField()
    at = models.DateTimeField()

    handling: ClassVar = classed(all=(KEY, "id space certificate entries_number digest at"))

    class Meta:
        db_table = "trail_destruction"
        indexes: ClassVar = [models.Index(fields=["space", "id"], name="trail_destruction_space")]

    def __str__(self) -> str:
        return f"destruction {self.pk} of space {self.space}"


class TrailEntry(models.Model):
    """One change or read: who, when, doing what, to which object, and the digest of what was kept apart.

    ``actor`` is an account's number, 0 for the program itself, or ``database:ROLE`` for work done in the
    database without a passage. A read that is forgotten tells neither who nor what any more.
    """

    space = models.BigIntegerField()
    at = models.DateTimeField()
    actor = models.TextField()
    doing = models.TextField()
    request = models.TextField()
    operation = models.CharField(max_length=10)
    object_table = models.TextField()
    object_id = models.BigIntegerField(null=True)
    body_digest = models.BinaryField()
    digest = models.BinaryField()
    seal = models.ForeignKey(TrailSeal, on_delete=models.PROTECT, null=True, related_name="entries")
    destruction = models.ForeignKey(
        TrailDestruction, on_delete=models.PROTECT, null=True, related_name="entries", db_index=False
    )
    forgotten = models.ForeignKey(
        TrailDestruction, on_delete=models.PROTECT, null=True, related_name="reads", db_index=False
    )

    handling: ClassVar = classed(
        keys=(KEY, "id space body_digest digest seal object_table object_id request destruction forgotten"),
        facts=(BUSINESS, "at operation"),
        log=(ACCESS_LOG, "actor doing"),
    )

    class Meta:
        db_table = "trail_entry"
        indexes: ClassVar = [
            models.Index(fields=["space", "id"], condition=models.Q(seal=None), name="trail_entry_unsealed"),
            models.Index(fields=["space", "object_table", "object_id"], name="trail_entry_object"),
            models.Index(
                fields=["space", "object_table", "object_id"],
                condition=models.Q(operation="delete", destruction=None),
                name="trail_entry_removed",
            ),
            models.Index(
                fields=["destruction"], condition=models.Q(destruction__isnull=False), name="trail_entry_destroyed"
            ),
            models.Index(
                fields=["forgotten"], condition=models.Q(forgotten__isnull=False), name="trail_entry_forgotten"
            ),
            models.Index(
                fields=["space", "at"],
                condition=models.Q(operation="read", forgotten=None),
                name="trail_entry_read_at",
            ),
        ]

    def __str__(self) -> str:
        return f"entry {self.pk}"


class TrailBody(models.Model):
    """What an entry says, with its salt. Destroyed under the retention schedule; the entry and its digest stay."""

    entry = models.OneToOneField(TrailEntry, on_delete=models.CASCADE, primary_key=True, related_name="body")
    salt = models.BinaryField()
    words = models.TextField()

    handling: ClassVar = classed(keys=(KEY, "entry salt"), words=(LEARNING_TEXT.kept_as("as its record"), "words"))

    class Meta:
        db_table = "trail_body"

    def __str__(self) -> str:
        return f"body of entry {self.pk}"
