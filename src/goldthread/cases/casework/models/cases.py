"""One run of a pathway."""

from collections.abc import Iterable
from datetime import datetime
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.urls import reverse

from goldthread.cases.casework.models.came import Came
from goldthread.cases.declaring.pathway import Pathway
from goldthread.cases.declaring.registry import PATHWAYS, pathway_of
from goldthread.cases.declaring.stages import Stage
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Held, Standing
from goldthread.foundation.grants.models import Grant
from goldthread.foundation.grants.queries import granted, grants_held, hidden_by_conflict
from goldthread.foundation.records.handling import CASE
from goldthread.foundation.spaces.models import SpaceRecord, with_own_columns

CASE_KIND = "case"
"""What grants, conflicts, clocks and documents call it: the name of its table."""


WHOLE = (Grant.As.LEAD, Grant.As.BREAK_GLASS)
"""As what somebody reads all of a case, whatever their role. Opened for a purpose it shows what their role shows."""


def by_lead() -> Coalesce:
    """To put together the cases of each lead, those that nobody leads before all others."""
    return Coalesce("lead_id", 0)


class CaseQuerySet(models.QuerySet["Case"]):
    def visible_to(self, standing: Standing) -> "CaseQuerySet":
        """Cases of the pathways in which a role for a whole space reads, and those that a person or agency was given.

        A conflict of interest hides a case whatever else would show it (statutory.md 0.5). A restricted one is opened
        by a named person who says what for: never by a pass.
        """
        if standing.is_system:
            return self
        seen = Q(pk__in=[])
        for pathway in PATHWAYS.values():
            spaces = whole_spaces_of(pathway, standing, Can.VIEW_CASES)
            if spaces:
                seen |= Q(space_id__in=spaces, pathway=pathway.code)
        # Last: what a role shows is not looked for among the grants, of which whoever leads cases has one for each.
        seen |= Q(
            pk__in=granted(standing, CASE_KIND), space_id__in=standing.spaces_where(Can.VIEW_CASES, Can.BREAK_GLASS)
        )
        if standing.passes:
            seen &= ~Q(pathway__in=[one.code for one in PATHWAYS.values() if one.is_restricted])
        rows = self.filter(seen).exclude(pk__in=hidden_by_conflict(standing, CASE_KIND))
        return standing.narrowed(rows)

    def read_by(self, standing: Standing) -> "CaseQuerySet":
        """Those whose contents somebody reads wherever they stand: of restricted ones what they were given sight of,
        since whoever has no part in one says first what they open it for.
        """
        rows = self.visible_to(standing)
        return rows if standing.is_system else rows.filter(~_opened_first(standing))

    def opened_first_by(self, standing: Standing) -> "CaseQuerySet":
        """The others: until somebody says what they open one for, lists tell them no more than that it is there.

        It shows nothing: ask it of cases that they see.
        """
        return self.none() if standing.is_system else self.filter(_opened_first(standing))

    def run_by(self, standing: Standing) -> "CaseQuerySet":
        """Those that somebody sees because they run or oversee the pathway, and not as an agency that takes part."""
        rows = self.visible_to(standing)
        return rows if standing.is_system else rows.filter(_run_by(standing))

    def whole_to(self, standing: Standing) -> "CaseQuerySet":
        """Those of which every field is open to somebody once they opened the case."""
        rows = self.visible_to(standing)
        if standing.is_system:
            return rows
        mine = grants_held(standing).filter(about_kind=CASE_KIND, account__isnull=False, account_id=standing.account)
        return rows.filter(_run_by(standing) | Q(pk__in=mine.filter(standing_as__in=WHOLE).values("about_id")))

    def of(self, pathway: Pathway) -> "CaseQuerySet":
        return self.filter(pathway=pathway.code)

    def open(self) -> "CaseQuerySet":
        return self.filter(closed_at=None)

    def with_names(self) -> "CaseQuerySet":
        """With all that is needed to say where each is and who leads it."""
        return self.select_related("space", "lead")


def _opened_first(standing: Standing) -> Q:
    restricted = [one for one in PATHWAYS.values() if one.is_restricted]
    return _run_by(standing, restricted) & ~Q(pk__in=granted(standing, CASE_KIND))


def _run_by(standing: Standing, pathways: Iterable[Pathway] | None = None) -> Q:
    run = Q(pk__in=[])
    for pathway in PATHWAYS.values() if pathways is None else pathways:
        if spaces := whole_spaces_of(pathway, standing, Can.VIEW_CASES):
            run |= Q(space_id__in=spaces, pathway=pathway.code)
    return run


def whole_spaces_of(pathway: Pathway, standing: Standing, verb: Can) -> set[int]:
    """Spaces in all of which somebody may do this in cases of the pathway."""
    return {one.space_id for one in held_in(pathway, verb, standing) if one.agency_id is None}


def held_in(pathway: Pathway, verb: Can, standing: Standing) -> list[Held]:
    """In which roles somebody may do this in cases of a pathway. No pass counts where cases are restricted."""
    roles, held = pathway.roles_that(verb), standing.holdings if pathway.is_restricted else standing.held
    return [one for one in held if one.role in roles and one.allows(verb)]


class Case(SpaceRecord):
    """One run of a pathway about one or more people. What is known of it stands in typed records beside it.

    ``reference`` is how people call it (LADO-2026-0042): the pathway's letters, the year in which it was opened, and a
    number. ``stage`` is moved by steps only. ``lead`` is whoever leads it. ``opened_at`` is when it began in the world,
    ``closed_at`` when it ended, with the ``outcome`` of the pathway's list.
    """

    pathway = models.CharField(max_length=40)
    reference = models.CharField(max_length=40)
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()
    stage = models.CharField(max_length=40)
    stage_since = models.DateTimeField()
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=40, blank=True)
    lead = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    came = models.CharField(max_length=10, choices=Came.choices, default=Came.TYPED)

    is_given: bool
    """Of one that was asked ``with_whether_given``."""

    objects = CaseQuerySet.as_manager()

    handling: ClassVar = with_own_columns(
        facts=(CASE, "pathway reference year number stage stage_since opened_at closed_at outcome lead came")
    )

    class Meta:
        db_table = CASE_KIND
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["space", "reference"], name="case_reference_once"),
            models.UniqueConstraint(fields=["space", "pathway", "year", "number"], name="case_number_once"),
            models.CheckConstraint(
                condition=Q(closed_at=None, outcome="") | Q(closed_at__isnull=False), name="case_outcome_when_closed"
            ),
            models.CheckConstraint(
                condition=Q(closed_at=None) | Q(closed_at__gte=models.F("opened_at")), name="case_closes_after_it_opens"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["space", "pathway", "-opened_at", "-id"], name="case_register"),
            models.Index(fields=["space", "pathway", "stage", "-opened_at"], name="case_of_stage"),
            models.Index(
                "space",
                "pathway",
                by_lead(),
                "opened_at",
                "id",
                condition=Q(closed_at=None),
                name="case_worklist",
            ),
            models.Index(
                fields=["space", "pathway", "closed_at"], condition=Q(closed_at__isnull=False), name="case_closed"
            ),
            models.Index(fields=["space", "lead", "-opened_at"], condition=Q(closed_at=None), name="case_open_of_lead"),
            models.Index(
                fields=["space", "pathway", "recorded_at"], condition=Q(came=Came.FORM), name="case_by_public_form"
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    def get_absolute_url(self) -> str:
        return reverse("case", kwargs={"space": self.space.slug, "reference": self.reference})

    @property
    def rules(self) -> Pathway:
        return pathway_of(self.pathway)

    @property
    def where(self) -> Stage:
        """The stage in which it is."""
        return self.rules.stage(self.stage)

    @property
    def is_closed(self) -> bool:
        return self.closed_at is not None

    @property
    def outcome_in_words(self) -> str:
        found = self.rules.outcome(self.outcome)
        return found.title if found else ""

    def move_to(self, stage: str, at: datetime) -> None:
        """Only from within a command that recorded the step which leads there.

        A case that began on a day ends with that day if it ended at some time of it.
        """
        self.stage, self.stage_since = stage, at
        self.closed_at = max(at, self.opened_at) if self.rules.stage(stage).ends else None
