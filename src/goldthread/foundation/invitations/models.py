"""Invitations to hold a role, and help for whoever lost the way in."""

from datetime import datetime, timedelta
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from goldthread.foundation.access.roles import ROLES, Role, role_choices
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.messages.models import Message
from goldthread.foundation.records.handling import BUSINESS, PERSON_CONTACT, PERSON_NAME, SECRET
from goldthread.foundation.spaces.models import SpaceRecord, with_own_columns

OPEN_FOR = timedelta(days=7)
"""How long a link works after it left the house: long enough for a week away, short enough that a
forgotten letter opens nothing. Whoever is late is invited again."""


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def open(self) -> "InvitationQuerySet":
        """Neither accepted nor withdrawn; the link of one may have run out, and can be sent again."""
        return self.filter(accepted_at=None, withdrawn_at=None)


class Invitation(SpaceRecord):
    """An offer of a role, sent as a link that works once.

    While the space is not live the letter waits, and so does its time: ``expires_at`` is empty then, and the
    days count from going live. ``secret_hash`` is the SHA-256 of what the link carries.
    """

    name = models.CharField(max_length=150)
    email = models.EmailField()
    role = models.CharField(max_length=40, choices=role_choices)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="invitations")
    secret_hash = models.CharField(max_length=64)
    message = models.ForeignKey(Message, on_delete=models.PROTECT, null=True, blank=True, related_name="invitations")
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    invited_at = models.DateTimeField()
    sent_at = models.DateTimeField()
    expires_at = models.DateTimeField(null=True, blank=True)
    accepted_at = models.DateTimeField(null=True, blank=True)
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    link: str = ""
    """Path of the page that the invitation opens. Known only where it was just made."""

    handling: ClassVar = with_own_columns(
        names=(PERSON_NAME, "name"),
        contact=(PERSON_CONTACT, "email"),
        secrets=(SECRET, "secret_hash"),
        facts=(
            BUSINESS,
            "role agency message invited_by invited_at sent_at expires_at accepted_at accepted_by withdrawn_at",
        ),
    )

    class Meta:
        db_table = "invitation"
        constraints: ClassVar = [
            models.UniqueConstraint(
                "space",
                Lower("email"),
                "role",
                "agency",
                condition=Q(accepted_at=None, withdrawn_at=None),
                nulls_distinct=False,
                name="invitation_once",
            ),
            models.CheckConstraint(
                condition=Q(accepted_at=None, accepted_by=None)
                | Q(accepted_at__isnull=False, accepted_by__isnull=False),
                name="invitation_accepted_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(accepted_at=None) | Q(withdrawn_at=None), name="invitation_ends_in_one_way"
            ),
        ]

    def __str__(self) -> str:
        return f"invitation {self.pk}"

    @property
    def what(self) -> Role:
        return ROLES[self.role]

    @property
    def lapses_at(self) -> datetime | None:
        """When the link stops working; nothing while its letter waits for the space to go live."""
        if self.expires_at is not None:
            return self.expires_at
        return None if self.space.went_live_at is None else self.space.went_live_at + OPEN_FOR

    def has_lapsed(self, at: datetime) -> bool:
        return self.lapses_at is not None and self.lapses_at <= at

    def is_open(self, at: datetime) -> bool:
        """Whether the link can still be used."""
        return self.accepted_at is None and self.withdrawn_at is None and not self.has_lapsed(at)

    def state(self, at: datetime) -> str:
        """What has become of it, in a word or two."""
        if self.accepted_at is not None:
            return "accepted"
        if self.withdrawn_at is not None:
            return "withdrawn"
        if self.has_lapsed(at):
            return "run out"
        return "waiting for go-live" if self.lapses_at is None else "open"


LONGEST_HOW = 500


class Recovery(SpaceRecord):
    """Somebody's second factor was taken away, so that they can set up another; ``how_known`` says why it was safe."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    how_known = models.CharField(max_length=LONGEST_HOW)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    done_at = models.DateTimeField()

    handling: ClassVar = with_own_columns(facts=(BUSINESS, "user how_known done_by done_at"))

    class Meta:
        db_table = "second_factor_recovery"

    def __str__(self) -> str:
        return f"recovery {self.pk}"
