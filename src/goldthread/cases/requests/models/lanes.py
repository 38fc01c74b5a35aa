"""The lane of one agency that was asked."""

from datetime import datetime
from typing import ClassVar

from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.urls import reverse

from goldthread.cases.casework.models import Case
from goldthread.cases.casework.models.cases import CASE_KIND
from goldthread.cases.going_live.queries import ended_parts, still_shown
from goldthread.cases.requests.models.requests import DAYS, MOST_DAYS, InformationRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.grants.models import ConflictOfInterest
from goldthread.foundation.grants.queries import hidden_by_conflict
from goldthread.foundation.records.handling import CASE, CASE_TEXT
from goldthread.foundation.spaces.models import SpaceRecord, with_own_columns
from goldthread.foundation.timekeeping.late import past
from goldthread.foundation.timekeeping.models import Clock

LANE_KIND = "case_request_lane"
"""What clocks call it: the name of its table."""
CLOCK = "REQ-01"
WHOSE = ("agency_id", "request__case__pathway")
"""The paths from a lane to its agency and pathway."""
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

        Whoever has a conflict of interest in the case sees none. An agency that takes no more part in the pathway is
        shown nothing new: of its own lanes it sees those in which it replied.
        """
        if standing.is_system:
            return self
        own = Q(agency_id__in=standing.agencies_where(Can.ANSWER_REQUESTS))
        own &= still_shown(Q(replies_given__gt=0), *WHOSE)
        rows = self.filter(own | _of_desk(standing))
        return standing.narrowed(rows.exclude(request__case_id__in=hidden_by_conflict(standing, CASE_KIND)))

    def of_desk(self, standing: Standing) -> "LaneQuerySet":
        """Those that somebody sees because they run the pathway."""
        return self.filter(_of_desk(standing))

    def where(self, standing: Standing, verb: Can) -> "LaneQuerySet":
        """Those of cases in which somebody may do this, whether they see them or not."""
        cases = Case.objects.where(standing, verb)
        return self if standing.is_system else self.filter(Exists(cases.filter(pk=OuterRef("request__case"))))

    def opened_first_by(self, standing: Standing) -> "LaneQuerySet":
        """Those of cases that somebody says first what they open them for, but for what their own agency was asked."""
        return self.filter(_opened_first(standing))

    def told_to_desk(self, standing: Standing) -> "LaneQuerySet":
        """Those of the desk of which a list tells: an agency that was asked says something of a restricted case. One
        begins from the cases that they read unopened, which may be few of many.
        """
        read = Case.objects.read_by(standing).run_by(standing).filter(pk=OuterRef("request__case"))
        asked = Q(agency_id__in=standing.agencies_where(Can.ANSWER_REQUESTS))
        return self.filter(Exists(read) | (asked & _of_desk(standing)))

    def of_agencies(self, standing: Standing) -> "LaneQuerySet":
        """Those that somebody may reply to for their agency."""
        return self.visible_to(standing).filter(agency_id__in=standing.agencies_where(Can.ANSWER_REQUESTS))

    def waiting(self) -> "LaneQuerySet":
        return self.filter(replies_given=0, withdrawn_at=None)

    def to_be_answered(self) -> "LaneQuerySet":
        """Those that wait in a case that is open, of agencies that still take part in its pathway."""
        return self.waiting().filter(~Exists(ended_parts(*WHOSE)), request__case__closed_at=None)

    def withdrawn_unasked(self) -> "LaneQuerySet":
        """Those of open cases that no person withdrew, of agencies that take part and were not asked again since: their
        case was closed meanwhile, or they took no part, and nobody waits for them.
        """
        later = Lane.objects.filter(
            space_id=OuterRef("space_id"), request__case=OuterRef("request__case"), agency=OuterRef("agency")
        )
        asked_again = Exists(later.filter(pk__gt=OuterRef("pk")))
        rows = self.filter(~Exists(ended_parts(*WHOSE)), ~asked_again, request__case__closed_at=None)
        return rows.filter(withdrawn_with_case=True)

    def to_be_chased(self, at: datetime) -> "LaneQuerySet":
        return self.to_be_answered().told_of_it(at)

    def told_of_it(self, at: datetime) -> "LaneQuerySet":
        """Those of agencies that still take part in the pathway, and that no conflict of interest keeps from the case,
        also none since they were asked.
        """
        shut = ConflictOfInterest.objects.not_ended(at).filter(
            about_kind=CASE_KIND, about_id=OuterRef("request__case_id"), agency_id=OuterRef("agency_id")
        )
        return self.filter(~Exists(shut), ~Exists(ended_parts(*WHOSE)))

    def with_names(self) -> "LaneQuerySet":
        return self.select_related("space", "agency", "request__space", "request__case__space")

    def with_state(self, at: datetime) -> "LaneQuerySet":
        """Each with ``due_at``, from its clock, and ``state`` at a moment, one of ``STATES``."""
        due = Subquery(_its_clock().values("due_at")[:1])
        return self.annotate(
            due_at=due,
            state=models.Case(
                When(withdrawn_at__isnull=False, then=Value(WITHDRAWN)),
                When(~Q(answer=""), then=F("answer")),
                When(past(due, at), then=Value(OVERDUE)),
                default=Value(WAITING),
                output_field=models.CharField(),
            ),
        )


def _its_clock(to: str = "") -> models.QuerySet[Clock]:
    """Within a query of lanes, or of what leads to lanes by this path: the clock of the limit that each has now."""
    return Clock.objects.filter(
        space_id=OuterRef(f"{to}space_id"),
        subject_kind=LANE_KIND,
        subject_id=OuterRef(f"{to}pk"),
        code=CLOCK,
        occurrence=OuterRef(f"{to}times_limited"),
    )


def was_late(at: datetime, to: str = "") -> Exists:
    """That the limit had passed when the first reply came, or when it was withdrawn, or that it has passed by now."""
    over_at = Coalesce(OuterRef(f"{to}answered_at"), OuterRef(f"{to}withdrawn_at"), Value(at))
    return Exists(_its_clock(to).filter(past("due_at", over_at)))


def _of_desk(standing: Standing) -> Q:
    return Q(Exists(Case.objects.run_by(standing).filter(pk=OuterRef("request__case"))))


def _opened_first(standing: Standing) -> Q:
    own = Q(agency_id__in=standing.agencies_where(Can.ANSWER_REQUESTS))
    return Q(Exists(Case.objects.opened_first_by(standing).filter(pk=OuterRef("request__case")))) & ~own


class Lane(SpaceRecord):
    """What one agency was asked. Whoever replies sees the request and nothing of the case.

    ``answer`` is what the agency said last, whenever that was typed, and ``answered_at`` when its first reply came:
    that one stops its clock and whoever chases it. ``counts_from`` is when its limit began; each further limit is one
    more of ``times_limited``. ``withdrawn_with_case`` says that no person withdrew it: its case was closed, or its
    agency took no more part in cases of this kind.
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
    withdrawn_with_case = models.BooleanField(default=False, db_default=False)

    due_at: datetime | None
    state: str

    objects = LaneQuerySet.as_manager()

    locked_after: ClassVar = "request__case"
    handling: ClassVar = with_own_columns(
        facts=(
            CASE,
            "request agency working_days counts_from times_limited answer replies_given answered_at withdrawn_at"
            " withdrawn_with_case",
        ),
        words=(CASE_TEXT, "extended_why withdrawn_why"),
    )

    class Meta:
        db_table = LANE_KIND
        verbose_name = "request to an agency"
        verbose_name_plural = "requests to agencies"
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
                condition=Q(withdrawn_with_case=False) | Q(withdrawn_at__isnull=False),
                name="case_request_lane_withdrawn_with_its_case",
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
    def may_be_told(self) -> bool:
        """Whether the desk may record a reply: where no person said that none is needed."""
        return self.withdrawn_at is None or self.withdrawn_with_case

    @property
    def state_in_words(self) -> str:
        """To be asked of lanes that came ``with_state``."""
        return STATES[self.state]
