"""What is not over yet in a case that somebody is about to close."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from goldthread.cases.casework.models import Case
from goldthread.cases.casework.models.cases import CASE_KIND
from goldthread.cases.casework.moments import is_taken_back, says
from goldthread.cases.casework.recording import NOT_MADE, owed_in_writing
from goldthread.cases.casework.sight_of_records import kept_by
from goldthread.cases.declaring.ending import Owed, Parts
from goldthread.foundation.timekeeping.models import Clock
from goldthread.foundation.timekeeping.queries import owed_still, unexplained

RUNS_ON = "{title}: {due}, and still owed once the case is closed"


def still_open(case: Case, at: datetime) -> list[str]:
    """Each in words: parts that go on, what was never done or put in writing, clocks that are overdue without a reason,
    and those that run on when the case is closed.
    """
    parts, owed = [*([case.rules.parts] if case.rules.parts else []), *case.rules.to_do], case.rules.owed
    facts = [fact for one in owed for fact in one.facts]
    codes = {*(one.step for one in parts), *(one.step for fact in facts for one in (fact, *fact.taken_back_by))}
    kept: defaultdict[str, list[Any]] = defaultdict(list)
    for step, record in kept_by(case, map(case.rules.step, codes)):
        kept[step.code].append(record)
    go_on = [one for some in parts for one in parts_of(some, kept[some.step])]
    return [
        *(f"{whose}: {stands}" for whose, stands, is_over in go_on if not is_over),
        *(one.words for one in owed if _is_owed(one, kept)),
        *(NOT_MADE.format(title=title) for title in owed_in_writing(case)),
        *_clocks_of(case, at),
    ]


def _is_owed(owed: Owed, kept: Mapping[str, list[Any]]) -> bool:
    done, after, let_off = (
        [
            record
            for fact in facts
            for record in kept[fact.step]
            if says(fact, record) and not is_taken_back(fact, record, kept)
        ]
        for facts in ((owed.done,), owed.after, owed.unless)
    )
    if let_off or (owed.after and not after):
        return False
    days, since = ([one.in_time[0] for one in records] for records in (done, after))
    return not any(not since or day >= min(since) for day in days)


def _clocks_of(case: Case, at: datetime) -> Iterator[str]:
    late = set[int]()
    for clock in unexplained(case.space_id, CASE_KIND, case.pk, at):
        late.add(clock.pk)
        yield f"{clock.title}: overdue, and nobody said why"
    outliving = [one.id for one in case.rules.clocks if one.outlives]
    for clock in owed_still(case.space_id, CASE_KIND, case.pk, at).filter(code__in=outliving):
        if clock.pk not in late:
            yield RUNS_ON.format(title=clock.title, due=_due(clock))


def _due(clock: Clock) -> str:
    return f"due on {clock.due_in_words}" if clock.due_at else "owed"


def parts_of(parts: Parts, records: list[Any]) -> list[tuple[str, str, bool]]:
    """Whose part, how far it is, and whether it is over, as the last record of each says."""
    last = {
        (getattr(one, parts.whose), _each(one, parts).casefold()): one
        for one in sorted(records, key=lambda one: one.in_time)
    }
    return [
        (_whose(one, parts), _words(one, parts.stands), getattr(one, parts.stands) in parts.over)
        for one in last.values()
    ]


def _each(record: Any, parts: Parts) -> str:
    return str(getattr(record, parts.each)).strip() if parts.each else ""


def _whose(record: Any, parts: Parts) -> str:
    each = _each(record, parts)
    return f"{_words(record, parts.whose)}, {each}" if each else _words(record, parts.whose)


def _words(record: Any, name: str) -> str:
    return str(getattr(record, f"get_{name}_display")())
