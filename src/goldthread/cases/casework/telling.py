"""Made-up cases for the demonstration: told once, through the commands that people use."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from goldthread.cases.casework.commands import open_case, record_step
from goldthread.cases.casework.models import Came, Case, CaseQuerySet, CaseRecord
from goldthread.cases.declaring.registry import PATHWAYS
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

People = Mapping[str, Actor]
"""By the code of their role."""


def open_cases_of(space: Space, role: str) -> CaseQuerySet:
    """Those that a role for the whole partnership shares with agencies, of whatever pathway: what is told beside a case
    is told of one of these. The wall must be open for reading the space.
    """
    run = [code for code, pathway in PATHWAYS.items() if role in pathway.roles_that(Can.SHARE_CASES)]
    return Case.objects.filter(space=space, pathway__in=run).open()


@dataclass(frozen=True)
class Telling:
    """Where and when the cases of one pathway are told."""

    space: Space
    pathway: str
    agencies: Mapping[str, Agency]
    people: People
    at: datetime

    def ago(self, days: int, hours: int = 0) -> datetime:
        return self.at - timedelta(days=days, hours=hours)

    def is_told(self) -> bool:
        """Whether there is a case of the pathway already."""
        with opened(actor=SYSTEM_ACTOR, reading=[self.space.pk]):
            return Case.objects.filter(space=self.space, pathway=self.pathway).exists()

    def begins(self, step: str, said: dict[str, Any], *, days: int, by: str, hours: int = 0) -> Case:
        """A case that began so long ago, and was typed then."""
        moment = self.ago(days, hours)
        return open_case(
            space=self.space,
            pathway=self.pathway,
            step=step,
            said=said,
            happened_at=moment,
            by=self.people[by],
            at=moment,
            came=Came.SIMULATED,
        )

    def goes_on(self, case: Case, step: str, said: dict[str, Any], *, days: int, by: str, hours: int = 0) -> CaseRecord:
        moment = self.ago(days, hours)
        return record_step(
            case=case,
            step=step,
            said=said,
            happened_at=moment,
            by=self.people[by],
            at=moment,
            came=Came.SIMULATED,
        )
