"""Files that somebody is bringing in, what was matched in earlier ones, whom a load invited and what it reported."""

from datetime import date, datetime, timedelta
from typing import ClassVar

from django.conf import settings
from django.db import models

from goldthread.foundation.invitations.models import Invitation
from goldthread.foundation.progress.models import ProgressReport
from goldthread.foundation.records.handling import BUSINESS, KEY, PASSING
from goldthread.foundation.sources.models import Load
from goldthread.foundation.spaces.models import SpaceRecord, with_own_columns

KEPT_FOR = timedelta(days=90)
"""A file in hand is work in progress: long enough to come back to, and then it goes."""

ANYWAY, LEAVE = "anyway", "leave"
"""What a person decides of a line that asks: to carry it out all the same, or to leave what is here as it is."""

WORKERS_TIME = timedelta(minutes=15)
"""Many times what the longest file takes; after it something is wrong with the worker."""


class FileInHandQuerySet(models.QuerySet["FileInHand"]):
    def of(self, user_id: int, on: date) -> "FileInHandQuerySet":
        """A person's own that have not expired: nobody sees those of others."""
        return self.filter(user_id=user_id, expires_on__gte=on)


class FileInHand(SpaceRecord):
    """A file that one person sent and is making ready to load, with what they chose so far.

    ``columns`` gives, by field, the number of its column or ``=`` and one answer for every line; ``answers``
    by field, their words and what they stand for here; ``decided`` by line, what was answered about it, and ``of``
    what state of what is here. ``refused`` are lines that a command would not take, and
    ``left_out`` the lines that were not loaded, each with its sentences. ``begun_at`` is set while the worker
    loads it, ``load`` once it is loaded.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=40)
    file_name = models.CharField(max_length=255)
    sheet = models.PositiveIntegerField(default=0)
    heading_line = models.PositiveIntegerField(default=1)
    columns = models.JSONField(default=dict)
    answers = models.JSONField(default=dict)
    decided = models.JSONField(default=dict)
    refused = models.JSONField(default=dict)
    left_out = models.JSONField(default=dict)
    begun_at = models.DateTimeField(null=True)
    load = models.ForeignKey(Load, on_delete=models.CASCADE, null=True, related_name="+")
    received_at = models.DateTimeField()
    expires_on = models.DateField()

    objects = FileInHandQuerySet.as_manager()

    handling: ClassVar = with_own_columns(
        passing=(PASSING, "columns answers decided refused left_out"),
        facts=(BUSINESS, "user kind file_name"),
        keys=(KEY, "sheet heading_line begun_at load received_at expires_on"),
    )

    class Meta:
        db_table = "import_file"
        verbose_name_plural = "files in hand"

    def __str__(self) -> str:
        return self.file_name

    @property
    def piece(self) -> str:
        """By what name it is told how far the loading is."""
        return f"file {self.pk}"

    def is_with_worker(self, at: datetime) -> bool:
        """Whether the worker has it and may still be loading it."""
        return self.begun_at is not None and at < self.begun_at + WORKERS_TIME


class FileContent(SpaceRecord):
    """The bytes of a file in hand, apart from what changes about it."""

    file = models.OneToOneField(FileInHand, on_delete=models.CASCADE, related_name="content")
    data = models.BinaryField()

    handling: ClassVar = with_own_columns(passing=(PASSING, "data"), keys=(KEY, "file"))

    class Meta:
        db_table = "import_file_content"

    def __str__(self) -> str:
        return f"content of file {self.file_id}"


class ColumnMatch(SpaceRecord):
    """Which field a heading stood for when this partnership last loaded a file of a kind; empty for none."""

    kind = models.CharField(max_length=40)
    heading = models.CharField(max_length=200)
    field = models.CharField(max_length=40, blank=True)

    handling: ClassVar = with_own_columns(facts=(BUSINESS, "kind heading field"))

    class Meta:
        db_table = "import_column_match"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["space", "kind", "heading"], name="import_heading_once_a_kind"),
        ]

    def __str__(self) -> str:
        return f"{self.heading}: {self.field}"


class AnswerMatch(SpaceRecord):
    """What their words in a coded column stood for when this partnership last loaded a file of a kind."""

    kind = models.CharField(max_length=40)
    field = models.CharField(max_length=40)
    words = models.CharField(max_length=200)
    answer = models.CharField(max_length=60)

    handling: ClassVar = with_own_columns(facts=(BUSINESS, "kind field words answer"))

    class Meta:
        db_table = "import_answer_match"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["space", "kind", "field", "words"], name="import_words_once_a_field"),
        ]

    def __str__(self) -> str:
        return f"{self.words}: {self.answer}"


class LoadedInvitation(SpaceRecord):
    """A load invited somebody: undoing it withdraws the invitation, if it is still open."""

    load = models.ForeignKey(Load, on_delete=models.PROTECT, related_name="+")
    invitation = models.ForeignKey(Invitation, on_delete=models.PROTECT, related_name="+")
    line = models.PositiveIntegerField()

    handling: ClassVar = with_own_columns(keys=(KEY, "load invitation line"))

    class Meta:
        db_table = "import_invitation"

    def __str__(self) -> str:
        return f"line {self.line} of load {self.load_id}"


class LoadedReport(SpaceRecord):
    """A load reported how an action goes: from which line of whose file the report came."""

    load = models.ForeignKey(Load, on_delete=models.PROTECT, related_name="+")
    report = models.ForeignKey(ProgressReport, on_delete=models.PROTECT, related_name="+")
    line = models.PositiveIntegerField()

    handling: ClassVar = with_own_columns(keys=(KEY, "load report line"))

    class Meta:
        db_table = "import_report"

    def __str__(self) -> str:
        return f"line {self.line} of load {self.load_id}"
