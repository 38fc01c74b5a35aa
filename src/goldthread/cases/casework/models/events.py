"""The timeline of a case."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef

from goldthread.cases.casework.models.came import Came
from goldthread.cases.casework.models.cases import Case
from goldthread.cases.declaring.lengths import LONGEST_CODE
from goldthread.cases.declaring.pathway import Pathway
from goldthread.foundation.access.once import once
from goldthread.foundation.access.roles import role_choices
from goldthread.foundation.access.standing import Held, Standing
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.records.handling import CASE, CASE_TEXT
from goldthread.foundation.spaces.models import SpaceRecord, with_own_columns


class CaseEventQuerySet(models.QuerySet["CaseEvent"]):
    @once
    def visible_to(self, standing: Standing) -> "CaseEventQuerySet":
        """Seen as its case is."""
        return self if standing.is_system else self.filter(case__in=Case.objects.visible_to(standing))

    def undone_endings(self, pathway: Pathway) -> "CaseEventQuerySet":
        """What closed a case of this pathway that was opened again afterwards."""
        again = CaseEvent.objects.filter(
            case_id=OuterRef("case_id"), kind=CaseEvent.Kind.REOPENED, pk__gt=OuterRef("pk")
        )
        ends = [stage.code for stage in pathway.stages if stage.ends]
        return self.filter(Exists(again), kind=CaseEvent.Kind.STEP, moved_to__in=ends)


class CaseEvent(SpaceRecord):
    """One thing that happened in a case: a step, a correction, a change of lead, a document, a question to agencies.
    None is ever changed, but for the day of a step: where that is corrected in its record, it is here too, and the
    trail keeps what stood before.

    ``step`` and ``record_id`` lead to the typed record, ``moved_to`` says to which stage it moved the case. ``words``
    are a reason where one was asked.
    """

    class Kind(models.TextChoices):
        STEP = "step", "Step"
        CORRECTED = "corrected", "Corrected"
        REOPENED = "reopened", "Opened again"
        LEAD = "lead", "Led by another"
        SHARED = "shared", "Shared"
        HANDED_OVER = "handed_over", "Handed over"
        ACTION = "action", "Action set"
        ASKED = "asked", "Agencies asked"
        CHRONOLOGY_SHARED = "chr_shared", "Chronology shared"
        CHRONOLOGY_UNSHARED = "chr_unshared", "Chronology shared no more"
        DOCUMENT_ADDED = "doc_added", "Document added"
        DOCUMENT_REPLACED = "doc_replaced", "Document replaced"
        DOCUMENT_SHARED = "doc_shared", "Document shared"
        DOCUMENT_WITHDRAWN = "doc_withdrew", "Document withdrawn"
        AREA_TOLD = "area_told", "Another area told"
        AREA_UNTOLD = "area_untold", "Taken back from another area"

    OF_WHOLE: ClassVar = (
        Kind.ASKED,
        Kind.CHRONOLOGY_SHARED,
        Kind.CHRONOLOGY_UNSHARED,
        Kind.AREA_TOLD,
        Kind.AREA_UNTOLD,
    )
    """What is read by those who read all of the case alone."""
    OF_DOCUMENTS: ClassVar = (
        Kind.DOCUMENT_ADDED,
        Kind.DOCUMENT_REPLACED,
        Kind.DOCUMENT_SHARED,
        Kind.DOCUMENT_WITHDRAWN,
    )

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="events")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    step = models.CharField(max_length=LONGEST_CODE, blank=True)
    record_id = models.BigIntegerField(null=True)
    moved_to = models.CharField(max_length=LONGEST_CODE, blank=True)
    words = models.TextField(blank=True)
    happened_at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    role = models.CharField(max_length=40, choices=role_choices, blank=True)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, related_name="+")
    came = models.CharField(max_length=10, choices=Came.choices, default=Came.TYPED)

    objects = CaseEventQuerySet.as_manager()

    is_kept = False
    """Whether its record is an agency's own that the reader does not read; said by whoever reads the timeline."""

    handling: ClassVar = with_own_columns(
        facts=(CASE, "case kind step record_id moved_to happened_at by role agency came"), words=(CASE_TEXT, "words")
    )

    class Meta:
        db_table = "case_event"
        indexes: ClassVar = [
            models.Index(fields=["space", "case", "happened_at", "id"], name="case_event_timeline"),
        ]

    def __str__(self) -> str:
        return f"{self.case}: {self.what}"

    @property
    def what(self) -> str:
        """In the past tense: "Evaluated"."""
        return self.case.rules.step(self.step).done if self.kind == self.Kind.STEP else self.get_kind_display()

    @property
    def whose(self) -> str:
        """By role and agency, never by name. Who acts in a role and is no person is a system that holds a token."""
        if self.role and self.by_id is None:
            return f"A system of {self.agency or 'the partnership'}"
        nobody = "Public web form" if self.came == Came.FORM else "Goldthread itself"
        role = self.get_role_display() or nobody
        return f"{role}, {self.agency}" if self.agency else role

    @staticmethod
    def acting(holding: Held | None) -> dict[str, object]:
        """The role and agency in which somebody acts."""
        return {"role": holding.role if holding else "", "agency_id": holding.agency_id if holding else None}
