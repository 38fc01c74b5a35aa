"""One area tells another of a case, for tests. Nobody and nothing here is real."""

from datetime import datetime
from typing import Any

from goldthread.cases.casework.factories import a_basis
from goldthread.cases.casework.models import Case
from goldthread.cases.disclosures.commands.telling import TellArea, tell_area
from goldthread.cases.disclosures.jobs import carry_over
from goldthread.cases.disclosures.models import Disclosure, Received
from goldthread.foundation.access.standing import Actor
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

WORDS = "The family moved to your area. Please say who sees the child there."


def an_area_told(case: Case, area: Space, *, by: Actor, at: datetime, **said: Any) -> Disclosure:
    told = TellArea(**{"to": area.pk, "part": "takes_over", "words": WORDS, **said})
    return tell_area(case=case, told=told, basis=a_basis(), by=by, at=at)


def carried(disclosure: Disclosure) -> Received:
    """What lies in the other area once the job has carried it there."""
    carry_over(space_id=disclosure.space_id, disclosure_id=disclosure.pk)
    with opened(actor=SYSTEM_ACTOR, reading=[disclosure.to_number]):
        rows = Received.objects.select_related("space", "case")
        return rows.get(from_number=disclosure.space_id, number=disclosure.pk)
