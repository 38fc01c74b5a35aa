"""A case begins."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from goldthread.cases.casework.clocks import Decided
from goldthread.cases.casework.known_before import Typed
from goldthread.cases.casework.models import Came, Case, CaseEvent, HandedOver
from goldthread.cases.casework.numbering import next_case_number, spend_numbers
from goldthread.cases.casework.permissions import acting_in
from goldthread.cases.casework.recording import BY_LEADING, Said, check_moment, record_on, write_event
from goldthread.cases.casework.sight_of_records import give_sight
from goldthread.cases.declaring.pathway import Pathway
from goldthread.cases.declaring.registry import pathway_of
from goldthread.cases.declaring.steps import Step
from goldthread.cases.going_live.queries import check_live
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor, Held, account_of, standing_of
from goldthread.foundation.accounts.models import User
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.grants.giving import write_grant
from goldthread.foundation.spaces.models import Space

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
    began_from: Case | None = None,
    is_meant: bool = True,
) -> Case:
    """A case of a pathway begins by one of its opening steps; whoever opens it leads it, or their agency sees it.

    ``happened_at`` is when it came in the world. The year of its reference is that of the day. None begins before the
    pathway is live in the partnership, nor by an agency that takes no part in it. ``began_from`` is a case that led to
    this one: its pathway must declare that it may.

    Nobody leads what came from a file, for whoever loaded it only brought it, nor what a system of the partnership
    opened: somebody takes the case over.

    Unless it ``is_meant``, what somebody is told to have been recorded before is refused: a page asks first.
    """
    case, holding = _begin(
        _First(space, pathway_of(pathway), step, said, happened_at),
        lambda year: next_case_number(space.pk, pathway, year),
        by=by,
        at=at,
        came=came,
        is_meant=is_meant,
    )
    if began_from is not None:
        _hand_over(began_from, case, by, at, holding)
    return case


@command(Can.RECORD_CASES, event="numbers of cases put aside", alone=NUMBERS)
def put_numbers_aside(
    *, space: Space, pathway: str, wanted: Mapping[int, int], by: Actor, at: datetime
) -> dict[int, range]:
    """As many numbers of each year as are ``wanted``, for cases that are opened later. Nobody else gets them.

    It is a change of its own in the worker, so that nobody who opens a case waits until a long file is loaded. At the
    desk it is part of a request that loads a short one: they wait until that is done. If a file is not loaded in the
    end, its numbers stay a gap.
    """
    return {year: spend_numbers(space.pk, pathway, year, many) for year, many in wanted.items()}


@command(Can.RECORD_CASES, event="case opened")
def open_case_from_file(
    *,
    space: Space,
    pathway: str,
    step: str,
    said: Said,
    happened_at: datetime,
    number: int,
    decided: Decided,
    by: Actor,
    at: datetime,
) -> Case:
    """A case of a line of a file begins, by a number that was put aside: others open theirs meanwhile. Its clocks are
    counted by what was ``decided`` when the file began to be loaded.
    """
    first = _First(space, pathway_of(pathway), step, said, happened_at)
    case, _ = _begin(first, lambda _: number, by=by, at=at, came=Came.IMPORTED, decided=decided)
    return case


@dataclass(frozen=True)
class _First:
    """What is recorded first of a case, and when it happened."""

    space: Space
    rules: Pathway
    step: str
    said: Said
    happened_at: datetime


def _begin(
    first: _First,
    number_in: Callable[[int], int],
    *,
    by: Actor,
    at: datetime,
    came: str,
    is_meant: bool = True,
    decided: Decided | None = None,
) -> tuple[Case, Held | None]:
    """The case with its first record, and whoever holds the role in which it was opened."""
    space, rules, said, happened_at = first.space, first.rules, first.said, first.happened_at
    opening = _opening(rules, first.step)
    holding = acting_in(rules, opening.by, by, at, space.pk, by_agency=opening.by_agency)
    check_live(space.pk, rules)
    check_moment(happened_at, at)
    if not is_meant:
        Typed(space=space, rules=rules, step=opening, by=by, at=at).check_new(said, happened_at)
    number = number_in(year_of(happened_at))
    case = new_case(space, rules, opening, number, happened_at=happened_at, by=by, holding=holding, came=came)
    case.save(force_insert=True)
    record_on(case, opening, said, happened_at=happened_at, by=by, at=at, holding=holding, came=came, decided=decided)
    _give_sight(case, by, holding.agency if holding else None, at)
    return case, holding


def year_of(happened_at: datetime) -> int:
    """The year in the reference of a case that began then."""
    return timezone.localdate(happened_at).year


def _opening(rules: Pathway, code: str) -> Step:
    step = next((one for one in rules.opening if one.code == code), None)
    if step is None:
        raise Refused(f"A case of {rules.title} does not begin in this way.")
    return step


def new_case(
    space: Space,
    rules: Pathway,
    opening: Step,
    number: int,
    *,
    happened_at: datetime,
    by: Actor,
    holding: Held | None,
    came: str,
) -> Case:
    """A case before its first record. Nothing is kept yet."""
    year = year_of(happened_at)
    return Case(
        space=space,
        pathway=rules.code,
        year=year,
        number=number,
        reference=f"{rules.prefix}-{year}-{number:04}",
        stage=opening.destinations[0],
        stage_since=happened_at,
        opened_at=happened_at,
        lead_id=account_of(by) if holding is not None and holding.agency_id is None and came != Came.IMPORTED else None,
        came=came,
    )


def _hand_over(one: Case, other: Case, by: Actor, at: datetime, holding: Held | None) -> None:
    """The timeline of the first says to which pathway, to whoever sees the case there as well: one for each event."""
    seen = Case.objects.visible_to(standing_of(by, timezone.localdate(at), at))
    if one.space_id != other.space_id or not seen.filter(pk=one.pk).exists():
        raise Refused("There is no such case. Open this one without it.")
    if other.pathway not in {way.to for way in one.rules.hand_overs}:
        raise Refused(f"{one.rules.title} does not lead to {other.rules.title}.")
    HandedOver.objects.create(space_id=one.space_id, from_case=one, to_case=other)
    write_event(one, CaseEvent.Kind.HANDED_OVER, words=f"To: {other.rules.title}", holding=holding, by=by, at=at)


def _give_sight(case: Case, by: Actor, agency: Agency | None, at: datetime) -> None:
    give_sight(case, [agency], by=by, at=at)
    if case.lead_id is not None:
        lead = User.objects.get(pk=case.lead_id)
        write_grant(case, account=lead, **BY_LEADING, by=by, at=at)
