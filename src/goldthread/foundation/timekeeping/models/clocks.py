"""Clocks of records, and when they stood.

A clock is a projection: whoever owns its subject says which clocks the dated facts ask for (``keeping.py``), and the
rows are made to agree. It is never started and never stopped by hand; it can only be made to stand for a reason.
"""

from collections.abc import Callable, Collection
from datetime import datetime
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Case, Exists, ExpressionWrapper, F, OuterRef, Q, QuerySet, Value, When
from django.urls import reverse

from goldthread.foundation.access.once import once
from goldthread.foundation.access.one_by_one import the_very
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.clocks import Edition, Kind, Limit, Rule, State, Stop, Unit
from goldthread.foundation.records.among import among
from goldthread.foundation.records.handling import Handling, Replaced, Tier
from goldthread.foundation.spaces.models import SpaceRecord, with_own_columns
from goldthread.foundation.timekeeping.late import in_its_last_fifth, past
from goldthread.foundation.timekeeping.models.words import LATE, ONCE_STOOD_FOR, words_of_state
from goldthread.foundation.ui.words import date as day_in_words
from goldthread.foundation.ui.words import when

OF_SUBJECT = Handling("a clock of a record", Tier.CASE, "as its record", Replaced.KEPT)
WORDS_OF_SUBJECT = Handling(
    "words about a clock of a record, which may name people", Tier.CASE, "as its record", Replaced.BY_A_SENTENCE
)

CLOCKS_SEEN_THROUGH: dict[str, Callable[[Standing], QuerySet[Any]]] = {}
"""By kind of subject, those of which a person sees all clocks. Parts above register theirs when they start."""
CLOCKS_TOLD_THROUGH: dict[str, tuple[Callable[[Standing], QuerySet[Any]], Callable[[], Collection[str]]]] = {}
"""By kind of subject, those of which a person sees the clocks of some codes, and those codes."""
CLOCKS_READ_UNOPENED: dict[str, Callable[[Standing], Q]] = {}
"""By kind of subject that is opened for a purpose, of which somebody reads clocks before that, since a clock tells what
came to pass there. Each kind says it by ``clocks_among`` or by ``clocks_but``."""


RUNS = Q(met_at=None, cancelled_at=None)
COUNTS_AS_LATE = Q(imported=False) | Q(due_at=None) | Q(due_at__gte=F("recorded_at"))
"""What came from a file is told only if it fell due after that: imported history is never shamed as late."""


class ClockQuerySet(models.QuerySet["Clock"]):
    @once
    def visible_to(self, standing: Standing) -> "ClockQuerySet":
        """A clock is seen by whoever sees what it is about."""
        return self if standing.is_system else self.filter(_subject_seen(standing))

    @once
    def listed_to(self, standing: Standing) -> "ClockQuerySet":
        """Those that somebody sees without saying first what they open the subject for."""
        rows = self.visible_to(standing)
        return rows if standing.is_system else rows.filter(_read_unopened(standing))

    def of(self, space_id: int, subject_kind: str, subject_id: int) -> "ClockQuerySet":
        """Those of one subject."""
        return self.filter(space_id=space_id, subject_kind=subject_kind, subject_id=subject_id)

    def running(self) -> "ClockQuerySet":
        """What is neither met nor cancelled, whether it stands or not."""
        return self.filter(RUNS)

    def late(self, at: datetime) -> "ClockQuerySet":
        """What asks for a reason, the same as ``is_late`` tells. Each comes with its state."""
        return self.with_state(at).filter(COUNTS_AS_LATE, Q(state__in=[state.value for state in LATE]), given_up="")

    def with_state(self, at: datetime) -> "ClockQuerySet":
        """Each with ``state`` at a moment, the same as ``state_of`` tells, and ``stands``."""
        return self.annotate(
            stands=ExpressionWrapper(Q(pausable=True) & Q(_stop_without_an_end()), output_field=models.BooleanField()),
            state=Case(
                When(
                    Q(past("due_at", "cancelled_at")) | ~Q(given_up=""),
                    met_at=None,
                    fell_away=False,
                    then=Value(State.OVERDUE.value),
                ),
                When(cancelled_at__isnull=False, then=Value(State.CANCELLED.value)),
                When(past("due_at", "met_at"), then=Value(State.MET_LATE.value)),
                When(met_at__isnull=False, then=Value(State.MET.value)),
                When(stands=True, then=Value(State.PAUSED.value)),
                When(past("due_at", at), then=Value(State.OVERDUE.value)),
                When(in_its_last_fifth(at), then=Value(State.DUE_SOON.value)),
                default=Value(State.RUNNING.value),
                output_field=models.CharField(),
            ),
        )


def _subject_seen(standing: Standing) -> Q:
    """For whoever sees few subjects, those are looked for once; for whoever sees all of a space, clock by clock: a page
    of clocks then costs what it shows.
    """
    sees_many = bool(standing.whole_spaces_where(Can.VIEW_CASES))
    it, seen = the_very("pk", "subject_id"), Q(pk__in=[])
    whole = [(kind, subjects(standing), Q()) for kind, subjects in CLOCKS_SEEN_THROUGH.items()]
    told = [(kind, subjects(standing), Q(code__in=codes())) for kind, (subjects, codes) in CLOCKS_TOLD_THROUGH.items()]
    for kind, rows, which in [*whole, *told]:
        one = Q(Exists(rows.filter(it))) if sees_many else Q(subject_id__in=rows.values("pk"))
        seen |= one & which & Q(subject_kind=kind)
    return seen


def _read_unopened(standing: Standing) -> Q:
    """Kind by kind, so that few can be looked up in the index of subjects among however many clocks there are."""
    found = Q(pk__in=[])
    for kind in sorted({*CLOCKS_SEEN_THROUGH, *CLOCKS_TOLD_THROUGH}):
        read = CLOCKS_READ_UNOPENED.get(kind)
        found |= Q(subject_kind=kind) & (read(standing) if read else Q())
    return found


def clocks_among(subjects: QuerySet[Any]) -> Q:
    """Clocks of these, which are few: they are looked for once, and no clock is asked what it is about."""
    return among("subject_id", subjects.values("pk"))


def clocks_but(subjects: QuerySet[Any]) -> Q:
    """Clocks of any other, asked clock by clock."""
    return ~Q(Exists(subjects.filter(the_very("pk", "subject_id"))))


def _stop_without_an_end() -> Exists:
    return Exists(ClockStop.objects.filter(space=OuterRef("space"), clock=OuterRef("pk"), until_at=None))


class Clock(SpaceRecord):
    """What is to be done about one subject by a moment, for the ``occurrence``-th time.

    ``subject_kind`` is the table of the subject. Limit, binding, edition and citation are those that were in force when
    it began, and stay. ``due_at`` is the last instant that is in time; where nobody can say, ``not_known`` says why.
    ``imported`` says that what it began with came from a file. Of those that are cancelled, ``fell_away`` tells what
    was never owed, as it turned out: what it counted from was put right; and ``given_up`` says why it will never be
    done, though it was owed: nobody has to say once more why it was not done in time.
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
    given_up = models.TextField(blank=True, default="", db_default="")

    state: str
    stands: bool
    about: tuple[str, str]
    """Words and address of its subject, where whoever shows it looked for them."""
    may_be_said: list[Any]
    """Reasons that somebody may give or say better, on a page that found it for them."""

    objects = ClockQuerySet.as_manager()

    handling: ClassVar = with_own_columns(
        facts=(
            OF_SUBJECT,
            "subject_kind subject_id code occurrence title limit_number limit_unit binding edition citation pausable"
            " from_next_working_day owed_by began_at due_at not_known met_at cancelled_at imported fell_away",
        ),
        words=(WORDS_OF_SUBJECT, "given_up"),
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
            models.Index(fields=["space", "due_at", "id"], condition=RUNS, name="clock_running_due"),
            # Of each subject in a long list: few of all clocks run.
            models.Index(
                fields=["space", "subject_kind", "subject_id"], condition=RUNS, name="clock_running_of_subject"
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
        """To the minute where it counts hours from a known time, else the last day. Empty where nobody can say."""
        return when(self.due_at) if self.limit.is_of_hours else day_in_words(self.due_at)

    @property
    def counts_as_late(self) -> bool:
        """The same as ``COUNTS_AS_LATE`` tells: imported history is not shown as late."""
        return not (self.imported and self.due_at and self.due_at < self.recorded_at)

    def is_late_in(self, state: str) -> bool:
        """Whether it asks for a reason in a state: it is late, and counted so."""
        return self.counts_as_late and state in LATE and not self.given_up

    @property
    def is_late(self) -> bool:
        """To be asked of clocks that came ``with_state``."""
        return self.is_late_in(self.state)

    @property
    def state_in_words(self) -> str:
        """To be asked of clocks that came ``with_state``."""
        return words_of_state(
            State(self.state),
            is_counted=self.counts_as_late,
            is_over=self.cancelled_at is not None,
            is_given_up=bool(self.given_up),
        )


class ClockStop(SpaceRecord):
    """From when until when a clock stood, and why. Until it goes on nobody knows when it is due."""

    clock = models.ForeignKey(Clock, on_delete=models.PROTECT, related_name="stops")
    reason = models.CharField(max_length=30, choices=ONCE_STOOD_FOR)
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
