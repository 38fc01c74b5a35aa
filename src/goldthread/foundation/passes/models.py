"""Passes: what opens a little of one space, for one agency, to whoever holds it."""

from datetime import date, datetime, timedelta
from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from goldthread.foundation.access.once import once
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.passes.kinds import ACTS_AS, CARRIES, IN_WORDS, MOST_TRIES, TOKENS, PassKind
from goldthread.foundation.records.dates import in_words
from goldthread.foundation.records.handling import BUSINESS, SECRET
from goldthread.foundation.spaces.models import SpaceRecord, with_own_columns


class PassQuerySet(models.QuerySet["Pass"]):
    @once
    def visible_to(self, standing: Standing) -> "PassQuerySet":
        """Passes are seen by those who issue them, links also by those who send them, and never by their holders."""
        if standing.is_system:
            return self
        issuing, sending = standing.spaces_where(Can.ISSUE_PASSES), standing.spaces_where(Can.SEND_LINKS)
        return self.filter(
            Q(space_id__in=issuing) | Q(space_id__in=sending, kind__in=[PassKind.LINK, PassKind.OPEN_LINK])
        )

    def opening(self, at: datetime) -> "PassQuerySet":
        """Those that still open something, as ``Pass.why_not`` says of one."""
        today = timezone.localdate(at)
        return self.filter(
            Q(agency__starts_on=None) | Q(agency__starts_on__lte=today),
            Q(agency__ends_on=None) | Q(agency__ends_on__gte=today),
            expires_at__gt=at,
            revoked_at=None,
            consumed_at=None,
            attempts__lt=MOST_TRIES,
        )


class Pass(SpaceRecord):
    """An API token of an agency or the partnership, a one-time link for one request, or an open link that many use.

    ``scope`` names permissions of ``access.roles``; ``secret_hash`` and ``code_hash`` are digests of what the holder
    carries. A link is about one record of its own space; ``attempts`` counts wrong codes. An open link has no code and
    is never used up. ``last_used_at`` is kept to the hour.
    """

    kind = models.CharField(max_length=10, choices=PassKind.choices)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="passes")
    purpose = models.CharField(max_length=100)
    scope = ArrayField(models.CharField(max_length=40))
    secret_hash = models.CharField(max_length=64)
    code_hash = models.CharField(max_length=64, blank=True)
    about_table = models.CharField(max_length=63, blank=True)
    about_id = models.BigIntegerField(null=True, blank=True)
    issued_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    issued_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    last_used_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    consumed_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)
    revoked_why = models.CharField(max_length=200, blank=True)

    objects = PassQuerySet.as_manager()

    handling: ClassVar = with_own_columns(
        secrets=(SECRET.kept_as("one-time link"), "secret_hash code_hash"),
        facts=(
            BUSINESS.kept_as("one-time link"),
            "kind agency purpose scope about_table about_id issued_by issued_at expires_at last_used_at attempts"
            " consumed_at revoked_at revoked_why",
        ),
    )

    class Meta:
        db_table = "pass"
        verbose_name_plural = "passes"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["space", "secret_hash"], name="pass_secret_once"),
            models.CheckConstraint(condition=Q(expires_at__gt=F("issued_at")), name="pass_ends_after_it_begins"),
            models.CheckConstraint(
                condition=Q(kind__in=TOKENS, code_hash="", about_table="", about_id=None, consumed_at=None)
                | Q(~Q(code_hash=""), ~Q(about_table=""), kind=PassKind.LINK, about_id__isnull=False)
                | Q(
                    ~Q(about_table=""), kind=PassKind.OPEN_LINK, code_hash="", about_id__isnull=False, consumed_at=None
                ),
                name="pass_link_is_about_one_record",
            ),
            models.CheckConstraint(
                condition=Q(kind=PassKind.OFFICE_TOKEN, agency=None)
                | Q(~Q(kind=PassKind.OFFICE_TOKEN), agency__isnull=False),
                name="pass_is_for_an_agency_or_the_office",
            ),
            models.CheckConstraint(
                condition=Q(revoked_at=None, revoked_why="") | Q(~Q(revoked_why=""), revoked_at__isnull=False),
                name="pass_revoked_for_a_reason",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["space", "about_table", "about_id"], name="pass_about")]

    def __str__(self) -> str:
        if self.kind == PassKind.LINK:
            return f"One-time link to {self.purpose} for {self.whose}"
        if self.kind == PassKind.OPEN_LINK:
            return f"Open link to {self.purpose} for {self.whose}"
        return f"API token “{self.purpose}” of {self.whose}"

    @property
    def whose(self) -> str:
        """The agency that it is for, or the partnership itself."""
        return self.agency.name if self.agency else "the partnership"

    @property
    def is_token(self) -> bool:
        return self.kind in TOKENS

    @property
    def role(self) -> str:
        """The role in which its holder acts."""
        return ACTS_AS[PassKind(self.kind)]

    def allows(self, permission: Can) -> bool:
        """Whether it carries a permission; one that its kind may not carry counts for nothing, whoever wrote it."""
        return permission.name in self.scope and permission in CARRIES[PassKind(self.kind)]

    @property
    def permissions(self) -> list[Can]:
        """What it carries, in the order in which it is offered."""
        return [can for can in CARRIES[PassKind(self.kind)] if self.allows(can)]

    @property
    def scope_in_words(self) -> list[str]:
        return [IN_WORDS[can] for can in self.permissions]

    @property
    def last_day(self) -> date:
        """The day on which it ends; one that ends at midnight ends with the day before."""
        return timezone.localdate(self.expires_at - timedelta(seconds=1))

    @property
    def about(self) -> tuple[str, int] | None:
        """The one record that a link is about; a token is about all that its agency owes."""
        return None if self.about_id is None else (self.about_table, self.about_id)

    def is_noted_as_used(self, at: datetime) -> bool:
        """Whether it is known already that it was used in this hour."""
        return self.last_used_at is not None and self.last_used_at >= hour_of(at)

    def why_not(self, at: datetime) -> str:
        """Why it opens nothing at a moment, as a sentence for its holder; nothing if it does."""
        what = "token" if self.is_token else "link"
        if self.revoked_at:
            return f"This {what} was revoked on {_day(self.revoked_at)}. Ask the partnership for a new one."
        if self.consumed_at:
            return f"This link was used on {_day(self.consumed_at)}. It works once."
        if self.attempts >= MOST_TRIES:
            return f"A wrong code was entered {MOST_TRIES} times, so this link is locked. Ask for a new one."
        if self.expires_at <= at:
            return f"This {what} ran out on {in_words(self.last_day)}. Ask the partnership for a new one."
        if self.agency and not self.agency.is_in_force(timezone.localdate(at)):
            return f"{self.agency.name} does not take part in the partnership today."
        return ""

    def state(self, at: datetime) -> str:
        """What has become of it, in a word or two."""
        ended = {"revoked": self.revoked_at, "used": self.consumed_at, "locked": self.attempts >= MOST_TRIES}
        return next((word for word, is_so in ended.items() if is_so), "in force" if self.expires_at > at else "run out")


def hour_of(at: datetime) -> datetime:
    return at.replace(minute=0, second=0, microsecond=0)


def _day(moment: datetime) -> str:
    day: date = timezone.localdate(moment)
    return in_words(day)
