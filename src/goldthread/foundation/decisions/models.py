"""What was decided, by whom, for which reasons, and who saw it otherwise. Locked when it is signed off."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse

from goldthread.foundation.access.once import once
from goldthread.foundation.access.seen_through import SeenThrough
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.groups.models import Group
from goldthread.foundation.records.handling import BUSINESS, BUSINESS_TEXT
from goldthread.foundation.spaces.models import SpaceRecord, with_own_columns

SEEN_THROUGH = SeenThrough()
"""The parts above in which things are decided. Each gives what a person sees there and this very decision belongs to:
rows ``filter(decision=OuterRef("pk"))``, or whatever leads to its key. Rows that ask for none would open them all.
"""


class DecisionQuerySet(models.QuerySet["Decision"]):
    @once
    def visible_to(self, standing: Standing) -> "DecisionQuerySet":
        """A decision is seen by whoever may see what it was about, and where it was made."""
        return self if standing.is_system else self.filter(SEEN_THROUGH.for_(standing))


class Decision(SpaceRecord):
    """One decision of a group, about one thing.

    ``origin`` and ``origin_id`` say where it was made: a kind of thing by name, and which one. ``is_quorate`` is what
    was so when it was made, or empty where the group has no quorum that can be counted; ``quorum_then`` says it in
    words. Votes are empty where nobody voted. ``signed_off_at`` locks it: from then on only an addendum is added.
    """

    class How(models.TextChoices):
        AGREED = "agreed", "Agreed by all"
        MOST = "most", "Agreed, but not by all"
        VOTED = "voted", "Voted on"
        CHAIR = "chair", "Decided by the chair"

    number = models.PositiveIntegerField()
    origin = models.CharField(max_length=40)
    origin_id = models.BigIntegerField()
    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="decisions")
    decided_on = models.DateField()
    words = models.TextField()
    reasons = models.TextField()
    how = models.CharField(max_length=10, choices=How.choices, default=How.AGREED)
    votes_for = models.PositiveSmallIntegerField(null=True, blank=True)
    votes_against = models.PositiveSmallIntegerField(null=True, blank=True)
    abstained = models.PositiveSmallIntegerField(null=True, blank=True)
    is_quorate = models.BooleanField(null=True, blank=True)
    quorum_then = models.CharField(max_length=500, blank=True)
    signed_off_at = models.DateTimeField(null=True, blank=True)

    objects = DecisionQuerySet.as_manager()

    handling: ClassVar = with_own_columns(
        facts=(
            BUSINESS,
            "number origin origin_id group decided_on how votes_for votes_against abstained is_quorate quorum_then"
            " signed_off_at",
        ),
        words=(BUSINESS_TEXT, "words reasons"),
    )

    class Meta:
        db_table = "decision"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["space", "number"], name="decision_number_once"),
            models.CheckConstraint(condition=~Q(words="") & ~Q(reasons=""), name="decision_says_what_and_why"),
            models.CheckConstraint(
                condition=~Q(how="voted")
                | Q(votes_for__isnull=False, votes_against__isnull=False, abstained__isnull=False),
                name="decision_counts_its_votes",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["space", "-decided_on", "id"], name="decision_newest"),
            models.Index(fields=["space", "origin", "origin_id"], name="decision_origin"),
        ]

    def __str__(self) -> str:
        return f"Decision {self.number}"

    def get_absolute_url(self) -> str:
        return reverse("decision", kwargs={"space": self.space.slug, "pk": self.pk})

    @property
    def is_locked(self) -> bool:
        return self.signed_off_at is not None

    @property
    def how_in_words(self) -> str:
        """How it was decided, with the votes: "Voted on: 2 for, 3 against, 0 abstained; more against than for"."""
        how = self.get_how_display()
        if self.how != self.How.VOTED:
            return how
        return f"{how}: {self.votes_for} for, {self.votes_against} against, {self.abstained} abstained{self._fell()}"

    def _fell(self) -> str:
        """What is to be seen where a vote was not won: which way the group then went stands in the words."""
        more = (self.votes_for or 0) - (self.votes_against or 0)
        return "" if more > 0 else "; more against than for" if more < 0 else "; as many for as against"


class Dissent(SpaceRecord):
    """Who saw a decision otherwise, by agency or post, and what they said."""

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="dissents")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    post = models.CharField(max_length=200, blank=True)
    words = models.TextField()

    handling: ClassVar = with_own_columns(facts=(BUSINESS, "decision agency post"), words=(BUSINESS_TEXT, "words"))

    class Meta:
        db_table = "decision_dissent"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=(Q(agency__isnull=False) | ~Q(post="")) & ~Q(words=""),
                name="decision_dissent_says_who_and_what",
            ),
        ]

    def __str__(self) -> str:
        return ", ".join(filter(None, [self.post, str(self.agency or "")]))


class Addendum(SpaceRecord):
    """What was added to a decision after it was signed off: the decision itself stays as it was."""

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="addenda")
    words = models.TextField()
    reason = models.TextField()
    added_at = models.DateTimeField()

    handling: ClassVar = with_own_columns(facts=(BUSINESS, "decision added_at"), words=(BUSINESS_TEXT, "words reason"))

    class Meta:
        db_table = "decision_addendum"
        verbose_name_plural = "addenda"
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(words="") & ~Q(reason=""), name="decision_addendum_says_what_and_why"),
        ]

    def __str__(self) -> str:
        return f"Addendum to decision {self.decision.number}"
