"""What clocks are about: parts above whose records have clocks register them here (in their ``AppConfig.ready``)."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from operator import attrgetter
from typing import Any

from django.db.models import Exists, Q, QuerySet
from django.utils import timezone

from goldthread.foundation.access.one_by_one import the_very
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor, Standing, standing_of
from goldthread.foundation.commands.refusals import NotAllowed, Refused
from goldthread.foundation.records.late_entries import is_late_entry as recorded_late
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
    """Whether a clock was made here long after it began: none that came from a file is shamed for that."""
    return not clock.imported and recorded_late(clock.began_at, clock.recorded_at)


def _no_agency(standing: Standing, record: Any, clock: Clock) -> Collection[int]:
    return ()


def _none(standing: Standing) -> QuerySet[Any]:
    return Clock.objects.none()


@dataclass(frozen=True)
class SubjectKind:
    """A kind of record that has clocks, by its table.

    ``words_and_link`` gives words and address of those of some numbers that a person may see, in one query; ``find``
    gives one that they may see. ``may`` says whether they hold a permission for that one record; unless told otherwise,
    whoever holds it in the space does. ``where`` gives the records for which ``may`` says yes, whether they see them or
    not: to the program, all. ``is_late_entry`` says whether what began a clock was recorded long after it happened: a
    clock may count from a day that was already past then, such as when somebody knew. ``part`` is the path to the
    record that is opened for a purpose, where that is another one, and ``part_table`` its table. ``reads_words`` says
    whether somebody reads what was said of its clocks in free words: an agency that is told of a clock does not, for
    such words may be about it, or about people whom it is not told of. ``owing`` gives the agencies that owe one clock
    and for which somebody records: for each of them they explain why it is late, whatever else they may do about it.
    ``might_owe`` gives the records of which they could owe a clock.
    """

    db_table: str
    words_and_link: Callable[[set[int], Standing], dict[int, tuple[str, str]]]
    may_pause: Can
    may_explain: Can
    may_acknowledge: Can
    find: Callable[[Standing, int], Any | None]
    reads_words: Callable[[Standing, Any], bool]
    where: Callable[[Standing, Can], QuerySet[Any]]
    may: Callable[[Standing, Any, Can], bool] = _by_role
    is_late_entry: Callable[[Clock], bool] = by_its_row
    part: str = ""
    part_table: str = ""
    owing: Callable[[Standing, Any, Clock], Collection[int]] = _no_agency
    might_owe: Callable[[Standing], QuerySet[Any]] = _none

    def part_of(self, record: Any) -> Any:
        """What is opened for a purpose, and from which a conflict of interest keeps people."""
        return reduce(getattr, filter(None, self.part.split("__")), record)


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
    return record is not None and _may(asked, clock, standing, kind, record)


def reads_words(clock: Clock, standing: Standing) -> bool:
    """Whether somebody reads in free words why a clock was paused and why it was late; others read code and days."""
    kind, record = _found(clock, standing)
    return record is not None and kind.reads_words(standing, record)


def explains_for(clock: Clock, standing: Standing) -> list[int | None]:
    """For which agencies somebody says why a clock was late; the one without a number is nobody's: whoever does the
    work on its subject by a role of their own says it for no agency.
    """
    kind, record = _found(clock, standing)
    if record is None:
        return []
    if kind.may(standing, record, kind.may_explain):
        return [None]
    return [*sorted(kind.owing(standing, record, clock))]


def opened_with(clock: Clock, standing: Standing) -> Any | None:
    """The record that somebody must have opened to read of a clock; nothing where they do not see its subject."""
    kind, record = _found(clock, standing)
    return None if record is None else kind.part_of(record)


def is_late_entry(clock: Clock) -> bool:
    """Whether what began a clock was recorded long after it happened."""
    return SUBJECTS[clock.subject_kind].is_late_entry(clock)


def check_may(asked: Asked, clock: Clock, by: Actor, at: datetime) -> None:
    """Raise Refused unless whoever acts sees the subject of a clock and may do this about it."""
    standing = standing_of(by, timezone.localdate(at), at)
    kind, record = _found(clock, standing)
    if record is None:
        raise Refused(GONE)
    if not _may(asked, clock, standing, kind, record):
        raise NotAllowed(NOT_HERE)


def _may(asked: Asked, clock: Clock, standing: Standing, kind: SubjectKind, record: Any) -> bool:
    if kind.may(standing, record, asked(kind)):
        return True
    return asked is TO_EXPLAIN and bool(kind.owing(standing, record, clock))


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
    """Asked of the very record: what a role gives in cases of one pathway it does not give in those of another, also
    where somebody sees one of them.
    """
    it, found = the_very("pk", "subject_id"), Q(pk__in=[])
    for kind in SUBJECTS.values():
        theirs = Q(Exists(kind.where(standing, asked(kind)).filter(it)))
        if asked is TO_EXPLAIN:
            theirs |= Q(Exists(kind.might_owe(standing).filter(it)))
        found |= theirs & Q(subject_kind=kind.db_table, space__in=standing.spaces_where(asked(kind)))
    return Clock.objects.filter(found).visible_to(standing)


def _found(clock: Clock, standing: Standing) -> tuple[SubjectKind, Any | None]:
    kind = SUBJECTS[clock.subject_kind]
    return kind, kind.find(standing, clock.subject_id)
