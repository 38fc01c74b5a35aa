"""What clocks are about: parts above whose records have clocks register them here (in their ``AppConfig.ready``)."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from operator import attrgetter
from typing import Any

from django.utils import timezone

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor, Standing, standing_of
from goldthread.foundation.commands.refusals import NotAllowed, Refused
from goldthread.foundation.timekeeping.models import Clock, ClockQuerySet

SEEING = (Can.VIEW_CASES,)
"""The pages of clocks open to whoever holds one of these; which clocks stand on them is asked of their subjects."""
STOPPING = (Can.RECORD_CASES, Can.DECIDE_CASES)
EXPLAINING = (Can.RECORD_CASES, Can.DECIDE_CASES)
ACKNOWLEDGING = (Can.DECIDE_CASES, Can.CLOSE_CASES)
"""What a command about a clock asks for at all. Which of them it takes for one clock, its kind of subject says."""

GONE = "What this clock is about is no longer there."
NOT_HERE = "Your role does not allow this here."


def _by_role(standing: Standing, record: Any, permission: Can) -> bool:
    return standing.may(permission, record.space_id)


def by_its_row(clock: Clock) -> bool:
    """Whether a clock was made here on a later day than it began."""
    return timezone.localdate(clock.recorded_at) > timezone.localdate(clock.began_at)


def _itself(record: Any) -> Any:
    return record


@dataclass(frozen=True)
class SubjectKind:
    """A kind of record that has clocks, by its table.

    ``words_and_link`` gives words and address of those of some numbers that a person may see, in one query; ``find``
    gives one that they may see. ``may`` says whether they hold a permission for that one record; unless told
    otherwise, whoever holds it in the space does. ``is_late_entry`` says whether what began a clock was recorded on a
    later day than it happened: a clock may count from a day that was already past then, such as when somebody knew.
    ``part_of`` gives the record that is opened for a purpose, where that is another one.
    """

    db_table: str
    words_and_link: Callable[[set[int], Standing], dict[int, tuple[str, str]]]
    may_pause: Can
    may_explain: Can
    may_acknowledge: Can
    find: Callable[[Standing, int], Any | None]
    may: Callable[[Standing, Any, Can], bool] = _by_role
    is_late_entry: Callable[[Clock], bool] = by_its_row
    part_of: Callable[[Any], Any] = _itself


SUBJECTS: dict[str, SubjectKind] = {}
"""By table."""


def register_subject(kind: SubjectKind) -> None:
    """Make a kind known. Raise TypeError for a permission at which the commands about clocks do not open."""
    for permission, doors in (
        (kind.may_pause, STOPPING),
        (kind.may_explain, EXPLAINING),
        (kind.may_acknowledge, ACKNOWLEDGING),
    ):
        if permission not in doors:
            raise TypeError(f"{kind.db_table}: the commands about clocks do not open to {permission.name}")
    SUBJECTS[kind.db_table] = kind


Asked = Callable[[SubjectKind], Can]
TO_PAUSE: Asked = attrgetter("may_pause")
TO_EXPLAIN: Asked = attrgetter("may_explain")
TO_ACKNOWLEDGE: Asked = attrgetter("may_acknowledge")


def may(asked: Asked, clock: Clock, standing: Standing) -> bool:
    """Whether somebody sees the subject of a clock and may do this about it."""
    kind, record = _found(clock, standing)
    return record is not None and kind.may(standing, record, asked(kind))


def opened_with(clock: Clock, standing: Standing) -> Any | None:
    """The record that somebody must have opened to read of a clock; nothing where they do not see its subject."""
    kind, record = _found(clock, standing)
    return None if record is None else kind.part_of(record)


def is_late_entry(clock: Clock) -> bool:
    """Whether what began a clock was recorded on a later day than it happened."""
    return SUBJECTS[clock.subject_kind].is_late_entry(clock)


def check_may(asked: Asked, clock: Clock, by: Actor, at: datetime) -> None:
    """Raise Refused unless whoever acts sees the subject of a clock and may do this about it."""
    standing = standing_of(by, timezone.localdate(at), at)
    kind, record = _found(clock, standing)
    if record is None:
        raise Refused(GONE)
    if not kind.may(standing, record, asked(kind)):
        raise NotAllowed(NOT_HERE)


def subjects_of(clocks: Iterable[Clock], standing: Standing) -> dict[tuple[str, int], tuple[str, str]]:
    """Words and address of what clocks are about, as far as a person may see it: one query for each kind."""
    numbers: dict[str, set[int]] = {}
    for clock in clocks:
        numbers.setdefault(clock.subject_kind, set()).add(clock.subject_id)
    return {
        (table, number): shown
        for table, wanted in numbers.items()
        for number, shown in SUBJECTS[table].words_and_link(wanted, standing).items()
    }


def to_be_explained_by(standing: Standing) -> ClockQuerySet:
    """Clocks that a person sees, and about whose subjects they may say what happened."""
    return _where(standing, TO_EXPLAIN)


def to_be_acknowledged_by(standing: Standing) -> ClockQuerySet:
    return _where(standing, TO_ACKNOWLEDGE)


def _where(standing: Standing, asked: Asked) -> ClockQuerySet:
    found = Clock.objects.none()
    for kind in SUBJECTS.values():
        found |= Clock.objects.filter(subject_kind=kind.db_table, space__in=standing.spaces_where(asked(kind)))
    return found.visible_to(standing)


def _found(clock: Clock, standing: Standing) -> tuple[SubjectKind, Any | None]:
    kind = SUBJECTS[clock.subject_kind]
    return kind, kind.find(standing, clock.subject_id)
