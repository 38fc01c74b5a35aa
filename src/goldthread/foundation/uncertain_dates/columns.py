"""An uncertain date as the columns of a record, and what the database holds them to."""

from django.db import models
from django.db.models import F, Q

from goldthread.foundation.uncertain_dates.uncertain import Certainty, UncertainDate
from goldthread.foundation.uncertain_dates.wording import words_of

LABELS = {
    Certainty.DAY: "On a day",
    Certainty.MONTH: "In a month",
    Certainty.YEAR: "In a year",
    Certainty.ABOUT_DAY: "About a day",
    Certainty.ABOUT_MONTH: "About a month",
    Certainty.ABOUT_YEAR: "About a year",
    Certainty.BETWEEN: "Between two days",
    Certainty.OVER: "From a day to a day",
    Certainty.BEFORE: "Before a day",
    Certainty.AFTER: "After a day",
    Certainty.NOT_KNOWN: "Not known",
}
COLUMNS = "certainty earliest_on latest_on at_time"
"""Names of the columns, to be classed with the other fields of a record."""


class HappenedAbout(models.Model):
    """A record of something that happened on a day which may not be known exactly.

    The four columns are ``when``, and are only set together. A record that is made from this takes
    ``happened_about_checks`` among its constraints, so that no other program writes half of a date.
    """

    certainty = models.CharField(max_length=12, choices=list(LABELS.items()), default=Certainty.NOT_KNOWN)
    earliest_on = models.DateField(null=True, blank=True)
    latest_on = models.DateField(null=True, blank=True)
    at_time = models.TimeField(null=True, blank=True)

    class Meta:
        abstract = True

    @property
    def when(self) -> UncertainDate:
        return UncertainDate(Certainty(self.certainty), self.earliest_on, self.latest_on, self.at_time)

    @when.setter
    def when(self, when: UncertainDate) -> None:
        self.certainty, self.earliest_on = when.certainty.value, when.earliest_on
        self.latest_on, self.at_time = when.latest_on, when.at_time

    @property
    def when_in_words(self) -> str:
        return words_of(self.when)


def happened_about_checks(table: str) -> list[models.CheckConstraint]:
    """What holds for the four columns, under names that begin with the table's."""
    return [
        models.CheckConstraint(condition=_has_the_days_of_its_kind(), name=f"{table}_days_of_its_certainty"),
        models.CheckConstraint(
            condition=Q(at_time=None) | Q(certainty=Certainty.DAY.value), name=f"{table}_time_only_of_a_day"
        ),
    ]


def _has_the_days_of_its_kind() -> Q:
    """Both days are asked for by name: of a comparison with nothing the database does not say that it is untrue."""
    one_sided = (Certainty.BEFORE, Certainty.AFTER, Certainty.NOT_KNOWN)
    of_a_day = (Certainty.DAY, Certainty.ABOUT_DAY)
    longer = [one.value for one in Certainty if one not in one_sided + of_a_day]
    both = Q(earliest_on__isnull=False, latest_on__isnull=False)
    return (
        (both & Q(certainty__in=[one.value for one in of_a_day], earliest_on=F("latest_on")))
        | (both & Q(certainty__in=longer, earliest_on__lt=F("latest_on")))
        | Q(certainty=Certainty.BEFORE.value, earliest_on=None, latest_on__isnull=False)
        | Q(certainty=Certainty.AFTER.value, earliest_on__isnull=False, latest_on=None)
        | Q(certainty=Certainty.NOT_KNOWN.value, earliest_on=None, latest_on=None)
    )
