"""One run of a pathway."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.urls import reverse

from goldthread.cases.casework.models.came import Came
from goldthread.cases.casework.models.lasting import each_given, lasting
from goldthread.cases.casework.models.running import whole_spaces_of
from goldthread.cases.declaring.lengths import LONGEST_CODE, LONGEST_OUTCOME
from goldthread.cases.declaring.outcomes import counting_as
from goldthread.cases.declaring.pathway import Pathway
from goldthread.cases.declaring.registry import PATHWAYS, pathway_of
from goldthread.cases.declaring.stages import Stage
from goldthread.foundation.access.once import once
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.grants.models import Grant
from goldthread.foundation.grants.queries import granted, granted_of, hidden_by_conflict, own_granted_of, own_grants
from goldthread.foundation.records.among import among
from goldthread.foundation.records.handling import CASE
from goldthread.foundation.spaces.models import SpaceRecord, with_own_columns

CASE_KIND = "case"
"""What grants, conflicts, clocks and documents call it: the name of its table."""


RUNS_NO_LONGER = "Somebody who runs it no longer"
"""Leads it until it is handed to another. Their role was taken away, and with it sight of their name from here."""

WHOLE = (Grant.As.LEAD, Grant.As.BREAK_GLASS)
"""As what somebody reads all of a case, whatever their role. Opened for a purpose it shows what their role shows."""


BY_NOBODY = 0
"""The lead of a case that nobody leads, as ``by_lead`` has it."""


def by_lead() -> Coalesce:
    """To put together the cases of each lead, those that nobody leads before all others."""
    return Coalesce("lead_id", BY_NOBODY)


class CaseQuerySet(models.QuerySet["Case"]):
    @once
    def visible_to(self, standing: Standing) -> "CaseQuerySet":
        """Cases of the pathways in which a role for a whole space reads, and those that a person or agency was given.

        A conflict of interest hides a case whatever else would show it (statutory.md 0.5). A restricted one is opened
        by a named person who says what for: never by a pass.
        """
        if standing.is_system:
            return self
        return self._open_to(_run_by(standing) | _given_too(standing), standing)

    def given_to(self, standing: Standing, numbers: Collection[int]) -> "CaseQuerySet":
        """Of these few, those of which somebody or their agency was given sight, and that nothing hides from them."""
        return self._open_to(Q(pk__in=numbers) & _each_given_to(standing), standing)

    def _open_to(self, seen: Q, standing: Standing) -> "CaseQuerySet":
        if standing.passes:
            seen &= ~Q(pathway__in=[one.code for one in PATHWAYS.values() if one.is_restricted])
        rows = self.filter(seen).exclude(pk__in=hidden_by_conflict(standing, CASE_KIND))
        return standing.narrowed(rows)

    @once
    def read_by(self, standing: Standing) -> "CaseQuerySet":
        """Those whose contents somebody reads wherever they stand: of restricted ones what they were given sight of,
        since whoever has no part in one says first what they open it for.
        """
        return self if standing.is_system else self._open_to(_read_unopened(standing), standing)

    @once
    def opened_first_by(self, standing: Standing) -> "CaseQuerySet":
        """The others: until somebody says what they open one for, lists tell them no more than that it is there.

        It shows nothing: ask it of cases that they see.
        """
        return self.none() if standing.is_system else self.filter(_opened_first(standing))

    @once
    def run_by(self, standing: Standing) -> "CaseQuerySet":
        """Those that somebody sees because they run or oversee the pathway, and not as an agency that takes part."""
        return self if standing.is_system else self._open_to(_run_by(standing), standing)

    def where(self, standing: Standing, verb: Can) -> "CaseQuerySet":
        """Those of pathways in all of which somebody may do this in their space, whether they see one or not."""
        return self if standing.is_system else self.filter(_run_by(standing, verb=verb))

    @once
    def whole_to(self, standing: Standing) -> "CaseQuerySet":
        """Those of which every field is open to somebody once they opened the case."""
        if standing.is_system:
            return self
        mine = each_given(standing, own_granted_of(standing, CASE_KIND).filter(standing_as__in=WHOLE))
        return self._open_to(_run_by(standing) | (mine & Q(space_id__in=_sighted(standing))), standing)

    def of(self, pathway: Pathway) -> "CaseQuerySet":
        return self.filter(pathway=pathway.code)

    def open(self) -> "CaseQuerySet":
        return self.filter(closed_at=None)

    def with_names(self) -> "CaseQuerySet":
        """With all that is needed to say where each is and who leads it."""
        return self.select_related("space", "lead")


def _opened_first(standing: Standing) -> Q:
    restricted = [one for one in PATHWAYS.values() if one.is_restricted]
    return _run_by(standing, restricted) & ~each_given(standing, own_granted_of(standing, CASE_KIND))


def _read_unopened(standing: Standing) -> Q:
    """What a role shows of pathways that are not restricted. Of what somebody was given, their agency's grants do not
    count where they run a restricted pathway themselves. Whoever runs nothing else is looked for from their grants.
    """
    restricted = [one for one in PATHWAYS.values() if one.is_restricted]
    others = [one for one in PATHWAYS.values() if not one.is_restricted]
    given = _given_to(standing)
    if _is_of_agency(standing):
        own = Q(pk__in=own_grants(standing, CASE_KIND).values("about_id"))
        own &= lasting(standing, own_granted_of(standing, CASE_KIND))
        given &= own | ~_run_by(standing, restricted)
    return _run_by(standing, others) | given


def reads_few(standing: Standing) -> bool:
    """Whether all that somebody reads unopened is what they were given, and no role shows them a whole pathway."""
    others = (one for one in PATHWAYS.values() if not one.is_restricted)
    return not standing.is_system and not any(whole_spaces_of(one, standing, Can.VIEW_CASES) for one in others)


def _given_too(standing: Standing) -> Q:
    """What was given, beside what a role shows: looked up case by case, of those that no role shows. Whoever has no
    such role begins from what was given.
    """
    if not any(whole_spaces_of(one, standing, Can.VIEW_CASES) for one in PATHWAYS.values()):
        return _given_to(standing)
    return _each_given_to(standing)


def _each_given_to(standing: Standing) -> Q:
    return each_given(standing, granted_of(standing, CASE_KIND)) & Q(space_id__in=_sighted(standing))


def _given_to(standing: Standing) -> Q:
    """One begins from what was given, which is little beside all the cases that there are."""
    given = among("pk", granted(standing, CASE_KIND)) & Q(space_id__in=_sighted(standing))
    return given & lasting(standing, granted_of(standing, CASE_KIND))


def _is_of_agency(standing: Standing) -> bool:
    """Whether somebody was given what an agency was given, besides what they were themselves."""
    return any(one.agency_id for one in standing.held)


def _sighted(standing: Standing) -> set[int]:
    """Spaces in which somebody finds what they were given sight of."""
    return standing.spaces_where(Can.VIEW_CASES, Can.BREAK_GLASS)


def _run_by(standing: Standing, pathways: Iterable[Pathway] | None = None, verb: Can = Can.VIEW_CASES) -> Q:
    run = Q(pk__in=[])
    for pathway in PATHWAYS.values() if pathways is None else pathways:
        if spaces := whole_spaces_of(pathway, standing, verb):
            run |= Q(space_id__in=spaces, pathway=pathway.code)
    return run


class Case(SpaceRecord):
    """One run of a pathway about one or more people. What is known of it stands in typed records beside it.

    ``reference`` is how people call it (LADO-2026-0042): the pathway's letters, the year in which it was opened, and a
    number. ``stage`` is moved by steps only. ``lead`` is whoever leads it. ``opened_at`` is when it began in the world,
    ``closed_at`` when it ended, with the ``outcome`` of the pathway's list; ``outcome_here`` is what the partnership
    called it when it was recorded, where that was an outcome of its own. ``left_open`` says of a closed one that
    something is owed in writing in it still: few are, and those are looked through for it.
    """

    pathway = models.CharField(max_length=LONGEST_CODE)
    reference = models.CharField(max_length=40)
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()
    stage = models.CharField(max_length=LONGEST_CODE)
    stage_since = models.DateTimeField()
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=LONGEST_CODE, blank=True)
    outcome_here = models.CharField(max_length=LONGEST_OUTCOME, blank=True, default="", db_default="")
    lead = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    came = models.CharField(max_length=10, choices=Came.choices, default=Came.TYPED)
    left_open = models.BooleanField(default=False, db_default=False)

    is_given: bool
    seen_for: str | None
    """Of one that was asked ``with_whether_given``."""
    waits_for_lead: bool
    """Of one of which it was noted (``who_left``)."""

    objects = CaseQuerySet.as_manager()

    handling: ClassVar = with_own_columns(
        facts=(
            CASE,
            "pathway reference year number stage stage_since opened_at closed_at outcome outcome_here lead came"
            " left_open",
        )
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
                "space",
                "pathway",
                by_lead(),
                "opened_at",
                "id",
                condition=Q(left_open=True),
                name="case_left_open",
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
    def led_by(self) -> str:
        """Who leads it, in words; nothing where nobody does. Ask it of cases ``with_names``."""
        if self.lead_id is None:
            return ""
        return self.lead.name if self.lead else RUNS_NO_LONGER

    @property
    def is_closed(self) -> bool:
        return self.closed_at is not None

    @property
    def outcome_in_words(self) -> str:
        found = self.rules.outcome(self.outcome)
        return counting_as(self.outcome_here, found.title) if found else ""

    def move_to(self, stage: str, at: datetime) -> None:
        """Only from within a command that recorded the step which leads there.

        A case that began on a day ends with that day if it ended at some time of it.
        """
        self.stage, self.stage_since = stage, at
        self.closed_at = max(at, self.opened_at) if self.rules.stage(stage).ends else None
