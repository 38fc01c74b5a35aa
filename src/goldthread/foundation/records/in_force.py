"""Things that are there from one day to another, and whose words may change on a day."""

from copy import copy
from datetime import date
from typing import Any, ClassVar, Self, TypeVar

from django.db import models
from django.db.models import Q

Row = TypeVar("Row", bound=models.Model)


class InForceQuerySet(models.QuerySet[Row]):
    def in_force(self, on: date) -> Self:
        """What was there on a day. A date that is not known does not shut a record out."""
        return self.filter(Q(starts_on=None) | Q(starts_on__lte=on), Q(ends_on=None) | Q(ends_on__gte=on))


class InForce(models.Model):
    """Something that is there from one day to another. The last day counts; no date is not known or not yet.

    ``dates_note`` says in words how the dates are known, above all when they were inferred.
    """

    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    dates_note = models.CharField(max_length=300, blank=True)

    class Meta:
        abstract = True

    def is_in_force(self, on: date) -> bool:
        """Say whether it was there on a day, as the queryset does."""
        return (self.starts_on is None or self.starts_on <= on) and (self.ends_on is None or self.ends_on >= on)


class EarlierWords(models.Model):
    """What a record said until a day, the last on which it was true. Written when its words change."""

    until = models.DateField()

    class Meta:
        abstract = True


class Worded(models.Model):
    """A record whose words may change on a day; the words before stay true for the days before.

    ``remembers`` names the fields concerned; the related ``earlier_words`` hold them as they were.
    """

    remembers: ClassVar[tuple[str, ...]] = ()
    earlier_words: Any

    class Meta:
        abstract = True

    def as_on(self, day: date) -> Self:
        """Give the record with the words of a day. Prefetch ``earlier_words`` before asking this of many."""
        told = [earlier for earlier in self.earlier_words.all() if earlier.until >= day]
        if not told:
            return self
        said = min(told, key=lambda earlier: earlier.until)
        then = copy(self)
        for name in self.remembers:
            attname = self._meta.get_field(name).attname  # type: ignore[union-attr]
            setattr(then, attname, getattr(said, attname))
        return then

    def words(self) -> dict[str, Any]:
        """What it says now, by field."""
        return {name: getattr(self, name) for name in self.remembers}
