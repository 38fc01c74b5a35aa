"""Sight that a record gives to the agencies that it names, and that ends with what gave it."""

from collections.abc import Collection, Iterable, Iterator
from datetime import datetime
from typing import Any

from goldthread.cases.casework.models import Case, CaseEvent, CaseRecord
from goldthread.cases.casework.models.cases import CASE_KIND
from goldthread.cases.declaring.steps import Step
from goldthread.cases.going_live.queries import check_taking_part
from goldthread.foundation.access.standing import Actor
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.grants.giving import stop_grant, write_grant
from goldthread.foundation.grants.models import Grant
from goldthread.foundation.grants.queries import grants_of

NAMED: dict[str, Any] = {
    "standing_as": Grant.As.PARTICIPANT,
    "purpose": "it is named in what was recorded",
    "named_in_record": True,
}
"""What is said of the sight that a record gives an agency by naming it."""


def give_sight(case: Case, agencies: Iterable[Agency | None], *, by: Actor, at: datetime) -> None:
    """To agencies that have none that lasts. Raise Refused for one that takes no part in the pathway."""
    named = [agency for agency in agencies if agency is not None]
    if not named:
        return
    lasting = grants_of(CASE_KIND, case.pk, at).filter(agency__isnull=False, ends_at=None)
    there = set(lasting.values_list("agency_id", flat=True))
    new = {one.pk: one for one in named if one.pk not in there}
    check_taking_part(case.space_id, case.rules, new.values())
    for agency in new.values():
        write_grant(case, agency=agency, by=by, at=at, **NAMED)


def named_for_sight(step: Step, record: CaseRecord) -> dict[int, Agency]:
    """The agencies to which a record gives sight of its case, by their numbers."""
    named = (getattr(record, name) for name in step.sight)
    return {agency.pk: agency for agency in named if agency is not None}


def change_sight(
    case: Case, step: Step, record: CaseRecord, before: dict[int, Agency], *, by: Actor, at: datetime
) -> None:
    """A corrected record gives sight to other agencies than ``before``: the new ones get it, and of those that are
    named no more it is taken, unless something else gives it to them. Of those that stay nothing changes: sight that
    was ended since does not come back by a correction.
    """
    named = named_for_sight(step, record)
    give_sight(case, (one for pk, one in named.items() if pk not in before), by=by, at=at)
    if gone := before.keys() - named.keys():
        _end_sight(case, gone, (one for one in case.rules.steps if one.sight), by=by, at=at)


def end_sight_until(case: Case, until: Step, *, by: Actor, at: datetime) -> None:
    """End the sight that other steps gave until this one was recorded."""
    for step in case.rules.steps:
        if until.code in step.sight_until:
            end_sight_of(case, step, by=by, at=at)


def end_sight_of(case: Case, ending: Step, *, by: Actor, at: datetime) -> None:
    """End all that a step gave, unless another record gives it too."""
    gone = {number for step, record in kept_by(case, [ending]) for number in named_for_sight(step, record)}
    if gone:
        _end_sight(case, gone, (one for one in case.rules.steps if one.sight and one != ending), by=by, at=at)


def _end_sight(case: Case, gone: Collection[int], giving: Iterable[Step], *, by: Actor, at: datetime) -> None:
    """Of agencies that began no case and that no record of these steps names."""
    openings = (one for one in case.rules.steps if one.opens)
    stays = {one.agency_id for _, one in kept_by(case, openings)}
    for step, record in kept_by(case, giving):
        stays |= named_for_sight(step, record).keys()
    given = grants_of(CASE_KIND, case.pk, at).filter(named_in_record=True)
    for grant in given.filter(agency_id__in={*gone} - stays):
        stop_grant(grant, by=by, at=at)


def kept_by(case: Case, steps: Iterable[Step]) -> Iterator[tuple[Step, CaseRecord]]:
    """What these steps kept of a case, each with the step that kept it."""
    declared = {step.code: step for step in steps}
    events = CaseEvent.objects.filter(case=case, kind=CaseEvent.Kind.STEP, step__in=declared)
    found = list(events.order_by("pk").values_list("step", "record_id"))
    kinds = {declared[code].record for code, _ in found}
    records = {
        kind: kind.objects.in_bulk([number for code, number in found if declared[code].record is kind])
        for kind in kinds
    }
    yield from ((declared[code], records[declared[code].record][number]) for code, number in found)
