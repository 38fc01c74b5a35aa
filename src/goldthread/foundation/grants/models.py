"""Who was given sight of a record, and from whom a conflict of interest hides it. A record is a table and a number."""

from datetime import datetime
from typing import Any, ClassVar, Self, TypeVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.records.handling import SIGHT, SIGHT_TEXT
from goldthread.foundation.spaces.models import SpaceRecord, with_own_columns

Row = TypeVar("Row", bound=models.Model)
ONE_PRINCIPAL = Q(account=None, agency__isnull=False) | Q(account__isnull=False, agency=None)


class AboutQuerySet(models.QuerySet[Row]):
    def about(self, record: models.Model) -> Self:
        """Those about one record."""
        return self.filter(
            space_id=record.space_id,  # type: ignore[attr-defined]  # every such record belongs to a space
            about_kind=record._meta.db_table,
            about_id=record.pk,
        )


class GrantQuerySet(AboutQuerySet["Grant"]):
    def in_force(self, at: datetime) -> Self:
        """Those that open something at a moment; that at which one ends is no longer in it."""
        return self.filter(Q(ends_at=None) | Q(ends_at__gt=at), starts_at__lte=at)

    def to_be_reviewed(self) -> Self:
        """Emergency openings at which nobody has looked yet."""
        return self.filter(standing_as=Grant.As.BREAK_GLASS, reviewed_at=None)


class About(SpaceRecord):
    """Concerns one record of any kind, and one person or one agency: whoever holds a role for that agency."""

    about_kind = models.CharField(max_length=63)
    about_id = models.BigIntegerField()
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        abstract = True

    @property
    def whose(self) -> Any:
        """The person or the agency."""
        return self.account or self.agency


class Grant(About):
    """Sight of one record, from a moment until just before another, and why.

    An emergency opening (``break_glass``) is told to whoever reviews such openings in the moment in which it is made,
    and is reviewed by somebody else. ``named_in_record`` is what the record itself gave, because it names the agency:
    that it takes back by itself when it names it no more. ``by_leading`` is what leading the record gave: that ends
    when another leads it.
    """

    class As(models.TextChoices):
        LEAD = "lead", "Lead"
        PARTICIPANT = "participant", "Takes part"
        MEETING_MEMBER = "meeting_member", "Sits in the meeting"
        SENIOR_MANAGER = "senior_manager", "The employer’s named senior manager"
        ASKED = "asked", "Asked for information"
        PURPOSE = "purpose", "Opened for a purpose"
        BREAK_GLASS = "break_glass", "Opened in an emergency"
        OTHER = "other", "Another reason"

    standing_as = models.CharField(max_length=20, choices=As.choices)
    purpose = models.TextField()
    named_in_record = models.BooleanField(default=False, db_default=False)
    by_leading = models.BooleanField(default=False, db_default=False)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True, blank=True)
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    owner_told_at = models.DateTimeField(null=True, blank=True)
    reviewed_at = models.DateTimeField(null=True, blank=True)
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    review_words = models.TextField(blank=True)

    objects = GrantQuerySet.as_manager()

    handling: ClassVar = with_own_columns(
        facts=(
            SIGHT,
            "about_kind about_id account agency standing_as named_in_record by_leading starts_at ends_at given_by"
            " owner_told_at reviewed_at reviewed_by",
        ),
        words=(SIGHT_TEXT, "purpose review_words"),
    )

    class Meta:
        db_table = "access_grant"
        constraints: ClassVar = [
            models.CheckConstraint(condition=ONE_PRINCIPAL, name="access_grant_is_to_one"),
            models.CheckConstraint(condition=~Q(purpose=""), name="access_grant_says_why"),
            models.CheckConstraint(
                condition=Q(ends_at=None) | Q(ends_at__gte=F("starts_at")), name="access_grant_ends_after_it_starts"
            ),
            models.CheckConstraint(
                condition=~Q(standing_as__in=["purpose", "break_glass"])
                | Q(account__isnull=False, ends_at__isnull=False),
                name="access_grant_that_one_takes_ends",
            ),
            models.CheckConstraint(
                condition=Q(standing_as="break_glass", owner_told_at__isnull=False)
                | Q(~Q(standing_as="break_glass"), owner_told_at=None),
                name="access_grant_owner_is_told_of_emergency",
            ),
            models.CheckConstraint(
                condition=Q(reviewed_at=None, reviewed_by=None, review_words="")
                | Q(~Q(review_words=""), standing_as="break_glass", reviewed_at__isnull=False),
                name="access_grant_review_says_when_and_what",
            ),
            models.CheckConstraint(
                condition=Q(reviewed_by=None) | Q(~Q(reviewed_by=F("account")), reviewed_at__isnull=False),
                name="access_grant_reviewed_by_another",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["space", "about_kind", "about_id"], name="access_grant_about"),
            models.Index(fields=["account", "about_kind", "about_id"], name="access_grant_account"),
            models.Index(fields=["agency", "about_kind", "about_id"], name="access_grant_agency"),
            models.Index(
                fields=["space", "starts_at"],
                condition=Q(standing_as="break_glass", reviewed_at=None),
                name="access_grant_unreviewed",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_standing_as_display()} on {self.about_kind} {self.about_id}"

    def is_in_force(self, at: datetime) -> bool:
        """Say whether it opens something at a moment, as the queryset does."""
        return self.starts_at <= at and (self.ends_at is None or self.ends_at > at)


class ConflictQuerySet(AboutQuerySet["ConflictOfInterest"]):
    def not_ended(self, at: datetime | None) -> Self:
        """Those that hide their record. What is declared was so before: it hides whatever the moment before its end."""
        return self.filter(Q(ended_at=None) | Q(ended_at__gt=at)) if at else self.filter(ended_at=None)


class ConflictOfInterest(About):
    """Somebody, or an agency, is concerned in what a record is about, and does not see it: whatever else they hold.

    An agency's hides the record from every person who holds a role for that agency.
    """

    class Kind(models.TextChoices):
        OWN_FAMILY = "own_family", "It concerns their own family"
        OWN_COLLEAGUE = "own_colleague", "A colleague is concerned"
        OWN_DECISION = "own_decision", "It is about a decision of their own"
        OTHER = "other", "Another conflict"

    kind = models.CharField(max_length=20, choices=Kind.choices)
    words = models.TextField(blank=True)
    declared_at = models.DateTimeField()
    declared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    ended_why = models.TextField(blank=True)

    objects = ConflictQuerySet.as_manager()

    handling: ClassVar = with_own_columns(
        facts=(SIGHT, "about_kind about_id account agency kind declared_at declared_by ended_at ended_by"),
        words=(SIGHT_TEXT, "words ended_why"),
    )

    class Meta:
        db_table = "conflict_of_interest"
        verbose_name = "conflict of interest"
        verbose_name_plural = "conflicts of interest"
        constraints: ClassVar = [
            models.CheckConstraint(condition=ONE_PRINCIPAL, name="conflict_of_interest_is_of_one"),
            models.CheckConstraint(
                condition=Q(ended_at=None, ended_by=None, ended_why="") | Q(~Q(ended_why=""), ended_at__isnull=False),
                name="conflict_of_interest_ends_for_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None) | Q(ended_at__gte=F("declared_at")),
                name="conflict_of_interest_ends_after_it_is_declared",
            ),
            models.UniqueConstraint(
                fields=["space", "about_kind", "about_id", "account", "agency"],
                condition=Q(ended_at=None),
                nulls_distinct=False,
                name="conflict_of_interest_once",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["account", "about_kind"], name="conflict_of_interest_account"),
            models.Index(fields=["agency", "about_kind"], name="conflict_of_interest_agency"),
        ]

    def __str__(self) -> str:
        return f"Conflict of interest on {self.about_kind} {self.about_id}"
