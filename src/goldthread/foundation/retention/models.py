"""The schedule as a partnership set it, holds, what was decided on a record, and certificates of destruction."""

from datetime import date
from typing import Any, ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.urls import reverse

from goldthread.foundation.access.once import once
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.records.handling import BUSINESS, KEY, LEARNING, LEARNING_TEXT
from goldthread.foundation.retention.classes import Anchor, AtEnd, Rule, class_choices
from goldthread.foundation.spaces.models import SpaceRecord, with_own_columns

LONGEST_MONTHS = 1200


class RetentionQuerySet(models.QuerySet[Any]):
    @once
    def visible_to(self, standing: Standing) -> "RetentionQuerySet":
        """Seen by those who look after what is kept."""
        return self if standing.is_system else self.filter(space_id__in=standing.spaces_where(Can.REVIEW_RETENTION))


class RetentionRule(SpaceRecord):
    """What a partnership set for a class from a day on. It is never changed: another stands in its place from its day.

    Before the first of them the default of the class stands. ``at_least`` are months from the day a record ended that
    it stays in any case.
    """

    retention_class = models.CharField(max_length=60, choices=class_choices)
    anchor = models.CharField(max_length=20, choices=Anchor.choices)
    months = models.PositiveSmallIntegerField()
    at_least = models.PositiveSmallIntegerField(default=0, db_default=0)
    at_end = models.CharField(max_length=20, choices=AtEnd.choices)
    source = models.CharField(max_length=300)
    starts_on = models.DateField()
    why = models.TextField()
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    set_at = models.DateTimeField()

    objects = RetentionQuerySet.as_manager()

    handling: ClassVar = with_own_columns(
        facts=(BUSINESS, "retention_class anchor months at_least at_end source starts_on why set_by set_at")
    )

    class Meta:
        db_table = "retention_rule"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(months__gte=1, months__lte=LONGEST_MONTHS), name="retention_rule_has_a_length"
            ),
            models.CheckConstraint(condition=Q(at_least__lte=LONGEST_MONTHS), name="retention_rule_at_least_in_bounds"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["space", "retention_class", "starts_on", "id"], name="retention_rule_in_force"),
        ]

    def __str__(self) -> str:
        return f"{self.get_retention_class_display()} from {self.starts_on}"

    @property
    def rule(self) -> Rule:
        return Rule(Anchor(self.anchor), self.months, AtEnd(self.at_end), self.source, self.at_least)


class HoldQuerySet(RetentionQuerySet):
    def standing(self) -> "HoldQuerySet":
        """Those that were not lifted."""
        return self.filter(lifted_at=None)


class Hold(SpaceRecord):
    """While it stands nothing that it is about is destroyed: one record, a class of records, or all of the space.

    The database asks it too, at each row that is deleted (functions.sql).
    """

    class Scope(models.TextChoices):
        RECORD = "record", "One record"
        CLASS = "class", "A class of records"
        SPACE = "space", "Everything of the partnership"

    class Ground(models.TextChoices):
        LEGAL = "legal", "Legal proceedings"
        INQUIRY = "inquiry", "A public inquiry"
        REQUEST = "request", "A person’s request for what is held about them"

    scope = models.CharField(max_length=10, choices=Scope.choices)
    kind = models.CharField(max_length=40, blank=True)
    object_id = models.BigIntegerField(null=True, blank=True)
    retention_class = models.CharField(max_length=60, choices=class_choices, blank=True)
    ground = models.CharField(max_length=10, choices=Ground.choices)
    reason = models.TextField()
    asked_by = models.CharField(max_length=200)
    asked_on = models.DateField()
    placed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    placed_at = models.DateTimeField()
    lifted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    lifted_at = models.DateTimeField(null=True, blank=True)
    lifted_why = models.TextField(blank=True)

    objects = HoldQuerySet.as_manager()

    handling: ClassVar = with_own_columns(
        facts=(BUSINESS, "scope retention_class ground asked_on placed_by placed_at lifted_by lifted_at"),
        keys=(KEY, "kind object_id"),
        words=(LEARNING_TEXT, "reason asked_by lifted_why"),
    )

    class Meta:
        db_table = "retention_hold"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(scope="record", object_id__isnull=False, retention_class="") & ~Q(kind="")
                | (Q(scope="class", kind="", object_id=None) & ~Q(retention_class=""))
                | Q(scope="space", kind="", object_id=None, retention_class=""),
                name="retention_hold_says_what_it_is_about",
            ),
            models.CheckConstraint(
                condition=Q(lifted_at=None, lifted_why="") | (Q(lifted_at__isnull=False) & ~Q(lifted_why="")),
                name="retention_hold_lifted_with_a_reason",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["space"], condition=Q(lifted_at=None), name="retention_hold_standing"),
        ]

    def __str__(self) -> str:
        return f"Hold {self.pk}"


class Certificate(SpaceRecord):
    """What was destroyed under which rule, who decided and confirmed, and when. Never what it said.

    ``destroyed`` gives, by model, the digest of who each row was (see ``identity``), and for a file that of its bytes.
    ``places`` are where bytes still lie that are to go; empty once all is gone. ``ledger_key`` is the key of its line
    in the ledger outside the database: that it stands here says that what the line intended came true.
    """

    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=40)
    retention_class = models.CharField(max_length=60, choices=class_choices)
    rule = models.CharField(max_length=500)
    roots = models.PositiveIntegerField()
    records = models.PositiveIntegerField()
    files = models.PositiveIntegerField()
    entries = models.PositiveIntegerField(default=0)
    destroyed = models.JSONField()
    places = ArrayField(models.CharField(max_length=32), default=list, blank=True)
    ledger_key = models.CharField(max_length=32, blank=True, default="", db_default="")
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    confirmed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    destroyed_at = models.DateTimeField()
    replayed_at = models.DateTimeField(null=True, blank=True)

    objects = RetentionQuerySet.as_manager()

    handling: ClassVar = with_own_columns(
        facts=(
            BUSINESS,
            "number kind retention_class rule roots records files entries decided_by confirmed_by destroyed_at"
            " replayed_at",
        ),
        keys=(KEY, "destroyed places ledger_key"),
    )

    class Meta:
        db_table = "destruction_certificate"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["space", "number"], name="destruction_certificate_number"),
        ]

    def __str__(self) -> str:
        return f"Certificate {self.number}"

    def get_absolute_url(self) -> str:
        return reverse("certificate", kwargs={"space": self.space.slug, "number": self.number})


class Decision(SpaceRecord):
    """What somebody decided on a record whose period is over: to destroy it, or to keep it until a day.

    A record has one that is open at most. One that was confirmed is carried out by the worker.
    """

    class Outcome(models.TextChoices):
        DESTROY = "destroy", "Destroy it"
        KEEP = "keep", "Keep it longer"

    class State(models.TextChoices):
        PROPOSED = "proposed", "Proposed, to be confirmed by another person"
        CONFIRMED = "confirmed", "Confirmed, being destroyed"
        DONE = "done", "Done"
        TURNED_DOWN = "turned_down", "Turned down"
        STOPPED = "stopped", "Stopped before anything was destroyed"

    kind = models.CharField(max_length=40)
    object_id = models.BigIntegerField()
    outcome = models.CharField(max_length=10, choices=Outcome.choices)
    state = models.CharField(max_length=12, choices=State.choices)
    why = models.TextField()
    keep_until = models.DateField(null=True, blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField()
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    confirmed_at = models.DateTimeField(null=True, blank=True)
    ended_why = models.TextField(blank=True)
    certificate = models.ForeignKey(
        Certificate, on_delete=models.PROTECT, null=True, blank=True, related_name="decisions"
    )

    objects = RetentionQuerySet.as_manager()

    handling: ClassVar = with_own_columns(
        facts=(LEARNING, "outcome state keep_until decided_by decided_at confirmed_by confirmed_at certificate"),
        keys=(KEY, "kind object_id"),
        words=(LEARNING_TEXT, "why ended_why"),
    )

    class Meta:
        db_table = "retention_decision"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["space", "kind", "object_id"],
                condition=Q(state__in=["proposed", "confirmed"]),
                name="retention_decision_one_open",
            ),
            models.CheckConstraint(
                condition=Q(outcome="keep", keep_until__isnull=False) | Q(outcome="destroy", keep_until=None),
                name="retention_decision_keeps_until_a_day",
            ),
        ]

    def __str__(self) -> str:
        return f"Decision {self.pk}"

    def holds_back(self, on: date) -> bool:
        """Whether it keeps its record past a day."""
        return self.keep_until is not None and self.keep_until >= on
