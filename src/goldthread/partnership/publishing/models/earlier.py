"""What somebody says of a review that was published before it was recorded here."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from goldthread.foundation.records.handling import LEARNING, LEARNING_TEXT
from goldthread.foundation.spaces.models import SpaceRecord, with_own_columns
from goldthread.partnership.learning.models import Review
from goldthread.partnership.publishing.models.readiness import ReadinessQuerySet


class EarlierPublication(SpaceRecord):
    """That a review was published before it was recorded: where, by its link, and on which day.

    It is what one person says until another, who may publish reviews, has looked at the link and confirmed it.
    """

    review = models.OneToOneField(Review, on_delete=models.PROTECT, related_name="earlier_publication")
    published_on = models.DateField()
    place = models.CharField(max_length=300)
    link = models.URLField(max_length=500)
    said_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    said_at = models.DateTimeField()
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    confirmed_at = models.DateTimeField(null=True, blank=True)

    objects = ReadinessQuerySet.as_manager()

    handling: ClassVar = with_own_columns(
        facts=(LEARNING, "review published_on said_by said_at confirmed_by confirmed_at"),
        words=(LEARNING_TEXT, "place link"),
    )

    class Meta:
        db_table = "earlier_publication"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(said_by=None) | Q(confirmed_by=None) | ~Q(said_by=models.F("confirmed_by")),
                name="earlier_publication_is_confirmed_by_another",
            ),
        ]

    def __str__(self) -> str:
        return self.place

    @property
    def is_confirmed(self) -> bool:
        return self.confirmed_at is not None

    def may_be_confirmed_by(self, account: int | None) -> bool:
        """It takes two people, of whom neither is the program; it speaks for both in a made-up partnership alone."""
        if self.is_confirmed:
            return False
        return self.space.is_fictitious or (None not in (account, self.said_by_id) and account != self.said_by_id)
