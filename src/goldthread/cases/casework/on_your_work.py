"""Cases that a person leads, those that nobody leads, and those they were given sight of, on their first page."""

from collections.abc import Collection, Iterator
from datetime import datetime
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Exists, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils import timezone

from goldthread.cases.casework.models import Came, Case, CaseQuerySet
from goldthread.cases.casework.models.cases import BY_NOBODY, CASE_KIND, by_lead
from goldthread.cases.casework.models.records import LAST_FIRST
from goldthread.cases.casework.models.running import held_in, whole_spaces_of
from goldthread.cases.casework.who_left import SEES_IT_NO_MORE, kept_from_its_lead, led_by_who_left
from goldthread.cases.declaring.alone import Alone
from goldthread.cases.declaring.pathway import Pathway
from goldthread.cases.declaring.registry import PATHWAYS
from goldthread.cases.declaring.steps import Step
from goldthread.foundation.access.one_by_one import the_very
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.grants.queries import WITH_SIGHT, granted
from goldthread.foundation.records.among import among
from goldthread.foundation.your_work.waiting import SHOWN, Kind, Waiting, register_kind

LEFT_TO_DO = "Closed cases that nobody leads, with something left to do"


def led(standing: Standing, at: datetime) -> Iterator[Waiting]:
    """Open cases that they lead, the newest first."""
    if not standing.spaces_where(Can.VIEW_CASES):
        return
    rows = Case.objects.visible_to(standing).with_names().open().filter(lead_id=standing.account)
    for case in rows.order_by("-opened_at", "-pk")[: SHOWN + 1]:
        yield Waiting(
            case.reference, case.get_absolute_url(), f"{case.space} · {case.rules.title} · {case.where.title}"
        )


def led_by_nobody(standing: Standing, at: datetime) -> Iterator[Waiting]:
    """Cases that nobody leads, the oldest first: an agency began them, or they came by a public form, from a system or
    from a file; or whoever leads one sees it no more. One of those who say who leads takes or gives each.
    """
    mine = _decided_by(standing)
    if not mine:
        return
    # Each by an index of its own. Of the others there are few, if any.
    rows = _in_order(mine, standing).filter(closed_at=None)
    by_nobody = (rows.filter(Q(its_lead__in=[BY_NOBODY])), rows.filter(_left_behind(mine, at)))
    cases = sorted((one for some in by_nobody for one in some[: SHOWN + 1]), key=lambda one: (one.opened_at, one.pk))
    yield from map(_waiting, cases[: SHOWN + 1])


def closed_by_nobody(standing: Standing, at: datetime) -> Iterator[Waiting]:
    """Closed cases without such a lead in which something is owed in writing, and that they have not opened. The list
    of letters leaves these out, since that a letter is owed tells what was recorded: here their references stand,
    under words that tell no more of them than that they are not done with.
    """
    mine = _decided_by(standing)
    if not mine:
        return
    nobody = Q(lead=None) | _left_behind(mine, at)
    unread = _in_order(mine, standing).filter(nobody, Q(is_read__in=[False]), left_open=True)
    yield from map(_waiting, unread[: SHOWN + 1])


def for_their_decision(standing: Standing, at: datetime) -> Iterator[Waiting]:
    """Cases that wait for an outcome which they alone, by their role, decide: those that have waited longest in front.
    A restricted one is told by its reference and stage.
    """
    rows, waits = Case.objects.visible_to(standing).with_names().open(), list[Q]()
    for number, (rules, step, alone) in enumerate(_decided_alone()):
        said = f"said_{number}"
        theirs = [_whose(alone, role, spaces, said) for role, spaces in _held_alone(rules, step, alone, standing)]
        if theirs and alone.said:
            rows = rows.annotate(**{said: _said_last(rules, alone)})
        waits += [Q(pathway=rules.code, stage__in=step.within) & one for one in theirs]
    if not waits:
        return
    for case in rows.filter(reduce(or_, waits)).order_by("stage_since", "pk")[: SHOWN + 1]:
        told = f"{case.space} · {case.rules.title} · {case.where.title}"
        yield Waiting(case.reference, case.get_absolute_url(), told)


def _decided_alone() -> Iterator[tuple[Pathway, Step, Alone]]:
    """The steps in which one role alone says how a case is decided."""
    for rules in PATHWAYS.values():
        yield from ((rules, step, step.only) for step in rules.steps if step.only and step.outcome)


def _held_alone(rules: Pathway, step: Step, alone: Alone, standing: Standing) -> Iterator[tuple[str, set[int]]]:
    """Of the roles that take a step alone, those that somebody holds, and where."""
    held = held_in(rules, step.by, standing)
    for role in alone.roles:
        if spaces := {one.space_id for one in held if one.role == role}:
            yield role, spaces


def _whose(alone: Alone, role: str, spaces: Collection[int], said: str) -> Q:
    """The cases whose step is for a role, by what ``said`` holds; as ``Alone.whose`` says it of one."""
    there = Q(space_id__in=spaces)
    if not alone.said:
        return there
    mine = Q(**{f"{said}__in": alone.answers_of(role)})
    return there & (mine | ~Q(**{f"{said}__in": tuple(alone.by)}) if role == alone.roles[0] else mine)


def _said_last(rules: Pathway, alone: Alone) -> Coalesce:
    records = rules.step(alone.step).record.objects.filter(the_very("case_id"), space_id=OuterRef("space_id"))
    return Coalesce(Subquery(records.order_by(*LAST_FIRST).values(alone.said)[:1]), Value(""))


def _decided_by(standing: Standing) -> list[tuple[Pathway, set[int]]]:
    """The pathways in which somebody says who leads, and where."""
    theirs = ((one, whole_spaces_of(one, standing, Can.DECIDE_CASES)) for one in PATHWAYS.values())
    return [(pathway, spaces) for pathway, spaces in theirs if spaces]


def _in_order(mine: Collection[tuple[Pathway, set[int]]], standing: Standing) -> CaseQuerySet:
    # How one came is read in it: of a restricted one that they have not opened no list tells it.
    read = Exists(Case.objects.read_by(standing).filter(the_very("pk")))
    of_mine = reduce(or_, (Q(pathway=pathway.code, space_id__in=spaces) for pathway, spaces in mine))
    rows = Case.objects.visible_to(standing).with_names().filter(of_mine)
    return rows.annotate(is_read=read, its_lead=by_lead()).order_by("opened_at", "pk")


def _waiting(case: Any) -> Waiting:
    return Waiting(case.reference, case.get_absolute_url(), f"{case.space} · {case.rules.title}", _mark(case))


def _mark(case: Any) -> str:
    """``case`` knows whether it ``is_read``."""
    if case.lead_id:
        return SEES_IT_NO_MORE
    return "Came by a public form" if case.came == Came.FORM and case.is_read else ""


def given(standing: Standing, at: datetime) -> Iterator[Waiting]:
    """Cases of which they or their agency were given sight, and that stand in no register of theirs, the newest first:
    without this they would be found by their exact reference alone.
    """
    if not standing.spaces_where(*WITH_SIGHT):
        return
    registers = Q(pk__in=[])
    for pathway in PATHWAYS.values():
        roles = set(pathway.roles_that(Can.VIEW_CASES))
        here = {one.space_id for one in standing.holdings if one.role in roles}
        registers |= Q(pathway=pathway.code, space_id__in=here) if here else Q()
    rows = Case.objects.visible_to(standing).with_names().filter(among("pk", granted(standing, CASE_KIND)))
    for case in rows.exclude(registers).order_by("-opened_at", "-pk")[: SHOWN + 1]:
        yield Waiting(
            case.reference, case.get_absolute_url(), f"{case.space} · {case.rules.title} · {case.where.title}"
        )


def _left_behind(mine: Collection[tuple[Pathway, set[int]]], at: datetime) -> Q:
    """Cases of these pathways in these spaces whose lead sees them no more."""
    today, everywhere = timezone.localdate(at), set[int]().union(*(spaces for _, spaces in mine))
    left = (led_by_who_left(pathway, spaces, today) for pathway, spaces in mine)
    return reduce(or_, left, Q(pk__in=kept_from_its_lead(everywhere, at)))


def register() -> None:
    """Called when the program starts."""
    rest = "The team worklist of each pathway shows them all."
    register_kind(Kind("Cases that nobody leads", rest, led_by_nobody, is_own=False))
    closed = "The register of each pathway shows what is closed."
    register_kind(Kind(LEFT_TO_DO, closed, closed_by_nobody, is_own=False))
    alone = "The register of each pathway shows at which stage cases are."
    register_kind(Kind("Cases that wait for your decision", alone, for_their_decision))
    register_kind(Kind("Cases that you lead", "The register of each pathway shows them all.", led))
    register_kind(Kind("Cases that you were given sight of", "Search finds each by its reference.", given))
