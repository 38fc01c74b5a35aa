"""What owners report of an action, and how it was judged. Neither is ever changed: a newer one stands beside it."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from goldthread.foundation.actions.models import Action
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.groups.models import Group
from goldthread.foundation.records.handling import LEARNING, LEARNING_TEXT
from goldthread.foundation.spaces.models import SpaceRecord, with_own_columns


class ReportQuerySet(models.QuerySet["ProgressReport"]):
    """What was said of actions, and by whom."""

    def by_owners(self) -> "ReportQuerySet":
        """Only what owners said themselves: what the partnership recorded for one is no answer of it."""
        return self.filter(is_by_partnership=False)


class ProgressReport(SpaceRecord):
    """What one owner of an action says of it: the agency or the group, or neither where nobody owes it.

    ``since`` is the last judgement before it: once there is a newer one, the report counts no longer.
    ``reported_by`` is the account that said it. What came by a token or a one-time link has none, and
    ``reported_through`` says which. ``is_by_partnership`` says that whoever runs the plan recorded it for the owner.
    """

    class Says(models.TextChoices):
        NOT_STARTED = "not_started", "Not started yet"
        UNDER_WAY = "under_way", "Under way"
        HELD_UP = "held_up", "Held up"
        DONE = "done", "Done"

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="reports")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    group = models.ForeignKey(Group, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    says = models.CharField(max_length=20, choices=Says.choices)
    words = models.TextField(blank=True)
    since = models.ForeignKey("Judgement", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    done_on = models.DateField(null=True, blank=True)
    reported_at = models.DateTimeField()
    reported_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    reported_through = models.CharField(max_length=300, blank=True)
    is_by_partnership = models.BooleanField(default=False)

    objects = ReportQuerySet.as_manager()

    handling: ClassVar = with_own_columns(
        facts=(
            LEARNING,
            "action agency group says since done_on reported_at reported_by reported_through is_by_partnership",
        ),
        words=(LEARNING_TEXT, "words"),
    )

    class Meta:
        db_table = "progress_report"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(agency=None) | Q(group=None), name="progress_report_of_an_agency_or_a_group"
            ),
            models.CheckConstraint(
                condition=Q(says="done", done_on__isnull=False) | (~Q(says="done") & Q(done_on=None)),
                name="progress_report_says_when_it_was_done",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["space", "action", "-id"], name="progress_report_latest")]

    def __str__(self) -> str:
        return f"{self.owner_in_words}: {self.get_says_display()}"

    @property
    def owner_in_words(self) -> str:
        """Whose report it is."""
        return str(self.agency or self.group or "The partnership")

    @property
    def by_whom(self) -> str:
        """Who gave it: the owner, what it came through if no account gave it, or the partnership for the owner."""
        if self.is_by_partnership:
            return f"Recorded by the partnership for {self.owner_in_words}"
        through = f", through {self.reported_through}" if self.reported_through else ""
        return f"{self.owner_in_words}{through}"


class Judgement(SpaceRecord):
    """What whoever runs the plan made of an action: accepted, more asked, superseded, transferred, or taken up again.

    ``why`` is what was said of it; ``to`` to whom it was transferred; ``answer_by`` the day by which more was asked.
    """

    class Verdict(models.TextChoices):
        ACCEPTED = "accepted", "Accepted as done"
        MORE_ASKED = "more_asked", "More asked"
        SUPERSEDED = "superseded", "Superseded"
        TRANSFERRED = "transferred", "Transferred"
        REOPENED = "reopened", "Taken up again"

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="judgements")
    verdict = models.CharField(max_length=20, choices=Verdict.choices)
    why = models.TextField(blank=True)
    answer_by = models.DateField(null=True, blank=True)
    superseded_by = models.ForeignKey(
        Action, on_delete=models.PROTECT, null=True, blank=True, related_name="supersedes"
    )
    to = models.CharField(max_length=300, blank=True)
    judged_at = models.DateTimeField()
    judged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    handling: ClassVar = with_own_columns(
        facts=(LEARNING, "action verdict answer_by superseded_by judged_at judged_by"),
        words=(LEARNING_TEXT, "why to"),
    )

    class Meta:
        db_table = "action_judgement"
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(verdict="accepted") | ~Q(why=""), name="action_judgement_says_why"),
            models.CheckConstraint(
                condition=Q(verdict="more_asked", answer_by__isnull=False)
                | (~Q(verdict="more_asked") & Q(answer_by=None)),
                name="action_judgement_asks_for_more_by_a_day",
            ),
            models.CheckConstraint(
                condition=Q(verdict="transferred") ^ Q(to=""), name="action_judgement_transfers_to_somebody"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["space", "action", "-id"], name="action_judgement_latest")]

    def __str__(self) -> str:
        return self.get_verdict_display()

    def agrees_with(self, status: str) -> bool:
        """Whether an action in this status is as it was judged. The status says where it stands."""
        settled = SETTLED_AS.get(self.verdict)
        return status == settled if settled else status not in SETTLED_AS.values()


SETTLED_AS: dict[str, str] = {
    Judgement.Verdict.ACCEPTED: Action.Status.CLOSED,
    Judgement.Verdict.SUPERSEDED: Action.Status.SUPERSEDED,
    Judgement.Verdict.TRANSFERRED: Action.Status.TRANSFERRED,
}
"""The status that an action has while it is settled by a judgement."""
