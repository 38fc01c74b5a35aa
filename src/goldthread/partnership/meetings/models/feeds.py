"""A person's own calendar feed of one partnership."""

from datetime import datetime
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from goldthread.foundation.access.once import once
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.records.handling import ACCOUNT, SECRET
from goldthread.foundation.spaces.models import SpaceRecord, with_own_columns


class CalendarFeedQuerySet(models.QuerySet["CalendarFeed"]):
    @once
    def visible_to(self, standing: Standing) -> "CalendarFeedQuerySet":
        """One's own, and nobody else's."""
        if standing.is_system:
            return self
        return self.filter(account=standing.account) if standing.account else self.none()


class CalendarFeed(SpaceRecord):
    """An address by which a person's calendar program reads when the groups meet on which they sit.

    It tells days, times, places and the names of groups: no item, no paper and no case. Of its secret only a digest is
    kept. It opens nothing any more from the moment at which it is ended, or its person holds no seat.
    """

    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="calendar_feeds")
    secret_hash = models.CharField(max_length=64)
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = CalendarFeedQuerySet.as_manager()

    handling: ClassVar = with_own_columns(facts=(ACCOUNT, "account made_at ended_at"), secrets=(SECRET, "secret_hash"))

    class Meta:
        db_table = "calendar_feed"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["space", "secret_hash"], name="calendar_feed_secret_once"),
            models.UniqueConstraint(
                fields=["space", "account"], condition=Q(ended_at=None), name="calendar_feed_one_at_a_time"
            ),
        ]

    def __str__(self) -> str:
        return f"Calendar feed since {self.made_at:%Y-%m-%d}"

    def opens(self, at: datetime) -> bool:
        return self.ended_at is None or self.ended_at > at
