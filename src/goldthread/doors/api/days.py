"""Days and moments as they are sent: written out, and never as a number of seconds."""

import re
from datetime import UTC, date, datetime
from typing import Annotated, Any, overload

from pydantic import AfterValidator, AwareDatetime, BeforeValidator
from pydantic_core import PydanticCustomError

from goldthread.foundation.records.moments import LONDON, tells_day

DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt ][0-9]{2}:[0-9]{2}.*", re.ASCII | re.DOTALL)


def _written_day(said: Any) -> Any:
    if isinstance(said, str) and not DAY.fullmatch(said):
        raise PydanticCustomError("date_parsing", "not a day")
    return _no_number(said, "date_type")


def _written_moment(said: Any) -> Any:
    if isinstance(said, str) and not MOMENT.fullmatch(said):
        raise PydanticCustomError("datetime_parsing", "not a moment")
    return _no_number(said, "datetime_type")


def _no_number(said: Any, kind: str) -> Any:
    if said is not None and not isinstance(said, str | date | datetime):
        raise PydanticCustomError(kind, "not written out")
    return said


def _in_utc(moment: datetime) -> datetime:
    """As the database takes it, which knows no zone that is more than a day away from UTC."""
    try:
        return moment.astimezone(UTC)
    except OverflowError:
        raise PydanticCustomError("datetime_parsing", "beyond the calendar") from None


Told = datetime | date
"""How what was, or is due, is told: a moment, or the day where only that is known or counts."""


@overload
def told(moment: datetime) -> Told: ...
@overload
def told(moment: None) -> None: ...
def told(moment: datetime | None) -> Told | None:
    """A moment as exactly as it is known: the day in London where nobody said when on it, as on pages and in files."""
    return day_of(moment) if moment and tells_day(moment) else moment


def day_of(moment: datetime) -> date:
    return moment.astimezone(LONDON).date()


Day = Annotated[date, BeforeValidator(_written_day)]
Moment = Annotated[AwareDatetime, BeforeValidator(_written_moment), AfterValidator(_in_utc)]
