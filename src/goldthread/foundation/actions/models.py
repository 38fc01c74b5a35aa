"""Actions: what an agency or group owes by a date, whatever it came from."""

from datetime import date, datetime
from typing import Any, ClassVar

from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import BooleanField, Case, Exists, F, OuterRef, Q, Value, When
from django.db.models.functions import Coalesce, TruncDate, Upper
from django.urls import reverse

from goldthread.foundation.access.once import once
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.actions.seeing import SEEN_BY_ORIGIN, seen_of_plans
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.evidence.models import Evidence
from goldthread.foundation.groups.models import Group
from goldthread.foundation.records.dates import DAY, PRECISIONS, PartialDate
from goldthread.foundation.records.handling import LEARNING, LEARNING_TEXT
from goldthread.foundation.records.searchable import Searchable
from goldthread.foundation.sources.models import Basis, Sourced, with_source_columns
from goldthread.foundation.spaces.models import SpaceRecord, with_own_columns
from goldthread.foundation.trail.changes import changed_at

REFERENCE_ONCE = "action_reference_once_in_its_origin"
LATEST = F("wanted_by").desc(nulls_last=True)
RESTRICTED = "case when r.is_restricted then 'VIEW_UNPUBLISHED_REVIEWS' else 'VIEW_WHOLE_PLAN' end"
EVIDENCE_WAITS = "Reported done, evidence to be looked at"
EVIDENCE_GONE = "Done, but its evidence was withdrawn"


class ActionQuerySet(models.QuerySet["Action"]):
    @once
    def visible_to(self, standing: Standing) -> "ActionQuerySet":
        """Actions a person may see: a whole plan, or what an agency owes for which the person answers.

        Of a whole plan not what came from where a person may not look, as that stands now (``seeing``).
        Whoever answers for an agency sees what it owes wherever it came from: what is to be done by which day, and not
        what it came from.
        """
        return self.visible_apart_from("", standing)

    def visible_apart_from(self, code: str, standing: Standing) -> "ActionQuerySet":
        """As ``visible_to``, for the part whose origins carry this code and that asks by itself who sees them."""
        if standing.is_system:
            return self
        own = standing.agencies_where(Can.VIEW_OWN_ACTIONS)
        seen = seen_of_plans(standing, code)
        return standing.narrowed(self.filter(seen | Q(_is_owed_by(own))) if own else self.filter(seen))

    def answered_for(self, running: set[int], agencies: set[int]) -> "ActionQuerySet":
        """Actions of the spaces whose plan one runs, and those that one's own agencies owe."""
        if not agencies:
            return self.filter(space_id__in=running)
        return self.filter(Q(space_id__in=running) | Q(_is_owed_by(agencies)))

    @once
    def evidenced_by(self, standing: Standing) -> "ActionQuerySet":
        """Those of which a person may give evidence: of any that one sees, or of what one's own agency owes."""
        if standing.is_system:
            return self
        whole = standing.whole_spaces_where(Can.GIVE_EVIDENCE)
        return self.visible_to(standing).answered_for(whole, standing.agencies_where(Can.GIVE_EVIDENCE))

    def with_evidence(self) -> "ActionQuerySet":
        """Each with ``has_evidence``: that some was given and not withdrawn."""
        return self.annotate(has_evidence=evidenced())

    def with_names_of_owners(self) -> "ActionQuerySet":
        """Each with ``names_of_owners``, in one statement with it: for very many, of whom no more is asked."""
        owners = ActionOwner.objects.filter(space=OuterRef("space"), action=OuterRef("pk")).order_by("pk")
        names = owners.annotate(owner_name=Coalesce("agency__name", "group__name")).values("owner_name")
        return self.annotate(names_of_owners=ArraySubquery(names))

    def with_changes(self) -> "ActionQuerySet":
        """Each with ``changed_at``: when it was recorded or last changed."""
        return self.annotate(changed_at=changed_at(Action))

    def changed_since(self, moment: datetime) -> "ActionQuerySet":
        """Those that were recorded or changed at a moment or later."""
        return self.alias(last_changed=changed_at(Action)).filter(last_changed__gte=moment)

    def overdue(self, on: date) -> "ActionQuerySet":
        """Those that are late on a day."""
        return self.filter(late(on))

    def with_lateness(self, on: date) -> "ActionQuerySet":
        """Each with ``is_late``, on a day."""
        answer = Case(When(late(on), then=Value(True)), default=Value(False), output_field=BooleanField())
        return self.annotate(is_late=answer)


def late(on: date) -> Q:
    """What is open past the last day it could mean, or past the day by which more was asked.

    Imported history is never shamed as late: what came from a file is late only if it fell due after it came.
    """
    counts = Q(load=None) | Q(answer_by__isnull=False) | Q(due_by__gte=TruncDate("recorded_at"))
    return Q(status__in=Action.OPEN_STATUSES, wanted_by__lt=on) & counts


def owned(**owner: Any) -> Exists:
    """That somebody owes an action: ``owned(agency__in=...)``; without a condition, anybody.

    The space is named again, so that both sides are read from one end of an index to the other.
    """
    return Exists(ActionOwner.objects.filter(space=OuterRef("space"), action=OuterRef("pk"), **owner))


def evidenced() -> Exists:
    """That evidence of an action was given and not withdrawn."""
    return Exists(
        ActionEvidence.objects.filter(
            space=OuterRef("space"), action=OuterRef("pk"), evidence__withdrawn_at__isnull=True
        )
    )


def _is_owed_by(agencies: set[int]) -> Exists:
    return Exists(ActionOwner.objects.filter(action=OuterRef("pk"), agency_id__in=agencies))


class Action(SpaceRecord, Sourced):
    """Something owed. What a source printed of owner, status and date is kept beside what it is here.

    ``due_by`` is the last day that counts (of a month, its last day) so that lists can sort; ``due_on``
    and ``due_precision`` keep what was said. ``is_restricted`` says that what it came from is not published:
    only those who see that now, and those who owe the action, see it. ``SEEN_BY_ORIGIN`` says the same of what is never
    for everybody. Dates of imported actions are never rewritten.
    ``answer_by`` is the day by which more was asked of what had been reported; it is empty once that was answered.
    ``wanted_by``, which the database keeps, is that day or else ``due_by``: lists sort by it, lateness is told by it.
    """

    class Status(models.TextChoices):
        OPEN = "open", "Not started"
        IN_PROGRESS = "in_progress", "In progress"
        COMPLETE_PENDING_EVIDENCE = "complete_pending_evidence", "Reported done, no evidence here"
        CLOSED = "closed", "Done, evidence accepted"
        SUPERSEDED = "superseded", "Superseded"
        TRANSFERRED = "transferred", "Transferred"

    OPEN_STATUSES: ClassVar = (Status.OPEN, Status.IN_PROGRESS)
    ELSEWHERE_NOW: ClassVar = (Status.SUPERSEDED, Status.TRANSFERRED)

    reference = models.CharField(max_length=60)
    title = models.CharField(max_length=300)
    what = models.TextField(blank=True)
    status = models.CharField(max_length=30, choices=Status.choices, default=Status.OPEN)
    status_as_printed = models.CharField(max_length=200, blank=True)
    owner_as_printed = models.CharField(max_length=300, blank=True)
    due_on = models.DateField(null=True, blank=True)
    due_precision = models.CharField(max_length=5, choices=PRECISIONS, default=DAY)
    due_by = models.DateField(null=True, blank=True)
    due_as_printed = models.CharField(max_length=100, blank=True)
    origin = models.CharField(max_length=40)
    origin_id = models.BigIntegerField(null=True, blank=True)
    is_cross_cutting = models.BooleanField(default=False)
    is_restricted = models.BooleanField(default=False)
    notes = models.TextField(blank=True)
    started_on = models.DateField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)
    answer_by = models.DateField(null=True, blank=True)
    wanted_by = models.GeneratedField(
        expression=Coalesce("answer_by", "due_by"), output_field=models.DateField(null=True), db_persist=True
    )

    has_evidence: bool
    is_late: bool
    changed_at: datetime
    names_of_owners: list[str]

    objects = ActionQuerySet.as_manager()

    searched = Searchable("Action", "r.reference || ' ' || r.title", "r.what", RESTRICTED)
    handling: ClassVar = with_source_columns(
        facts=(
            LEARNING,
            "reference status status_as_printed owner_as_printed due_on due_precision due_by due_as_printed"
            " origin origin_id is_cross_cutting is_restricted started_on done_on answer_by wanted_by",
        ),
        words=(LEARNING_TEXT, "title what notes"),
    )

    class Meta:
        db_table = "action"
        constraints: ClassVar = [
            models.UniqueConstraint(
                "space",
                "origin",
                "origin_id",
                Upper("reference"),
                nulls_distinct=False,
                name=REFERENCE_ONCE,
            ),
            models.CheckConstraint(
                condition=Q(due_on=None, due_by=None) | Q(due_on__isnull=False, due_by__gte=F("due_on")),
                name="action_due_by_follows_due_on",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["space", "wanted_by", "id"], name="action_wanted"),
            models.Index(fields=["space", "status", "wanted_by", "id"], name="action_status_wanted"),
            models.Index(fields=["space", "origin", "origin_id"], name="action_origin"),
            # Each order of the list, with what is level by number and what has no date last either way: a page is then
            # read as it stands in the index.
            models.Index(fields=["space", "reference", "id"], name="action_reference"),
            models.Index(fields=["space", "title", "id"], name="action_title"),
            models.Index("space", LATEST, F("id").desc(), name="action_wanted_latest"),
            models.Index("space", F("status").desc(), LATEST, F("id").desc(), name="action_status_last_wanted"),
            models.Index(
                fields=["space", "wanted_by", "id"],
                condition=Q(status__in=("open", "in_progress")),
                name="action_open_wanted",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reference} {self.title}"

    @property
    def status_in_words(self) -> str:
        """The status, and what is known of evidence. To be asked of actions that came ``with_evidence``."""
        if self.status == self.Status.COMPLETE_PENDING_EVIDENCE and self.has_evidence:
            return EVIDENCE_WAITS
        if self.status == self.Status.CLOSED and not self.has_evidence:
            return EVIDENCE_GONE
        return self.get_status_display()

    @property
    def is_for_few(self) -> bool:
        """Whether not everybody who sees the whole plan may see it."""
        return self.is_restricted or self.origin in SEEN_BY_ORIGIN

    @property
    def due(self) -> PartialDate | None:
        return PartialDate.from_date(self.due_on, self.due_precision) if self.due_on else None

    def get_absolute_url(self) -> str:
        return reverse("action", kwargs={"space": self.space.slug, "pk": self.pk})


class ActionEvidence(SpaceRecord):
    """That evidence shows an action was done. One piece of evidence may show several actions."""

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="shown_by")
    evidence = models.ForeignKey(Evidence, on_delete=models.PROTECT, related_name="shows")

    handling: ClassVar = with_own_columns(facts=(LEARNING.kept_as("evidence"), "action evidence"))

    class Meta:
        db_table = "action_evidence"
        verbose_name_plural = "pieces of evidence"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["space", "action", "evidence"], name="action_evidence_once"),
        ]
        indexes: ClassVar = [models.Index(fields=["space", "evidence"], name="action_evidence_shows")]

    def __str__(self) -> str:
        return self.evidence.title


class ActionOwnerQuerySet(models.QuerySet["ActionOwner"]):
    def with_names(self) -> "ActionOwnerQuerySet":
        """With what is needed to say who it is, and no more: a list shows many."""
        return self.select_related("agency", "group").only("action", "agency__name", "group__name")


class ActionOwner(SpaceRecord, Sourced):
    """An agency or a group that owes an action. One action may have several owners."""

    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="owners")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="actions_owed")
    group = models.ForeignKey(Group, on_delete=models.PROTECT, null=True, blank=True, related_name="actions_owed")
    basis = models.CharField(max_length=10, choices=Basis.choices, default=Basis.RECORDED)

    objects = ActionOwnerQuerySet.as_manager()

    handling: ClassVar = with_source_columns(facts=(LEARNING, "action agency group basis"))

    class Meta:
        db_table = "action_owner"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(agency=None, group__isnull=False) | Q(agency__isnull=False, group=None),
                name="action_owner_is_an_agency_or_a_group",
            ),
            models.UniqueConstraint(
                fields=["space", "action", "agency", "group"], nulls_distinct=False, name="action_owner_once"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["space", "agency", "action"], name="action_owner_agency")]

    def __str__(self) -> str:
        return str(self.agency or self.group)
