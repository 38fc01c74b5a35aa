"""Kinds of report, and reports that a board calls in; where each stands is computed and never typed."""

from datetime import date, timedelta
from typing import ClassVar

from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.urls import reverse

from goldthread.foundation.access.once import once
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.files.models import StoredFile
from goldthread.foundation.groups.boards import OfABoard
from goldthread.foundation.groups.models import Group
from goldthread.foundation.records.dates import DAY, PRECISIONS, PartialDate
from goldthread.foundation.records.handling import BUSINESS, BUSINESS_TEXT
from goldthread.foundation.sources.models import Sourced, with_source_columns
from goldthread.foundation.spaces.models import SpaceRecord, with_own_columns

ORIGIN = "called-report"
"""What actions carry that follow from a report."""
SOON = timedelta(days=28)
"""So long before its last day a report counts as due."""


class Rule(models.TextChoices):
    """How often a report comes again."""

    ONCE = "once", "Once"
    QUARTERLY = "quarterly", "Every three months"
    SIX_MONTHLY = "six_monthly", "Every six months"
    YEARLY = "yearly", "Every year"


class Assurance(models.TextChoices):
    """What those who considered a report said it gave them."""

    GIVEN = "given", "Assurance given"
    PARTLY = "partly", "Assurance partly given"
    NOT_GIVEN = "not_given", "Assurance not given"


class State(models.TextChoices):
    """Where a report stands on a day."""

    UNDATED = "undated", "Called in"
    PLANNED = "planned", "Planned"
    DUE = "due", "Due"
    OVERDUE = "overdue", "Overdue"
    RECEIVED = "received", "Received"
    GIVEN = "given", "Considered: assurance given"
    PARTLY = "partly", "Considered: assurance partly given"
    NOT_GIVEN = "not_given", "Considered: assurance not given"
    WITHDRAWN = "withdrawn", "No longer wanted"


CONSIDERED = (State.GIVEN, State.PARTLY, State.NOT_GIVEN)


class ReportKind(SpaceRecord):
    """A kind of report in the catalogue of a partnership. One that is no longer offered stays with its reports.

    ``is_outward`` is for what this partnership owes to others, such as a return to a scrutiny committee of the council.
    ``drawn_from`` says where a kind that was taken from the usual ones stands.
    """

    name = models.CharField(max_length=200)
    rule = models.CharField(max_length=12, choices=Rule.choices, default=Rule.YEARLY)
    is_outward = models.BooleanField(default=False)
    is_offered = models.BooleanField(default=True)
    drawn_from = models.CharField(max_length=200, blank=True)

    handling: ClassVar = with_own_columns(facts=(BUSINESS, "name rule is_outward is_offered drawn_from"))

    class Meta:
        db_table = "report_kind"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["space", "name"], name="report_kind_name_once"),
        ]

    def __str__(self) -> str:
        return self.name


class CalledReportQuerySet(models.QuerySet["CalledReport"]):
    @once
    def visible_to(self, standing: Standing) -> "CalledReportQuerySet":
        """For whoever sees what boards plan all of them, for the lead of an agency what it owes."""
        if standing.is_system:
            return self
        own = Q(agency_id__in=standing.agencies_where(Can.SEND_REPORTS))
        return self.filter(Q(space_id__in=standing.spaces_where(Can.VIEW_PLANS)) | own)

    @once
    def sent_by(self, standing: Standing) -> "CalledReportQuerySet":
        """Those that a person may send: any of a partnership they answer for, or those of their own agency."""
        if standing.is_system:
            return self
        whole = Q(space_id__in=standing.whole_spaces_where(Can.SEND_REPORTS))
        return self.visible_to(standing).filter(whole | Q(agency_id__in=standing.agencies_where(Can.SEND_REPORTS)))

    def with_state(self, on: date) -> "CalledReportQuerySet":
        """Each with ``state``: where it stands on a day."""
        return self.annotate(state=_state(on))

    def with_names(self) -> "CalledReportQuerySet":
        """With all that a list says of each."""
        return self.select_related("space", "kind", "board", "group", "agency", "owner_group")


def _state(on: date) -> Case:
    return Case(
        When(withdrawn_on__isnull=False, then=Value(State.WITHDRAWN.value)),
        When(considered_on__isnull=False, then=F("assurance")),
        When(received_on__isnull=False, then=Value(State.RECEIVED.value)),
        When(due_by=None, then=Value(State.UNDATED.value)),
        When(due_by__lt=on, then=Value(State.OVERDUE.value)),
        When(due_by__lte=on + SOON, then=Value(State.DUE.value)),
        default=Value(State.PLANNED.value),
        output_field=models.CharField(),
    )


class CalledReport(SpaceRecord, Sourced, OfABoard):
    """One report that a board called in, or that this partnership owes to others, ``outward_to``.

    ``group`` considers it; without one the board itself does. An agency or a group owes it, in the person of a post.
    ``due_from`` to ``due_by`` is the day or month in which it is due; one that a source names may have none. ``before``
    is the report of the same row of reports that came before, so that of each there is one next at most.
    """

    state: str
    """Of those read ``with_state``."""

    title = models.CharField(max_length=300)
    kind = models.ForeignKey(ReportKind, on_delete=models.PROTECT, null=True, blank=True, related_name="reports")
    group = models.ForeignKey(Group, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    outward_to = models.CharField(max_length=200, blank=True)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="called_reports")
    owner_group = models.ForeignKey(Group, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    post = models.CharField(max_length=200, blank=True)
    what = models.TextField(blank=True)
    due_from = models.DateField(null=True, blank=True)
    due_by = models.DateField(null=True, blank=True)
    due_precision = models.CharField(max_length=5, choices=PRECISIONS, default=DAY)
    rule = models.CharField(max_length=12, choices=Rule.choices, default=Rule.ONCE)
    before = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="after", editable=False
    )
    reminded_before_on = models.DateField(null=True, blank=True, editable=False)
    reminded_late_on = models.DateField(null=True, blank=True, editable=False)
    received_on = models.DateField(null=True, blank=True)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    link = models.CharField(max_length=500, blank=True)
    summary = models.TextField(blank=True)
    considered_on = models.DateField(null=True, blank=True)
    minutes = models.CharField(max_length=200, blank=True)
    assurance = models.CharField(max_length=10, choices=Assurance.choices, blank=True)
    reasons = models.TextField(blank=True)
    passed_on_on = models.DateField(null=True, blank=True)
    passed_on_to = models.ForeignKey(Group, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_why = models.TextField(blank=True)

    objects = CalledReportQuerySet.as_manager()

    handling: ClassVar = with_source_columns(
        facts=(
            BUSINESS,
            "title board kind group outward_to agency owner_group post due_from due_by due_precision rule before"
            " received_on file link considered_on minutes assurance passed_on_on passed_on_to withdrawn_on"
            " reminded_before_on reminded_late_on",
        ),
        words=(BUSINESS_TEXT, "what summary reasons withdrawn_why"),
    )

    class Meta:
        db_table = "called_report"
        verbose_name = "report called in"
        verbose_name_plural = "reports called in"
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(agency=None) | Q(owner_group=None), name="called_report_owed_by_one"),
            models.CheckConstraint(
                condition=Q(considered_on=None)
                | Q(received_on__isnull=False, considered_on__gte=F("received_on")) & ~Q(assurance=""),
                name="called_report_is_received_before_it_is_considered",
            ),
            models.CheckConstraint(
                condition=~Q(assurance__in=["partly", "not_given"]) | ~Q(reasons=""),
                name="called_report_says_why_it_does_not_assure",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["space", "due_by"], name="called_report_due")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("called_report", kwargs={"space": self.space.slug, "pk": self.pk})

    @property
    def due(self) -> PartialDate | None:
        return PartialDate.from_date(self.due_from, self.due_precision) if self.due_from else None

    @property
    def owner(self) -> str:
        """Who owes it, in words."""
        return ", ".join(filter(None, (self.post, str(self.agency or self.owner_group or ""))))

    @property
    def considered_by(self) -> str:
        return self.outward_to or str(self.group or self.board)

    @property
    def is_open(self) -> bool:
        """Whether it is still to be considered."""
        return self.considered_on is None and self.withdrawn_on is None

    def state_on(self, on: date) -> State:
        """Where it stands on a day; as ``with_state`` says it in the database."""
        if self.withdrawn_on:
            return State.WITHDRAWN
        if self.considered_on:
            return State(self.assurance)
        if self.received_on:
            return State.RECEIVED
        if self.due_by is None:
            return State.UNDATED
        return State.OVERDUE if self.due_by < on else State.DUE if self.due_by <= on + SOON else State.PLANNED
