"""When facts were that records of a case say, and which of them count."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from goldthread.cases.casework.models import Came
from goldthread.cases.declaring.clocks import Fact
from goldthread.cases.declaring.projecting import Moment, moment_of

Records = dict[str, list[Any]]
"""By step, what was recorded of a case."""


def moments_of(facts: Iterable[Fact], records: Records) -> list[Moment]:
    return [
        moment
        for fact in facts
        for record in records.get(fact.step, ())
        if not is_taken_back(fact, record, records)
        for moment in said_at(fact, record)
    ]


def is_taken_back(fact: Fact, record: Any, records: Mapping[str, list[Any]]) -> bool:
    """Whether something came after it that takes it back: where a fact is of each of several, of the same one."""
    backs = fact.taken_back_by
    later = (one for back in backs for one in records.get(back.step, ()) if one is not record and says(back, one))
    return any(one.in_time > record.in_time for one in later if _is_of_the_same(fact, one, record))


def _is_of_the_same(fact: Fact, one: Any, record: Any) -> bool:
    return all(getattr(one, name, None) == getattr(record, name) for name in fact.each)


def says(fact: Fact, record: Any) -> bool:
    """Whether a record of the fact's step says it."""
    answers = fact.where.items()
    return getattr(record, fact.field) is not None and all(getattr(record, name) in some for name, some in answers)


def said_at(fact: Fact, record: Any) -> Iterator[Moment]:
    if says(fact, record):
        came_at = record.recorded_at if record.came == Came.IMPORTED else None
        yield moment_of(getattr(record, fact.field), came_at=came_at)
