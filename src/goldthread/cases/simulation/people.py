"""Who is there to record made-up cases, and who may record which step: asked once, for thousands of steps."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from django.utils import timezone

from goldthread.cases.casework.outcomes import OutcomeList, outcomes_in
from goldthread.cases.casework.permissions import holding_for, holds_one_of
from goldthread.cases.declaring.pathway import Pathway
from goldthread.cases.declaring.registry import PATHWAYS
from goldthread.cases.declaring.steps import Step
from goldthread.cases.going_live.queries import ready_agencies
from goldthread.foundation.access.models import Holding
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor, Held, Standing, System
from goldthread.foundation.accounts.models import User
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.spaces.models import Space

SIMULATION = System("simulation")
"""Records what nobody here may record."""


@dataclass(frozen=True)
class Acting:
    """Somebody, and the role in which they act: none for the program itself."""

    by: Actor
    holding: Held | None = None

    @property
    def agency(self) -> Agency | None:
        return self.holding.agency if self.holding else None


BY_THE_PROGRAM = Acting(SIMULATION)


@dataclass(frozen=True)
class Cast:
    """The people and agencies of a partnership at a moment, always in the same order."""

    space: Space
    people: tuple[tuple[User, Standing], ...]
    agencies: tuple[Agency, ...]
    ready: Mapping[str, Collection[int]] = field(default_factory=dict)
    """By pathway, the numbers of the agencies that take part in it."""
    outcomes: Mapping[str, OutcomeList] = field(default_factory=dict)
    """By pathway, the list from which an outcome is chosen."""

    @classmethod
    def of(cls, space: Space, at: datetime) -> "Cast":
        """The wall must be open for reading the space."""
        today = timezone.localdate(at)
        held: dict[User, list[Holding]] = {}
        rows = Holding.objects.in_force(today).filter(space=space, user__is_active=True)
        for holding in rows.select_related("user", "agency").order_by("user_id", "id"):
            held.setdefault(holding.user, []).append(holding)
        agencies = Agency.objects.filter(space=space).besides_settings().in_force(today)
        return cls(
            space,
            tuple((user, Standing(tuple(theirs), on=today, at=at)) for user, theirs in held.items()),
            tuple(agencies.order_by("name", "pk")),
            {code: ready_agencies(space.pk, code) for code in PATHWAYS},
            {code: outcomes_in(space.pk, one) for code, one in PATHWAYS.items()},
        )

    def agencies_in(self, pathway: Pathway) -> list[Agency]:
        """Those that take part in a pathway."""
        ready = self.ready.get(pathway.code, ())
        return [one for one in self.agencies if one.pk in ready]

    def who_may(
        self, pathway: Pathway, step: Step, in_sight: Collection[int] | None, alone: tuple[str, ...] = ()
    ) -> list[Acting]:
        """Those who may record a step. ``in_sight`` are the agencies that see the case; None where it opens. ``alone``
        are the roles that take it alone, if any do.
        """
        return [
            acting
            for acting in self._able(pathway, step, alone)
            if acting.agency is None or acting.agency.pk in (self.ready[pathway.code] if in_sight is None else in_sight)
        ] or [BY_THE_PROGRAM]

    def _able(self, pathway: Pathway, step: Step, alone: tuple[str, ...]) -> list[Acting]:
        key = pathway.code, step.code, alone
        if key not in self._known:
            self._known[key] = [
                Acting(user, holding)
                for user, standing in self.people
                if (holding := holding_for(pathway, step.by, standing, self.space.pk)) is not None
                and (holding.agency_id is None or step.by_agency)
                and (not alone or holds_one_of(alone, pathway, step, standing, self.space.pk))
                and Can.VIEW_CASES in pathway.verbs_of(holding.role)
            ]
        return self._known[key]

    @cached_property
    def _known(self) -> dict[tuple[str, str, tuple[str, ...]], list[Acting]]:
        return {}
