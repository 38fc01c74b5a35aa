"""The base of every typed record beside a case."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import TruncDate
from django.utils import timezone

from goldthread.cases.casework.models.came import Came
from goldthread.cases.casework.models.cases import Case
from goldthread.cases.declaring.lengths import LONGEST_OUTCOME
from goldthread.foundation.access.one_by_one import the_very
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.records.handling import CASE, Handling
from goldthread.foundation.spaces.models import SpaceRecord, with_own_columns


class CaseRecordQuerySet(models.QuerySet[Any]):
    def visible_to(self, standing: Standing) -> "CaseRecordQuerySet":
        """Seen as its case is; what is its agency's own until it is shared, by that agency alone."""
        if standing.is_system:
            return self
        return self.filter(case__in=Case.objects.visible_to(standing)).shared_with(standing)

    def shared_with(self, standing: Standing) -> "CaseRecordQuerySet":
        """Of records of cases that somebody sees, those that no other agency keeps to itself."""
        own = self.model.own_until
        if not own:
            return self
        agencies = standing.agencies_where(Can.VIEW_CASES)
        office = Q(agency=None, space_id__in=standing.whole_spaces_where(Can.VIEW_CASES))
        return self.filter(Q(**{own: True}) | Q(agency_id__in=agencies) | office)


class CaseRecord(SpaceRecord):
    """What one step says. ``happened_at`` is when it happened in the world, ``recorded_at`` when it was typed here.

    ``agency`` is in whose name it was recorded, nothing for whoever runs the pathway. ``agency_sees`` names the
    fields that an agency reads by page and API; a field that is not listed is hidden from it, and so is what tells it.
    ``meanings`` say of fields what each of their answers is for: its form shows that below the answer.
    ``own_until`` names a field of yes or no: until it says yes, only whoever recorded it reads it. ``outcome_here`` is
    what the partnership called the outcome that it says when it was recorded, where that was an outcome of its own.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    happened_at = models.DateTimeField()
    came = models.CharField(max_length=10, choices=Came.choices, default=Came.TYPED, editable=False)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, editable=False, related_name="+"
    )
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, editable=False, related_name="+")
    outcome_here = models.CharField(max_length=LONGEST_OUTCOME, blank=True, default="", db_default="", editable=False)

    objects = CaseRecordQuerySet.as_manager()

    agency_sees: ClassVar[str] = ""
    own_until: ClassVar[str] = ""
    minds_gaps: ClassVar[bool] = False
    meanings: ClassVar[Mapping[str, Mapping[str, str]]] = {}
    locked_after: ClassVar = "case"

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} of {self.case}"

    def get_absolute_url(self) -> str:
        """The page of its case, which leads to it."""
        return self.case.get_absolute_url()

    @property
    def in_time(self) -> tuple[date, bool, datetime, int]:
        """By day, and of one day by recording, since of some only the day is known: by this and by nothing else it is
        found which of several came last, also of several kinds. The database has it as ``LAST_FIRST`` and
        ``without_later``.

        What is not kept yet comes last of its day; several such, which are planned, as they happen.
        """
        is_kept = isinstance(self.recorded_at, datetime)
        moment = self.recorded_at if is_kept else self.happened_at
        return timezone.localdate(self.happened_at), not is_kept, moment, self.pk or 0

    def check_it(self, today: Any) -> None:
        """Rules of the pathway about this record alone: raise Refused, with the field, where one does not hold; of
        several, with all (``refuse_all``). With ``minds_gaps`` it is asked also while other answers are missing, or are
        none that their fields take, so that a form tells all at once.
        """


LAST_FIRST = (TruncDate("happened_at").desc(), "-recorded_at", "-pk")
"""The order of ``last_of`` for the database."""


def without_later(rows: QuerySet[Any], later: QuerySet[Any]) -> QuerySet[Any]:
    """Of records of one kind those after which, in the order of ``in_time``, their case has none of another kind."""
    same_day = Q(said_on=OuterRef("said_on"), recorded_at__gt=OuterRef("recorded_at"))
    came = later.alias(said_on=TruncDate("happened_at")).filter(the_very("case_id", "case_id"))
    came = came.filter(Q(said_on__gt=OuterRef("said_on")) | same_day)
    return rows.alias(said_on=TruncDate("happened_at")).exclude(Exists(came))


def last_of(records: Iterable[Any]) -> Any:
    """Of several, the last in the order of ``in_time``."""
    return max(records, key=lambda one: one.in_time, default=None)


def with_case_columns(**groups: tuple[Handling, str]) -> dict[str, Handling]:
    """Class the fields of a step's record; what every such record has is classed here."""
    return with_own_columns(own=(CASE, "case happened_at came recorded_by agency outcome_here"), **groups)
