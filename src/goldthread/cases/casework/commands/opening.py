"""A case begins."""

from datetime import datetime

from django.utils import timezone

from goldthread.cases.casework.models import Came, Case
from goldthread.cases.casework.permissions import acting_in
from goldthread.cases.casework.recording import Said, check_moment, give_sight, record_on
from goldthread.cases.declaring.pathway import Pathway
from goldthread.cases.declaring.registry import pathway_of
from goldthread.cases.declaring.steps import Step
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor, account_of
from goldthread.foundation.accounts.models import User
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.grants.giving import write_grant
from goldthread.foundation.grants.models import Grant
from goldthread.foundation.records.numbering import next_number
from goldthread.foundation.spaces.models import Space

LEADS = "leads the case"
NUMBERS = "numbers of cases"
"""Judged as a whole: two cases that are opened at once get two numbers."""


@command(Can.RECORD_CASES, event="case opened", alone=NUMBERS)
def open_case(
    *,
    space: Space,
    pathway: str,
    step: str,
    said: Said,
    happened_at: datetime,
    by: Actor,
    at: datetime,
    came: str = Came.TYPED,
) -> Case:
    """A case of a pathway begins by one of its opening steps; whoever opens it leads it, or their agency sees it.

    A system of the partnership leads nothing: somebody takes the case over.

    ``happened_at`` is when it came in the world. The year of its reference is that of the day.
    """
    rules = pathway_of(pathway)
    opening = _opening(rules, step)
    holding = acting_in(rules, opening.by, by, at, space.pk, by_agency=opening.by_agency)
    check_moment(happened_at, at)
    case = _new(space, rules, happened_at, came)
    case.stage = opening.destinations[0]
    if holding is not None and holding.agency_id is None:
        case.lead_id = account_of(by)
    case.save(force_insert=True)
    record_on(case, opening, said, happened_at=happened_at, by=by, at=at, holding=holding, came=came)
    _give_sight(case, by, holding.agency if holding else None, at)
    return case


def _opening(rules: Pathway, code: str) -> Step:
    step = next((one for one in rules.opening if one.code == code), None)
    if step is None:
        raise Refused(f"A case of {rules.title} does not begin in this way.")
    return step


def _new(space: Space, rules: Pathway, happened_at: datetime, came: str) -> Case:
    year = timezone.localdate(happened_at).year
    number = next_number(Case.objects.filter(space=space, pathway=rules.code, year=year))
    return Case(
        space=space,
        pathway=rules.code,
        year=year,
        number=number,
        reference=f"{rules.prefix}-{year}-{number:04}",
        opened_at=happened_at,
        stage_since=happened_at,
        came=came,
    )


def _give_sight(case: Case, by: Actor, agency: Agency | None, at: datetime) -> None:
    give_sight(case, [agency], by=by, at=at)
    if case.lead_id is not None:
        lead = User.objects.get(pk=case.lead_id)
        write_grant(case, account=lead, standing_as=Grant.As.LEAD, purpose=LEADS, by=by, at=at)
