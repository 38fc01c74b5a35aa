"""Clocks of records, and when they stood.

A clock is a projection: whoever owns its subject says which clocks the dated facts ask for (``keeping.py``), and the
rows are made to agree. It is never started and never stopped by hand; it can only be made to stand for a reason.
"""

from collections.abc import Callable, Collection
from datetime import datetime
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Case, DurationField, Exists, ExpressionWrapper, F, Func, OuterRef, Q, QuerySet, Value, When
from django.db.models.lookups import GreaterThan, LessThanOrEqual
from django.urls import reverse

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.clocks import Edition, Kind, Limit, Rule, State, Stop, Unit
from goldthread.foundation.clocks.states import SOON
from goldthread.foundation.records.handling import Handling, Replaced, Tier
from goldthread.foundation.spaces.models import SpaceRecord, with_own_columns
from goldthread.foundation.ui.words import date as day_in_words
from goldthread.foundation.ui.words import moment

OF_SUBJECT = Handling("a clock of a record", Tier.CASE, "as its record", Replaced.KEPT)
WORDS_OF_SUBJECT = Handling(
    "words about a clock of a record, which may name people", Tier.CASE, "as its record", Replaced.BY_A_SENTENCE
)

CLOCKS_SEEN_THROUGH: dict[str, Callable[[Standing], QuerySet[Any]]] = {}
"""By kind of subject, those of which a person sees all clocks. Parts above register theirs when they start."""
CLOCKS_TOLD_THROUGH: dict[str, tuple[Callable[[Standing], QuerySet[Any]], Callable[[], Collection[str]]]] = {}
"""By kind of subject, those of which a person sees the clocks of some codes, and those codes."""
CLOCKS_OPENED_FIRST: dict[str, Callable[[Standing], QuerySet[Any]]] = {}
"""By kind of subject, those that a person says first what they open them for: a clock tells what came to pass there."""


class Reason(models.TextChoices):
    """Why a clock stands, and why one was late (statutory.md 0.3)."""

    AWAITING_OTHER_AGENCY = "awaiting_other_agency", "Waiting for another agency"
    FAMILY_UNAVAILABLE = "family_unavailable", "The family could not be reached"
    CHILD_MISSING = "child_missing", "The child was missing"
    CRIMINAL_PROCEEDINGS = "criminal_proceedings", "Criminal proceedings"
    CORONER = "coroner", "The coroner’s investigation"
    CAPACITY = "capacity", "Not enough staff"
    RECORDING_ERROR = "recording_error", "It was recorded wrongly"
    NOT_APPLICABLE = "not_applicable", "The limit does not apply here"
    OTHER = "other", "Another reason"


TO_STAND = [(code, words) for code, words in Reason.choices if code != Reason.RECORDING_ERROR]
"""What was recorded wrongly is corrected: no clock stands for it."""

IN_WORDS = {
    State.NOT_STARTED: "Not started",
    State.RUNNING: "Running",
    State.DUE_SOON: "Due soon",
    State.OVERDUE: "Overdue",
    State.MET: "Met in time",
    State.MET_LATE: "Met late",
    State.PAUSED: "Paused",
    State.CANCELLED: "No longer needed",
}
"""Each state as a person reads it."""

NEVER_DONE = "Not done in time"
"""What was late, and is owed no more."""

LATE = (State.OVERDUE, State.MET_LATE)
"""What asks for a reason."""


class ClockQuerySet(models.QuerySet["Clock"]):
    def visible_to(self, standing: Standing) -> "ClockQuerySet":
        """A clock is seen by whoever sees what it is about."""
        return self if standing.is_system else self.filter(_subject_seen(standing))

    def listed_to(self, standing: Standing) -> "ClockQuerySet":
        """Those that somebody sees without saying first what they open the subject for."""
        rows = self.visible_to(standing)
        return rows if standing.is_system else rows.filter(~_opened_first(standing))

    def of(self, space_id: int, subject_kind: str, subject_id: int) -> "ClockQuerySet":
        """Those of one subject."""
        return self.filter(space_id=space_id, subject_kind=subject_kind, subject_id=subject_id)

    def running(self) -> "ClockQuerySet":
        """What is neither met nor cancelled, whether it stands or not."""
        return self.filter(met_at=None, cancelled_at=None)

    def with_state(self, at: datetime) -> "ClockQuerySet":
        """Each with ``state`` at a moment, the same as ``state_of`` tells, and ``stands``."""
        second = at.replace(microsecond=0)
        return self.annotate(
            stands=ExpressionWrapper(Q(pausable=True) & Q(_stop_without_an_end()), output_field=models.BooleanField()),
            state=Case(
                When(
                    GreaterThan(_second_of("cancelled_at"), F("due_at")),
                    met_at=None,
                    fell_away=False,
                    then=Value(State.OVERDUE.value),
                ),
                When(cancelled_at__isnull=False, then=Value(State.CANCELLED.value)),
                When(GreaterThan(_second_of("met_at"), F("due_at")), then=Value(State.MET_LATE.value)),
                When(met_at__isnull=False, then=Value(State.MET.value)),
                When(stands=True, then=Value(State.PAUSED.value)),
                When(due_at__lt=second, then=Value(State.OVERDUE.value)),
                When(_in_its_last_fifth(at), then=Value(State.DUE_SOON.value)),
                default=Value(State.RUNNING.value),
                output_field=models.CharField(),
            ),
        )


def _subject_seen(standing: Standing) -> Q:
    """For whoever sees few subjects, those are looked for once; for whoever sees all of a space, clock by clock.

    A page of clocks then costs what it shows. PostgreSQL would gather all subjects first wherever it is asked for one
    that is the same, so it is asked for one that is neither less nor more.
    """
    sees_many = bool(standing.whole_spaces_where(Can.VIEW_CASES))
    it, seen = OuterRef("subject_id"), Q(pk__in=[])
    whole = [(kind, subjects(standing), Q()) for kind, subjects in CLOCKS_SEEN_THROUGH.items()]
    told = [(kind, subjects(standing), Q(code__in=codes())) for kind, (subjects, codes) in CLOCKS_TOLD_THROUGH.items()]
    for kind, rows, which in [*whole, *told]:
        one = Q(Exists(rows.filter(pk__gte=it, pk__lte=it))) if sees_many else Q(subject_id__in=rows.values("pk"))
        seen |= one & which & Q(subject_kind=kind)
    return seen


def _opened_first(standing: Standing) -> Q:
    it, found = OuterRef("subject_id"), Q(pk__in=[])
    for kind, subjects in CLOCKS_OPENED_FIRST.items():
        found |= Q(Exists(subjects(standing).filter(pk__gte=it, pk__lte=it))) & Q(subject_kind=kind)
    return found


def _second_of(column: str) -> Func:
    return Func(column, template="date_trunc('second', %(expressions)s)", output_field=models.DateTimeField())


def _stop_without_an_end() -> Exists:
    return Exists(ClockStop.objects.filter(space=OuterRef("space"), clock=OuterRef("pk"), until_at=None))


def _in_its_last_fifth(at: datetime) -> LessThanOrEqual:
    """In whole numbers, so that it is the same microsecond as in ``clocks.states``."""
    left = ExpressionWrapper((F("due_at") - Value(at)) * SOON, output_field=DurationField())
    return LessThanOrEqual(left, ExpressionWrapper(F("due_at") - F("began_at"), output_field=DurationField()))


class Clock(SpaceRecord):
    """What is to be done about one subject by a moment, for the ``occurrence``-th time.

    ``subject_kind`` is the table of the subject. Limit, binding, edition and citation are those that were in force when
    it began, and stay. ``due_at`` is the last instant that is in time; where nobody can say, ``not_known`` says why.
    ``imported`` says that what it began with came from a file. Of those that are cancelled, ``fell_away`` tells what
    was never owed, as it turned out: what it counted from was put right.
    """

    subject_kind = models.CharField(max_length=60)
    subject_id = models.BigIntegerField()
    code = models.CharField(max_length=40)
    occurrence = models.PositiveIntegerField(default=1)
    title = models.CharField(max_length=300)
    limit_number = models.PositiveIntegerField()
    limit_unit = models.CharField(max_length=20, choices=[(unit.value, unit.value) for unit in Unit])
    binding = models.CharField(
        max_length=20,
        choices=[(Kind.STATUTORY, "Statutory"), (Kind.GUIDANCE, "Statutory guidance"), (Kind.LOCAL, "Local")],
    )
    edition = models.CharField(max_length=300)
    citation = models.CharField(max_length=300)
    pausable = models.BooleanField(default=False)
    from_next_working_day = models.BooleanField(default=False)
    owed_by = models.CharField(max_length=200)
    began_at = models.DateTimeField()
    due_at = models.DateTimeField(null=True, blank=True)
    not_known = models.CharField(max_length=500, blank=True)
    met_at = models.DateTimeField(null=True, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    imported = models.BooleanField(default=False)
    fell_away = models.BooleanField(default=False, db_default=False)

    state: str
    stands: bool
    about: tuple[str, str]
    """Words and address of its subject, where whoever shows it looked for them."""

    objects = ClockQuerySet.as_manager()

    handling: ClassVar = with_own_columns(
        facts=(
            OF_SUBJECT,
            "subject_kind subject_id code occurrence title limit_number limit_unit binding edition citation pausable"
            " from_next_working_day owed_by began_at due_at not_known met_at cancelled_at imported"
            " fell_away",
        ),
    )

    class Meta:
        db_table = "clock"
        constraints: ClassVar = [
            # Its index finds the clocks of a subject, too.
            models.UniqueConstraint(
                fields=["space", "subject_kind", "subject_id", "code", "occurrence"],
                name="clock_once_for_its_subject",
                # Numbers move on in one statement when something earlier turns up.
                deferrable=models.Deferrable.IMMEDIATE,
            ),
            models.CheckConstraint(condition=Q(occurrence__gte=1, limit_number__gte=1), name="clock_counts_from_one"),
            models.CheckConstraint(condition=~Q(citation=""), name="clock_says_where_its_limit_comes_from"),
            models.CheckConstraint(
                condition=Q(due_at__isnull=False, not_known="") | (Q(due_at=None) & ~Q(not_known="")),
                name="clock_is_due_or_says_why_not_known",
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["space", "due_at", "id"],
                condition=Q(met_at=None, cancelled_at=None),
                name="clock_running_due",
            ),
        ]

    def __str__(self) -> str:
        return self.title if self.occurrence == 1 else f"{self.title} ({self.occurrence})"

    def get_absolute_url(self) -> str:
        return reverse("clock", kwargs={"space": self.space.slug, "pk": self.pk})

    @property
    def key(self) -> tuple[str, int]:
        """What tells it from the other clocks of its subject."""
        return self.code, self.occurrence

    @property
    def subject_key(self) -> tuple[str, int]:
        return self.subject_kind, self.subject_id

    @property
    def limit(self) -> Limit:
        return Limit(self.limit_number, Unit(self.limit_unit))

    @property
    def rule(self) -> Rule:
        """The rule by which it runs, as it was when it began."""
        return Rule(self.limit, Kind(self.binding), Edition(self.edition, self.edition), self.citation)

    @property
    def due_in_words(self) -> str:
        """To the minute where it counts hours, else the last day. Empty where nobody can say."""
        return moment(self.due_at) if self.limit.is_of_hours else day_in_words(self.due_at)

    @property
    def state_in_words(self) -> str:
        """To be asked of clocks that came ``with_state``."""
        is_over = self.cancelled_at is not None and self.state == State.OVERDUE
        return NEVER_DONE if is_over else IN_WORDS[State(self.state)]


class ClockStop(SpaceRecord):
    """From when until when a clock stood, and why. Until it goes on nobody knows when it is due."""

    clock = models.ForeignKey(Clock, on_delete=models.PROTECT, related_name="stops")
    reason = models.CharField(max_length=30, choices=TO_STAND)
    words = models.TextField(blank=True)
    from_at = models.DateTimeField()
    until_at = models.DateTimeField(null=True, blank=True)
    stopped_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    handling: ClassVar = with_own_columns(
        facts=(OF_SUBJECT, "clock reason from_at until_at stopped_by"), words=(WORDS_OF_SUBJECT, "words")
    )

    class Meta:
        db_table = "clock_stop"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(until_at=None) | Q(until_at__gte=F("from_at")), name="clock_stop_ends_after_it_begins"
            ),
            models.CheckConstraint(condition=~Q(reason="other") | ~Q(words=""), name="clock_stop_says_why"),
            models.UniqueConstraint(
                fields=["space", "clock"], condition=Q(until_at=None), name="clock_stands_once_at_a_time"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["space", "clock", "from_at"], name="clock_stop_clock")]

    def __str__(self) -> str:
        return self.get_reason_display()

    @property
    def counted(self) -> Stop:
        """As arithmetic takes it. What was said of it stays out: a line of a count names nobody."""
        return Stop(self.from_at, self.until_at, self.get_reason_display())
