"""Papers of items: which file, whose, by when, and which version."""

from typing import ClassVar

from django.db import models
from django.db.models import OuterRef, Q, Subquery

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.files.models import StoredFile
from goldthread.foundation.groups.sitting import groups_decided_with
from goldthread.foundation.records.handling import BUSINESS, BUSINESS_TEXT
from goldthread.foundation.spaces.models import SpaceRecord, with_own_columns
from goldthread.partnership.meetings.models.agenda import AgendaItem, AgendaItemQuerySet
from goldthread.partnership.meetings.models.topics import Audience


class PaperQuerySet(models.QuerySet["Paper"]):
    def visible_to(self, standing: Standing) -> "PaperQuerySet":
        """A paper is seen by whoever may see its item, or fewer: it may be for members only.

        One that was withdrawn is for those who run meetings alone. An agency reads what it sent itself.
        """
        if standing.is_system:
            return self
        running, every = standing.spaces_where(Can.RECORD_MEETINGS), standing.spaces_where(Can.VIEW_MEETINGS)
        members = Q(space_id__in=every) | Q(item__meeting__group__in=groups_decided_with(standing))
        seen = Q(Q(audience=Audience.MEETING) | members, item__in=AgendaItem.objects.visible_to(standing))
        own = Q(
            sent_by_agency=True,
            agency__in=standing.agencies_where(Can.SEND_PAPERS),
            item__in=AgendaItem.objects.with_paper_asked_of(standing),
        )
        return self.filter(Q(withdrawn_at=None) | Q(space_id__in=running), seen | own)

    def that_count(self) -> "PaperQuerySet":
        """Those that no newer version took the place of, and that were not withdrawn."""
        return self.filter(replaced_by=None, withdrawn_at=None).order_by("item__place", "item", "place", "id")


class Paper(SpaceRecord):
    """One file for one item. A newer version takes its place, and the earlier stays to be looked at.

    ``audience`` narrows who of those who see the item sees the paper, and never widens it. ``sent_by_agency`` says that
    the agency of which it was asked sent it itself: it reads it again, and what it sends anew takes its place.
    """

    AUDIENCES: ClassVar = (
        (Audience.MEETING.value, "Whoever may see the item"),
        (Audience.MEMBERS.value, "Of those, members and their deputies; no observers or advisers"),
    )

    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="papers")
    place = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    audience = models.CharField(max_length=10, choices=AUDIENCES, default=Audience.MEETING, db_default=Audience.MEETING)
    sent_by_agency = models.BooleanField(default=False, db_default=False)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    received_at = models.DateTimeField()
    is_late = models.BooleanField(default=False)
    replaces = models.OneToOneField("self", on_delete=models.PROTECT, null=True, blank=True, related_name="replaced_by")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    why_withdrawn = models.CharField(max_length=500, blank=True)

    objects = PaperQuerySet.as_manager()

    handling: ClassVar = with_own_columns(
        facts=(BUSINESS, "item place agency audience sent_by_agency file received_at is_late replaces withdrawn_at"),
        words=(BUSINESS_TEXT, "title why_withdrawn"),
    )

    class Meta:
        db_table = "meeting_paper"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(withdrawn_at=None) | ~Q(why_withdrawn=""), name="meeting_paper_withdrawn_for_a_reason"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["space", "item", "place", "id"], name="meeting_paper_order")]

    def __str__(self) -> str:
        return self.title


def with_what_was_sent(items: AgendaItemQuerySet) -> AgendaItemQuerySet:
    """Each with its meeting and agency, and ``sent_at``: when the paper that its agency sent last was received."""
    sent = Paper.objects.filter(item=OuterRef("pk"), agency=OuterRef("agency"), withdrawn_at=None)
    rows = items.select_related("space", "meeting__group", "meeting__space", "agency")
    return rows.annotate(sent_at=Subquery(sent.order_by("-pk").values("received_at")[:1]))
