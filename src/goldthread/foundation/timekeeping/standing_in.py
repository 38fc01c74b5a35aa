"""Lateness that nobody who sees what it is about may acknowledge: whoever runs the partnership does, without seeing it.

A council with one designated officer has nobody else in its cases, and whoever explains lateness never acknowledges it.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from goldthread.foundation.access.one_by_one import the_very
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.accounts.models import User
from goldthread.foundation.grants.models import ConflictOfInterest
from goldthread.foundation.grants.working_there import WorkingThere
from goldthread.foundation.timekeeping.models import BreachReason, Clock
from goldthread.foundation.timekeeping.subjects import SUBJECTS, SubjectKind

PROGRAM = Standing(is_system=True)
ITS_SUBJECT = the_very("pk", "clock__subject_id")
Alike = tuple[Standing, list[int]]
"""What some people hold in a space, and their accounts."""


def stands_in(standing: Standing, breach: BreachReason, at: datetime) -> bool:
    """Whether somebody acknowledges lateness although they may not see what it is about: nobody else could."""
    if not standing.may(Can.ACKNOWLEDGE_UNSEEN, breach.space_id):
        return False
    there = WorkingThere([breach.space_id], at)
    return breach in left_to(standing, [breach], there)


def to_acknowledge_unseen(standing: Standing, at: datetime) -> QuerySet[BreachReason]:
    """What waits for somebody who stands in, the oldest in front, in a fixed number of statements.

    Where no conflict of interest is in play, it follows from the roles that are held whether another could. What a
    conflict touches is looked at one by one; there is little of it. Who works where nothing waits is not asked.
    """
    spaces = standing.spaces_where(Can.ACKNOWLEDGE_UNSEEN)
    if not spaces:
        return BreachReason.objects.none()
    late = Exists(Clock.objects.late(at).filter(the_very("pk", "clock_id")))
    waiting = BreachReason.objects.filter(late, acknowledged_at=None, space__in=spaces)
    spaces = set(waiting.order_by().values_list("space_id", flat=True).distinct())
    if not spaces:
        return BreachReason.objects.none()
    there, in_conflict = WorkingThere(spaces, at), _in_conflict(at)
    left = left_to(standing, list(waiting.filter(in_conflict).select_related("clock")), there)
    by_role = ~in_conflict & ~_others_may(spaces, there) & ~Q(explained_by=standing.account)
    rows = waiting.filter(by_role | Q(pk__in=[one.pk for one in left]))
    return rows.select_related("space", "clock").order_by("explained_at", "pk")


def left_to(standing: Standing, breaches: Collection[BreachReason], there: WorkingThere) -> list[BreachReason]:
    """Those of some that nobody but this person may acknowledge, who did not explain them and is kept from none."""
    subjects = _subjects_of(breaches)
    there.read_conflicts([kind.part_of(record) for kind, record in subjects.values()])
    return [
        one
        for one in breaches
        if one.explained_by_id != standing.account
        and (found := subjects.get(one.clock.subject_key))
        and not there.is_kept_from(found[0].part_of(found[1]), standing)
        and not _who_may(*found, one.explained_by_id, there)
    ]


def named(breaches: Collection[BreachReason]) -> dict[int, str]:
    """What each is about, by reference alone."""
    subjects = _subjects_of(breaches)
    found = ((one.pk, subjects.get(one.clock.subject_key)) for one in breaches)
    return {number: str(about[0].part_of(about[1])) for number, about in found if about}


def _who_may(kind: SubjectKind, record: Any, besides: int, there: WorkingThere) -> list[User]:
    return there.who(kind.part_of(record), besides, lambda _, who: kind.may(who, record, kind.may_acknowledge))


def _subjects_of(breaches: Collection[BreachReason]) -> dict[tuple[str, int], tuple[SubjectKind, Any]]:
    """Past what anybody sees: one statement for each kind."""
    numbers: defaultdict[str, set[int]] = defaultdict(set)
    for one in breaches:
        numbers[one.clock.subject_kind].add(one.clock.subject_id)
    return {
        (table, record.pk): (kind, record)
        for table, wanted in numbers.items()
        for kind in (SUBJECTS[table],)
        for record in _all_of(kind).filter(pk__in=wanted).select_related(*filter(None, [kind.part]))
    }


def _all_of(kind: SubjectKind) -> QuerySet[Any]:
    return kind.where(PROGRAM, kind.may_acknowledge)


def _in_conflict(at: datetime) -> Q:
    """That a conflict of interest keeps anybody from what it is about."""
    found = Q(pk__in=[])
    for kind in SUBJECTS.values():
        rows = _all_of(kind)
        conflicts = ConflictOfInterest.objects.not_ended(at).filter(
            about_kind=kind.part_table or kind.db_table, about_id=OuterRef(kind.part or "pk")
        )
        found |= Q(Exists(rows.filter(ITS_SUBJECT, Exists(conflicts))), clock__subject_kind=kind.db_table)
    return found


def _others_may(spaces: Collection[int], there: WorkingThere) -> Q:
    """That somebody besides whoever explained it may acknowledge it by their role."""
    found = Q(pk__in=[])
    for space, (standing, accounts) in _alike_in(spaces, there):
        besides = Q() if len(accounts) > 1 else ~Q(explained_by__in=accounts)
        for kind in SUBJECTS.values():
            theirs = Q(Exists(kind.where(standing, kind.may_acknowledge).filter(ITS_SUBJECT)))
            found |= theirs & besides & Q(space=space, clock__subject_kind=kind.db_table)
    return found


def _alike_in(spaces: Collection[int], there: WorkingThere) -> Iterator[tuple[int, Alike]]:
    """In each space the people who hold the same roles, put together: there are few such sets, however many people."""
    for space in sorted(spaces):
        alike: dict[frozenset[tuple[str, bool]], Alike] = {}
        for user, standing in there.people(space).items():
            roles = frozenset((one.role, one.agency_id is None) for one in standing.holdings)
            alike.setdefault(roles, (standing, []))[1].append(user.pk)
        yield from ((space, one) for one in alike.values())
