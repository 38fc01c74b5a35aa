"""The lane of one agency that was asked."""

from datetime import datetime
from typing import ClassVar

from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Subquery, Value, When
from django.db.models.lookups import LessThan
from django.urls import reverse

from goldthread.cases.casework.models import Case
from goldthread.cases.casework.models.cases import CASE_KIND
from goldthread.cases.going_live.queries import ended_parts
from goldthread.cases.requests.models.requests import DAYS, MOST_DAYS, InformationRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.grants.models import ConflictOfInterest
from goldthread.foundation.grants.queries import hidden_by_conflict
from goldthread.foundation.records.handling import CASE, CASE_TEXT
from goldthread.foundation.spaces.models import SpaceRecord, with_own_columns
from goldthread.foundation.timekeeping.models import Clock

LANE_KIND = "case_request_lane"
"""What clocks call it: the name of its table."""
CLOCK = "REQ-01"
WAITING, OVERDUE, WITHDRAWN = "waiting", "overdue", "withdrawn"


class Answer(models.TextChoices):
    """What an agency says. That it knows nothing is an answer like any other."""

    INFORMATION = "replied", "Replied"
    NOTHING = "knows_nothing", "Knows nothing"
    DECLINED = "declined", "Declined"


STATES = {
    OVERDUE: "No reply in time",
    WAITING: "Waiting",
    **dict(Answer.choices),
    WITHDRAWN: "Withdrawn",
}
"""Each state in words, what presses in front."""


class LaneQuerySet(models.QuerySet["Lane"]):
    def visible_to(self, standing: Standing) -> "LaneQuerySet":
        """The desk sees all lanes of its cases, an agency its own, and no other agency's.

        Whoever has a conflict of interest in the case sees none.
        """
        if standing.is_system:
            return self
        own = Q(agency_id__in=standing.agencies_where(Can.ANSWER_REQUESTS))
        # Asked lane by lane: a case has few, and a desk may run a million cases.
        of_desk = Exists(Case.objects.run_by(standing).filter(pk=OuterRef("request__case")))
        rows = self.filter(own | Q(of_desk))
        return standing.narrowed(rows.exclude(request__case_id__in=hidden_by_conflict(standing, CASE_KIND)))

    def of_desk(self, standing: Standing) -> "LaneQuerySet":
        """Those that somebody sees because they run the pathway."""
        return self.filter(request__case__in=Case.objects.run_by(standing))

    def opened_first_by(self, standing: Standing) -> "LaneQuerySet":
        """Those of cases that somebody says first what they open them for, but for what their own agency was asked."""
        return self.filter(_opened_first(standing))

    def told_to_desk(self, standing: Standing) -> "LaneQuerySet":
        """Those of the desk of which a list tells: an agency that was asked says something of a restricted case."""
        return self.of_desk(standing).filter(~_opened_first(standing))

    def of_agencies(self, standing: Standing) -> "LaneQuerySet":
        """Those that somebody may reply to for their agency."""
        return self.visible_to(standing).filter(agency_id__in=standing.agencies_where(Can.ANSWER_REQUESTS))

    def waiting(self) -> "LaneQuerySet":
        return self.filter(replies_given=0, withdrawn_at=None)

    def to_be_answered(self) -> "LaneQuerySet":
        """Those that wait in a case that is open, of agencies that still take part in its pathway."""
        ended = ended_parts("agency_id", "request__case__pathway")
        return self.waiting().filter(~Exists(ended), request__case__closed_at=None)

    def to_be_chased(self, at: datetime) -> "LaneQuerySet":
        """The same without agencies that a conflict of interest keeps from the case, also since they were asked."""
        shut = ConflictOfInterest.objects.not_ended(at).filter(
            about_kind=CASE_KIND, about_id=OuterRef("request__case_id"), agency_id=OuterRef("agency_id")
        )
        return self.to_be_answered().filter(~Exists(shut))

    def with_names(self) -> "LaneQuerySet":
        return self.select_related("space", "agency", "request__space", "request__case__space")

    def with_state(self, at: datetime) -> "LaneQuerySet":
        """Each with ``due_at``, from its clock, and ``state`` at a moment, one of ``STATES``."""
        clock = Clock.objects.filter(
            space_id=OuterRef("space_id"),
            subject_kind=LANE_KIND,
            subject_id=OuterRef("pk"),
            code=CLOCK,
            occurrence=OuterRef("times_limited"),
        )
        due = Subquery(clock.values("due_at")[:1])
        return self.annotate(
            due_at=due,
            state=models.Case(
                When(withdrawn_at__isnull=False, then=Value(WITHDRAWN)),
                When(~Q(answer=""), then=F("answer")),
                When(LessThan(due, Value(at)), then=Value(OVERDUE)),
                default=Value(WAITING),
                output_field=models.CharField(),
            ),
        )


def _opened_first(standing: Standing) -> Q:
    own = Q(agency_id__in=standing.agencies_where(Can.ANSWER_REQUESTS))
    return Q(Exists(Case.objects.opened_first_by(standing).filter(pk=OuterRef("request__case")))) & ~own


class Lane(SpaceRecord):
    """What one agency was asked. Whoever replies sees the request and nothing of the case.

    ``answer`` is that of its newest reply and ``answered_at`` when the first came: that one stops its clock and whoever
    chases it. ``counts_from`` is when its limit began; each further limit is one more of ``times_limited``.
    ``reminded_before_at`` and ``reminded_after_at`` are the two letters that it is reminded by, one before the last
    day and one after it.
    """

    request = models.ForeignKey(InformationRequest, on_delete=models.PROTECT, related_name="lanes")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="request_lanes")
    working_days = models.PositiveSmallIntegerField(validators=DAYS)
    counts_from = models.DateTimeField()
    times_limited = models.PositiveSmallIntegerField(default=1, db_default=1)
    extended_why = models.TextField(blank=True)
    answer = models.CharField(max_length=20, choices=Answer.choices, blank=True)
    replies_given = models.PositiveSmallIntegerField(default=0, db_default=0)
    answered_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_why = models.TextField(blank=True)
    reminded_before_at = models.DateTimeField(null=True, blank=True)
    reminded_after_at = models.DateTimeField(null=True, blank=True)

    due_at: datetime | None
    state: str

    objects = LaneQuerySet.as_manager()

    handling: ClassVar = with_own_columns(
        facts=(
            CASE,
            "request agency working_days counts_from times_limited answer replies_given answered_at withdrawn_at"
            " reminded_before_at reminded_after_at",
        ),
        words=(CASE_TEXT, "extended_why withdrawn_why"),
    )

    class Meta:
        db_table = LANE_KIND
        verbose_name = "lane"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["space", "request", "agency"], name="case_request_lane_once"),
            models.CheckConstraint(
                condition=Q(answer="", replies_given=0, answered_at=None)
                | (~Q(answer="") & Q(replies_given__gte=1, answered_at__isnull=False)),
                name="case_request_lane_answered_by_a_reply",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None) | Q(replies_given=0), name="case_request_lane_withdrawn_while_waiting"
            ),
            models.CheckConstraint(
                condition=Q(working_days__range=(1, MOST_DAYS)), name="case_request_lane_days_in_bounds"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["space", "agency", "-id"], name="case_request_lane_of_agency"),
            models.Index(
                fields=["space", "id"],
                condition=Q(replies_given=0, withdrawn_at=None),
                name="case_request_lane_waiting",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.request} to {self.agency.name}"

    def get_absolute_url(self) -> str:
        """The agency's own page of it."""
        return reverse("reply_to_request", kwargs={"space": self.space.slug, "pk": self.pk})

    @property
    def is_waiting(self) -> bool:
        return not self.replies_given and self.withdrawn_at is None

    @property
    def state_in_words(self) -> str:
        """To be asked of lanes that came ``with_state``."""
        return STATES[self.state]
