"""The rows that the commands would leave of a plan, made without asking the database."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils import timezone

from goldthread.cases.casework.clocks import Limits, wanted_of
from goldthread.cases.casework.commands.opening import new_case
from goldthread.cases.casework.models import Came, Case, CaseEvent, CaseRecord
from goldthread.cases.casework.models.cases import CASE_KIND
from goldthread.cases.casework.outcomes import choose
from goldthread.cases.casework.recording import BY_LEADING, Ended, ended_by, moved_by, new_event, new_record
from goldthread.cases.casework.sight_of_records import NAMED
from goldthread.cases.letters.owing import is_owed_of_rows
from goldthread.cases.simulation.people import Acting
from goldthread.cases.simulation.planning import Happening, Plan
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.clocks import WorkingTime
from goldthread.foundation.grants.giving import new_grant
from goldthread.foundation.grants.models import Grant
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.timekeeping.keeping import rows_for
from goldthread.foundation.timekeeping.models import Clock


@dataclass
class Made:
    """The rows of one case, none of which has a key yet; each event leads to the record beside it."""

    case: Case
    records: list[CaseRecord] = field(default_factory=list)
    events: list[CaseEvent] = field(default_factory=list)
    grants: list[Grant] = field(default_factory=list)
    clocks: list[Clock] = field(default_factory=list)

    def bind(self) -> None:
        """Once the case and its records have keys, let the others lead to them."""
        number = self.case.pk
        for record, event in zip(self.records, self.events, strict=True):
            record.case_id = event.case_id = number
            event.record_id = record.pk
        for grant in self.grants:
            grant.about_id = number
        for clock in self.clocks:
            clock.subject_id = number


def made(plan: Plan, space: Space, number: int, at: datetime, limits: Limits, working: WorkingTime) -> Made:
    """What comes of a plan whose case is the ``number``-th of its pathway and year."""
    first = plan.happenings[0]
    rows = Made(
        new_case(
            space,
            plan.pathway,
            plan.pathway.step(first.step),
            number,
            happened_at=first.happened_at,
            by=first.acting.by,
            holding=first.acting.holding,
            came=Came.SIMULATED,
        )
    )
    recorded: dict[str, list[Any]] = {}
    for one in plan.happenings:
        record = _recorded(rows, plan, one, at)
        recorded.setdefault(one.step, []).append(record)
        if one is first:
            _let_in(rows, first.acting, at)
    case, steps = rows.case, map(plan.pathway.step, (event.step for event in rows.events))
    case.left_open = case.is_closed and is_owed_of_rows(plan.pathway, [*zip(steps, rows.records, strict=True)])
    wanted = wanted_of(plan.pathway, recorded, limits, rows.case.closed_at)
    rows.clocks = [
        Clock(space_id=space.pk, subject_kind=CASE_KIND, **vars(row)) for row in rows_for(wanted, {}, working)
    ]
    return rows


def _recorded(rows: Made, plan: Plan, one: Happening, at: datetime) -> CaseRecord:
    step, acting, case = plan.pathway.step(one.step), one.acting, rows.case
    record = new_record(
        case, step, happened_at=one.happened_at, by=acting.by, holding=acting.holding, came=Came.SIMULATED
    )
    for name, value in choose(record, step, one.said, plan.outcomes).items():
        setattr(record, name, value)
    _give_sight(rows, [getattr(record, name) for name in step.sight], acting, at)
    moved_to, _ = moved_by(case, step, record, lambda: _agreed(rows))
    rows.records.append(record)
    rows.events.append(new_event(case, step, record, moved_to=moved_to, holding=acting.holding))
    return record


def _let_in(rows: Made, acting: Acting, at: datetime) -> None:
    """Whoever opened it leads it, or their agency sees it."""
    _give_sight(rows, [acting.agency], acting, at)
    if rows.case.lead_id is not None:
        rows.grants.append(new_grant(rows.case, account_id=rows.case.lead_id, by=acting.by, at=at, **BY_LEADING))


def _give_sight(rows: Made, agencies: Iterable[Agency | None], acting: Acting, at: datetime) -> None:
    there = {one.agency_id for one in rows.grants}
    for agency in agencies:
        if agency is not None and agency.pk not in there:
            rows.grants.append(new_grant(rows.case, agency=agency, by=acting.by, at=at, **NAMED))
            there.add(agency.pk)


def _agreed(rows: Made) -> Ended:
    """The outcome that an earlier step said last; of several of one day, the one that was recorded last."""
    steps = rows.case.rules
    deciding = [
        (timezone.localdate(record.happened_at), number, ended_by(steps.step(event.step), record))
        for number, (record, event) in enumerate(zip(rows.records, rows.events, strict=True))
        if steps.step(event.step).outcome
    ]
    return max(deciding)[2] if deciding else Ended()
