"""What could go on an agenda: parts that have something for a group to look at register it here.

Meetings stand below the parts whose reports, risks, findings and cases are talked over, so those register (in their
``AppConfig.ready``). An agenda keeps the code of a source and the number of a record, never its words: what a record is
called is asked again for each reader, so that one which has been restricted since is seen no more by those who may not.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from goldthread.foundation.access.standing import Standing
from goldthread.foundation.groups.models import Group
from goldthread.foundation.spaces.models import Space


@dataclass(frozen=True)
class Suggestion:
    """A record that a group should look at: its number, what it is called, and why now, such as "due 3 March 2027"."""

    number: int
    words: str
    why: str = ""


@dataclass(frozen=True)
class AgendaSource:
    """A kind of record that is talked over at meetings.

    ``model`` is what such records are; whom it is ``visible_to`` is asked of it, and for anybody else an item about
    one, and its papers, do not exist. ``due`` gives what a group should look at by a day, as far as a person may see
    it. ``in_view`` gives words and address of some records, by number, as far as a person may see them, in one query.
    ``purpose`` is what such an item is usually for (``AgendaItem.Purpose``). ``sight`` gives the numbers that a person
    may see where an item asks the rest of it by itself, as of actions that were given out at meetings. Records that the
    search of the house does not know are found by the fields that ``named_by`` names.
    """

    code: str
    heading: str
    one: str
    model: type[Any]
    due: Callable[[Group, Standing, date], Iterable[Suggestion]]
    in_view: Callable[[Standing, Space, set[int]], Mapping[int, tuple[str, str]]]
    purpose: str = "discussion"
    sight: Callable[[Standing], QuerySet[Any, Any]] | None = None
    named_by: tuple[str, ...] = ()

    def seen(self, standing: Standing) -> QuerySet[Any, Any]:
        """Numbers of the records that a person may see."""
        rows = self.sight(standing) if self.sight else self.model._default_manager.visible_to(standing)
        return rows.values("pk")


AGENDA_SOURCES: dict[str, AgendaSource] = {}
"""By code, in the order in which they were registered: that of the parts."""


def register_agenda_source(source: AgendaSource) -> None:
    AGENDA_SOURCES[source.code] = source


def nothing_due(_group: Group, _standing: Standing, _by: date) -> list[Suggestion]:
    """For records that are put on an agenda by hand, and are never due by themselves."""
    return []


def source_of(record: Any) -> AgendaSource | None:
    """The kind of record that something is, if such are talked over at meetings."""
    return next((source for source in AGENDA_SOURCES.values() if source.model is type(record)), None)
