"""A board sets a priority, says what it wants to come of it, and carries it on or ends it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor
from goldthread.foundation.commands.checking import check_happened, said
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.groups.models import Group
from goldthread.foundation.records.numbering import next_number
from goldthread.foundation.spaces.models import Space
from goldthread.partnership.learning.models import Finding
from goldthread.partnership.planning.checking import check_board, check_years
from goldthread.partnership.planning.models import (
    CarriedOn,
    Need,
    PlanChallenge,
    Priority,
    PriorityFinding,
    PriorityNeed,
    PriorityOutcome,
)
from goldthread.partnership.planning.years import year_in_words

PRIORITIES = "priorities"
"""Numbered one after another, so they wait for each other."""


@dataclass(frozen=True)
class PriorityDetails:
    """What is said of a priority. ``parent`` is the one that it stands under, ``group`` the group that carries it."""

    title: str
    first_year: int
    last_year: int
    why: str = ""
    parent: Priority | None = None
    is_strand: bool = False
    group: Group | None = None


@command(Can.RECORD_PLANS, event="priority set", alone=PRIORITIES)
def add_priority(*, space: Space, board: Group, details: PriorityDetails, by: Actor, at: datetime) -> Priority:
    """A board puts something first for some years."""
    check_board(space, board)
    return _say(Priority(space=space, board=board), details)


@command(Can.RECORD_PLANS, event="priority changed", about="priority", alone=PRIORITIES)
def change_priority(*, priority: Priority, details: PriorityDetails, by: Actor, at: datetime) -> Priority:
    """What is said of it changes."""
    outside = priority.below.exclude(first_year__gte=details.first_year, last_year__lte=details.last_year).first()
    if outside:
        raise Refused(f"“{outside}” stands under it and runs {outside.years}. Change that one first.", "last_year")
    return _say(priority, details)


@command(Can.RECORD_PLANS, event="reasons of a priority set", about="priority")
def set_reasons(
    *,
    priority: Priority,
    needs: Iterable[Need],
    findings: Iterable[Finding],
    among: Iterable[Finding],
    by: Actor,
    at: datetime,
) -> Priority:
    """Which needs and which of the findings ``among`` led to it. Findings that the person does not see stay."""
    wanted, offered = list(needs), list(among)
    chosen = [one for one in findings if one in offered]
    if any(one.space_id != priority.space_id for one in [*wanted, *chosen]):
        raise Refused("Choose needs and findings of this partnership.")
    PriorityNeed.objects.filter(priority=priority).exclude(need__in=wanted).delete()
    PriorityFinding.objects.filter(priority=priority, finding__in=offered).exclude(finding__in=chosen).delete()
    for need in wanted:
        PriorityNeed.objects.get_or_create(space_id=priority.space_id, priority=priority, need=need)
    for finding in chosen:
        PriorityFinding.objects.get_or_create(space_id=priority.space_id, priority=priority, finding=finding)
    # Raises the version, so that a form somebody else has open notices.
    priority.save(update_fields=["title"])
    return priority


@command(Can.RECORD_PLANS, event="outcome of a priority named", about="priority")
def add_outcome(*, priority: Priority, words: str, known_by: str = "", by: Actor, at: datetime) -> PriorityOutcome:
    """What the board wants to be different for children."""
    return PriorityOutcome.objects.create(
        space_id=priority.space_id,
        priority=priority,
        words=said(words, "Enter what is to be different for children.", "words"),
        known_by=known_by.strip(),
    )


@command(Can.RECORD_PLANS, event="outcome of a priority corrected", about="outcome")
def correct_outcome(
    *, outcome: PriorityOutcome, words: str, known_by: str = "", by: Actor, at: datetime
) -> PriorityOutcome:
    """It says better what is wanted."""
    outcome.words = said(words, "Enter what is to be different for children.", "words")
    outcome.known_by = known_by.strip()
    outcome.save()
    return outcome


@command(Can.RECORD_PLANS, event="challenge of a priority noted", about="priority")
def add_challenge(*, priority: Priority, words: str, year: int, by: Actor, at: datetime) -> PlanChallenge:
    """What was found hard in a year."""
    if not priority.first_year <= year <= priority.last_year:
        raise Refused(f"Choose a year of this priority: {priority.years}.", "year")
    return PlanChallenge.objects.create(
        space_id=priority.space_id,
        board_id=priority.board_id,
        priority=priority,
        year=year,
        words=said(words, "Enter what was found hard.", "words"),
    )


@command(Can.RECORD_PLANS, event="priority carried on or ended", about="priority", alone=PRIORITIES)
def carry_on(
    *,
    priority: Priority,
    why: str,
    decided_on: date,
    by: Actor,
    at: datetime,
    to: Priority | None = None,
    as_new: bool = False,
) -> CarriedOn:
    """At the end of its years it goes on as another priority, as the same in the year that follows, or it ends."""
    if CarriedOn.objects.filter(priority=priority).exists():
        raise Refused("What becomes of this priority was decided already.")
    check_happened(decided_on, timezone.localdate(at), "decided_on")
    reason = said(why, "Enter why.", "why")
    if to is not None:
        _check_goes_on(priority, to)
    if as_new:
        to = _next_of(priority)
    return CarriedOn.objects.create(
        space_id=priority.space_id, priority=priority, to=to, why=reason, decided_on=decided_on
    )


def _check_goes_on(priority: Priority, to: Priority) -> None:
    if to.pk == priority.pk:
        raise Refused("A priority cannot go on as itself.", "to")
    if to.space_id != priority.space_id or to.board_id != priority.board_id:
        raise Refused("Choose a priority of the same board.", "to")
    if to.last_year <= priority.last_year:
        year = year_in_words(priority.last_year)
        raise Refused(f"“{to}” runs {to.years}. Choose one that runs into a year after {year}.", "to")


def _next_of(priority: Priority) -> Priority:
    """The same in the year that follows; a sub-priority stands by itself until it is put under another."""
    following = priority.last_year + 1
    details = PriorityDetails(
        priority.title, following, following, priority.why, is_strand=priority.is_strand, group=priority.group
    )
    return _say(Priority(space_id=priority.space_id, board_id=priority.board_id), details)


def _say(priority: Priority, details: PriorityDetails) -> Priority:
    check_years(details.first_year, details.last_year)
    if details.parent:
        _check_parent(priority, details, details.parent)
    if details.group and details.group.space_id != priority.space_id:
        raise Refused("Choose a group of this partnership.", "group")
    moved = (priority.parent_id, priority.first_year) != (
        details.parent.pk if details.parent else None,
        details.first_year,
    )
    priority.title = said(details.title, "Enter what the priority is.", "title")
    priority.why = details.why.strip()
    for name in ("first_year", "last_year", "parent", "is_strand", "group"):
        setattr(priority, name, getattr(details, name))
    if moved or priority._state.adding:
        priority.number = _next_number(priority)
    priority.save()
    return priority


def _check_parent(priority: Priority, details: PriorityDetails, parent: Priority) -> None:
    if parent.pk == priority.pk:
        raise Refused("A priority cannot stand under itself.", "parent")
    if parent.space_id != priority.space_id or parent.board_id != priority.board_id:
        raise Refused("Choose a priority of the same board.", "parent")
    if parent.parent_id:
        raise Refused(f"“{parent}” stands under another itself. Choose one that stands under none.", "parent")
    if not priority._state.adding and priority.below.exists():
        raise Refused("Others stand under this priority, so it cannot stand under another.", "parent")
    if details.first_year < parent.first_year or details.last_year > parent.last_year:
        raise Refused(f"“{parent}” runs {parent.years}. Choose years within those.", "last_year")


def _next_number(priority: Priority) -> int:
    beside = Priority.objects.filter(
        space_id=priority.space_id, board_id=priority.board_id, parent=priority.parent, first_year=priority.first_year
    )
    return next_number(beside)
