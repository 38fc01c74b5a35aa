"""Chronologies for tests. Nobody here is real."""

from datetime import UTC, datetime
from typing import Any

from goldthread.cases.casework.factories import a_basis
from goldthread.cases.casework.models import Case
from goldthread.cases.chronology.commands import AskedOf, ask_agencies, hand_lane_in, tell_entry
from goldthread.cases.chronology.jobs import MAKER
from goldthread.cases.chronology.keeping import keep_copy
from goldthread.cases.chronology.models import Chronology, ChronologyCopy, ChronologyEntry, ChronologyLane
from goldthread.cases.chronology.rows import Row
from goldthread.cases.declaring.registry import PATHWAYS
from goldthread.cases.going_live.factories import all_live
from goldthread.foundation.access.roles import MANAGER, Can
from goldthread.foundation.access.standing import Actor
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.files.receiving import stored
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.uncertain_dates import read_when
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

ASKED_AT = datetime(2026, 11, 2, 10, 0, tzinfo=UTC)


def a_case(space: Space, number: int = 1, **said: Any) -> Case:
    """A case in its first stage, of the first pathway that a partnership manager runs."""
    all_live(space)
    pathway = next(one for one in PATHWAYS.values() if MANAGER in one.roles_that(Can.SHARE_CASES))
    usual = {"pathway": pathway.code, "stage": pathway.stages[0].code, "stage_since": ASKED_AT, "opened_at": ASKED_AT}
    with opened(actor=SYSTEM_ACTOR, writing=space.pk):
        return Case.objects.create(
            space=space,
            reference=f"{pathway.prefix}-2026-{number:04}",
            year=2026,
            number=number,
            **usual | said,
        )


AN_ASK = AskedOf("Ada Synthetic, born on 1 May 2019", "To see what was known when.")


def a_lane(case: Case, agency: Agency, *, by: Actor) -> ChronologyLane:
    """An agency is asked."""
    all_live(case.space)
    ask_agencies(case=case, agencies=[agency], asked=AN_ASK, due_on=None, basis=a_basis(), by=by, at=ASKED_AT)
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        return ChronologyLane.objects.with_names().get(chronology__case=case, agency=agency)


def a_copy(chronology: Chronology, *, at: datetime = ASKED_AT) -> ChronologyCopy:
    """One that was made, whoever ordered it."""
    data = b"As it was."
    received = stored("chronology.docx", "docx", data)
    with opened(actor=SYSTEM_ACTOR, writing=chronology.space_id):
        copy = ChronologyCopy.objects.create(
            space_id=chronology.space_id, chronology=chronology, form="docx", is_anonymised=False, gap=90, ordered_at=at
        )
    return keep_copy(copy=copy, received=received, by=MAKER, at=at)


def told(
    lane: ChronologyLane, when: str, what: str = "Something happened.", *, by: Actor, **said: Any
) -> ChronologyEntry:
    """An entry, its day as people write it."""
    row = Row(key="", agency="", when=read_when(when).when, what=what, **{"source": "The file", **said})
    return tell_entry(lane=lane, row=row, by=by, at=ASKED_AT)


def handed_in(lane: ChronologyLane, *, by: Actor) -> ChronologyLane:
    return hand_lane_in(lane=lane, knows_nothing=False, by=by, at=ASKED_AT)
