"""When facts were that records of a case say, and which of them count."""

from collections.abc import Iterable, Iterator
from typing import Any

from goldthread.cases.casework.models import Came
from goldthread.cases.declaring.clocks import CaseClock, Fact
from goldthread.cases.declaring.projecting import Moment, moment_of

Records = dict[str, list[Any]]
"""By step, what was recorded of a case."""


def moments_of(facts: Iterable[Fact], records: Records) -> list[Moment]:
    return [
        moment
        for fact in facts
        for record in records.get(fact.step, ())
        if not _is_taken_back(fact, record, records)
        for moment in said_at(fact, record)
    ]


def _is_taken_back(fact: Fact, record: Any, records: Records) -> bool:
    """Whether something came after it that takes it back."""
    backs = fact.taken_back_by
    later = (one for back in backs for one in records.get(back.step, ()) if one is not record and says(back, one))
    return any(one.in_time > record.in_time for one in later)


def says(fact: Fact, record: Any) -> bool:
    """Whether a record of the fact's step says it."""
    answers = fact.where.items()
    return getattr(record, fact.field) is not None and all(getattr(record, name) in some for name, some in answers)


def said_at(fact: Fact, record: Any) -> Iterator[Moment]:
    if says(fact, record):
        came_at = record.recorded_at if record.came == Came.IMPORTED else None
        yield moment_of(getattr(record, fact.field), came_at=came_at)


def of_each(clock: CaseClock, records: Records) -> list[Records]:
    """The records of each thing of which there is such a clock, with those that are of all."""
    if not clock.each:
        return [records]
    told = {id(one): _told(one, clock.each) for some in records.values() for one in some}
    starts = (one for fact in clock.starts for one in records.get(fact.step, ()))
    return [
        {step: [one for one in some if told[id(one)] in (None, key)] for step, some in records.items()}
        for key in dict.fromkeys(told[id(one)] for one in starts)
    ]


def _told(record: Any, name: str) -> str | None:
    said = getattr(record, name, None)
    return None if said is None else str(said).strip().casefold()
