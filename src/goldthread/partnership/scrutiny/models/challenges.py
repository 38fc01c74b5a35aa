"""Challenges: what the independent scrutineer asks of those who answer for the work, and all that is said of it."""

from datetime import date
from typing import Any, ClassVar

from django.db import models
from django.db.models import Case, Count, Q, Value, When
from django.urls import reverse
from django.utils import timezone

from goldthread.foundation.access.once import once
from goldthread.foundation.access.roles import Can, role_choices
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.actions.models import Action
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.groups.models import Group
from goldthread.foundation.records.handling import LEARNING, LEARNING_TEXT
from goldthread.foundation.spaces.models import SpaceRecord, with_own_columns
from goldthread.partnership.learning.models import Finding, OutcomeStatement, Recommendation

SUBJECTS: dict[str, type[Any]] = {
    "action": Action,
    "finding": Finding,
    "recommendation": Recommendation,
    "outcome": OutcomeStatement,
}
"""What a challenge may be about, by the field that points to it; with none it is about the partnership."""

LATE = "late"
NONE_BUT = {name: Q(**{f"{other}__isnull": True for other in SUBJECTS if other != name}) for name in SUBJECTS}
ONE_AT_MOST = NONE_BUT["action"] | NONE_BUT["finding"] | NONE_BUT["recommendation"] | NONE_BUT["outcome"]


class ChallengeQuerySet(models.QuerySet["Challenge"]):
    @once
    def visible_to(self, standing: Standing) -> "ChallengeQuerySet":
        """Those about what a person may see: for whoever sees the whole plan, the agency it is to, or who owes it."""
        if standing.is_system:
            return self
        seen = {name: model.objects.visible_to(standing) for name, model in SUBJECTS.items()}
        about = Q()
        for name, records in seen.items():
            about &= Q(**{f"{name}__isnull": True}) | Q(**{f"{name}__in": records})
        readers = Q(space_id__in=standing.spaces_where(Can.VIEW_WHOLE_PLAN))
        readers |= Q(agency_id__in=standing.agencies_where(Can.ANSWER_CHALLENGES)) | Q(action__in=seen["action"])
        return self.filter(about & readers)

    @once
    def answered_by(self, standing: Standing) -> "ChallengeQuerySet":
        """Those that a person may answer: any of a partnership they answer for, or those to their own agency."""
        if standing.is_system:
            return self
        whole = Q(space_id__in=standing.whole_spaces_where(Can.ANSWER_CHALLENGES))
        own = Q(agency_id__in=standing.agencies_where(Can.ANSWER_CHALLENGES))
        return self.visible_to(standing).filter(whole | own)

    def with_state(self, on: date) -> "ChallengeQuerySet":
        """Each with ``state``: its stage, or that its answer is late on a day."""
        return self.annotate(state=_state(on))

    def counts(self, on: date) -> dict[str, int]:
        """How many are in each state on a day."""
        counted = dict(self.order_by().values_list(_state(on)).annotate(Count("pk")))
        return {state: counted.get(state, 0) for state in STATES}

    def with_subjects(self) -> "ChallengeQuerySet":
        """With all that is needed to say what each is about and to whom."""
        return self.select_related(
            "space",
            "agency",
            "group",
            "action",
            "finding__review",
            "recommendation__finding__review",
            "outcome__review",
        )


def _state(on: date) -> Case:
    return Case(When(_late(on), then=Value(LATE)), default="stage")


def _late(on: date) -> Q:
    """An answer that is due today is not late."""
    return Q(stage=Challenge.Stage.WAITING, due_on__lt=on)


class Challenge(SpaceRecord):
    """Something that the independent scrutineer asks, to be answered by a day.

    It is about one action, finding, recommendation or outcome, or about the partnership; to an agency, to a group, or
    with neither to the board. ``state_then`` says what was known of the thing when it was challenged. ``due_on`` is the
    day by which the answer is due that is waited for now, or was last. That it is late is computed.
    """

    class Stage(models.TextChoices):
        WAITING = "waiting", "Waiting for an answer"
        ANSWERED = "answered", "Answered"
        SETTLED = "settled", "Settled"
        NOT_SETTLED = "not_settled", "Not settled"

    OPEN: ClassVar = (Stage.WAITING, Stage.ANSWERED)

    number = models.PositiveIntegerField()
    action = models.ForeignKey(Action, on_delete=models.PROTECT, null=True, blank=True, related_name="challenges")
    finding = models.ForeignKey(Finding, on_delete=models.PROTECT, null=True, blank=True, related_name="challenges")
    recommendation = models.ForeignKey(
        Recommendation, on_delete=models.PROTECT, null=True, blank=True, related_name="challenges"
    )
    outcome = models.ForeignKey(
        OutcomeStatement, on_delete=models.PROTECT, null=True, blank=True, related_name="challenges"
    )
    state_then = models.CharField(max_length=60, blank=True)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="challenges")
    group = models.ForeignKey(Group, on_delete=models.PROTECT, null=True, blank=True, related_name="challenges")
    question = models.TextField()
    why = models.TextField()
    due_on = models.DateField()
    stage = models.CharField(max_length=12, choices=Stage.choices, default=Stage.WAITING)
    raised_at = models.DateTimeField()

    objects = ChallengeQuerySet.as_manager()

    handling: ClassVar = with_own_columns(
        facts=(
            LEARNING,
            "number action finding recommendation outcome state_then agency group due_on stage raised_at",
        ),
        words=(LEARNING_TEXT, "question why"),
    )

    class Meta:
        db_table = "scrutiny_challenge"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["space", "number"], name="scrutiny_challenge_number_once"),
            models.CheckConstraint(condition=ONE_AT_MOST, name="scrutiny_challenge_is_about_one_thing"),
            models.CheckConstraint(
                condition=Q(agency=None) | Q(group=None), name="scrutiny_challenge_is_to_an_agency_or_a_group"
            ),
            models.CheckConstraint(condition=~Q(question="") & ~Q(why=""), name="scrutiny_challenge_asks"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["space", "stage", "due_on", "id"], name="scrutiny_challenge_due"),
            models.Index(fields=["space", "action"], name="scrutiny_challenge_action"),
        ]

    def __str__(self) -> str:
        return f"Challenge {self.number}"

    def get_absolute_url(self) -> str:
        return reverse("challenge", kwargs={"space": self.space.slug, "pk": self.pk})

    @property
    def to(self) -> str:
        return str(self.agency or self.group or "The board")

    def state_on(self, on: date) -> str:
        """Its stage, or that its answer is late on a day; as ``with_state`` says it in the database."""
        return LATE if self.stage == self.Stage.WAITING and self.due_on < on else self.stage


STATES = dict(Challenge.Stage.choices) | {LATE: "Late"}
"""Every state that a challenge can be in, in words."""


class ChallengeTurn(SpaceRecord):
    """What was said in a challenge after it was raised, by whom (their role, and for which agency) and when.

    None is ever changed. ``due_on`` is the day by which this must be answered, if it asks, or by which it was due, if
    it answers.
    """

    class Kind(models.TextChoices):
        ANSWER = "answer", "Answered"
        FURTHER = "further", "Challenged further"
        SETTLED = "settled", "Said that it is settled"
        NOT_SETTLED = "not_settled", "Ended it as not settled"

    challenge = models.ForeignKey(Challenge, on_delete=models.PROTECT, related_name="turns")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=12, choices=Kind.choices)
    words = models.TextField()
    due_on = models.DateField(null=True, blank=True)
    role = models.CharField(max_length=40, choices=role_choices, blank=True)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    said_at = models.DateTimeField()

    handling: ClassVar = with_own_columns(
        facts=(LEARNING, "challenge number kind due_on role agency said_at"), words=(LEARNING_TEXT, "words")
    )

    class Meta:
        db_table = "scrutiny_challenge_turn"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["space", "challenge", "number"], name="scrutiny_challenge_turn_number_once"
            ),
            models.CheckConstraint(condition=~Q(words=""), name="scrutiny_challenge_turn_says_something"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.challenge}"

    @property
    def is_the_scrutineers(self) -> bool:
        return self.kind != self.Kind.ANSWER

    @property
    def came_late(self) -> bool:
        """Whether it is an answer that came after the day by which it was due."""
        if self.kind != self.Kind.ANSWER or self.due_on is None:
            return False
        return timezone.localdate(self.said_at) > self.due_on

    @property
    def whose(self) -> str:
        """By role, never by name: "Agency safeguarding lead, Northmere Council"."""
        role = self.get_role_display() or "Goldthread itself"
        return f"{role}, {self.agency}" if self.agency else role
