"""Loads of files, and where each record came from."""

from dataclasses import dataclass
from typing import Any, ClassVar

from django.conf import settings
from django.db import models

from goldthread.foundation.records.handling import BUSINESS, KEY, Handling, classed
from goldthread.foundation.spaces.models import SpaceRecord, with_own_columns


class Load(SpaceRecord):
    """One file brought in, with what came of it. Undone as a whole or not at all.

    ``dataset`` is the name that a file of facts gives itself: another version of it is known by that.
    ``not_loaded`` are the headings of columns whose words were left in the file.
    """

    class State(models.TextChoices):
        LOADED = "loaded", "Loaded"
        UNDONE = "undone", "Undone"

    kind = models.CharField(max_length=40)
    dataset = models.CharField(max_length=100, blank=True)
    title = models.CharField(max_length=200)
    file_name = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64)
    state = models.CharField(max_length=10, choices=State.choices, default=State.LOADED)
    records = models.PositiveIntegerField(default=0)
    not_loaded = models.JSONField(default=list, blank=True)
    licence = models.TextField(blank=True)
    loaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    loaded_at = models.DateTimeField()
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    undone_at = models.DateTimeField(null=True, blank=True)

    handling: ClassVar = with_own_columns(
        facts=(
            BUSINESS,
            "kind dataset title file_name state records not_loaded licence loaded_by loaded_at undone_by undone_at",
        ),
        keys=(KEY, "sha256"),
    )

    class Meta:
        db_table = "source_load"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["space", "kind", "sha256"],
                condition=models.Q(state="loaded"),
                name="source_load_same_file_once",
            ),
            models.UniqueConstraint(
                fields=["space", "dataset"],
                condition=models.Q(state="loaded") & ~models.Q(dataset=""),
                name="source_load_one_version_of_a_dataset",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Basis(models.TextChoices):
    """Whether a source states a thing, or it was inferred by whoever restated the source."""

    STATED = "stated", "Stated in the source"
    INFERRED = "inferred", "Inferred, not stated in the source"
    RECORDED = "recorded", "Recorded here"


class Sourced(models.Model):
    """A record that may have come from a file: it keeps the source, the section and the line.

    ``source`` is the name of the original document, ``locator`` its section heading, ``line`` the line in
    the text that was read (1-based): to find the place again, not to identify the record. A record typed
    here has no load and an empty source.
    """

    load = models.ForeignKey(Load, on_delete=models.PROTECT, null=True, blank=True, related_name="+", editable=False)
    source = models.CharField(max_length=255, blank=True, editable=False)
    locator = models.CharField(max_length=500, blank=True, editable=False)
    line = models.PositiveIntegerField(null=True, blank=True, editable=False)

    class Meta:
        abstract = True

    @property
    def is_imported(self) -> bool:
        return self.load_id is not None


@dataclass(frozen=True)
class FilePlace:
    """Where in a loaded file a record stands: what a command is told when it records from a file.

    ``line`` is 1-based, as the person sees it in the file.
    """

    load: Load | None = None
    source: str = ""
    locator: str = ""
    line: int | None = None

    def as_fields(self) -> dict[str, Any]:
        """By field of a ``Sourced`` record."""
        return {"load": self.load, "source": self.source, "locator": self.locator, "line": self.line}


TYPED_HERE = FilePlace()
"""A record that somebody typed: it has no place in any file."""


SOURCE_COLUMNS = classed(source=(KEY, "load source locator line"))


def with_source_columns(**groups: tuple[Handling, str]) -> dict[str, Handling]:
    """Class the fields of a record that may have come from a file."""
    return {**SOURCE_COLUMNS, **with_own_columns(**groups)}


class SourceOddity(SpaceRecord, Sourced):
    """Something wrong, doubled, missing or at odds in a source. It is shown, never tidied away."""

    dataset = models.CharField(max_length=100)
    oddity = models.TextField()

    handling: ClassVar = with_source_columns(facts=(BUSINESS, "dataset oddity"))

    class Meta:
        db_table = "source_oddity"

    def __str__(self) -> str:
        return self.oddity
