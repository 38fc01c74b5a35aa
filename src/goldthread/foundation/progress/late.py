"""What is late, by agency, group and source: each figure leads to exactly the actions that it counts."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse

from goldthread.foundation.access.standing import Standing
from goldthread.foundation.actions.models import Action
from goldthread.foundation.actions.origins import ELSE_IN_WORDS, origins_in
from goldthread.foundation.progress.late_counted import NOBODY, Counted, by_owner, by_source, columns, total
from goldthread.foundation.spaces.models import Space


@dataclass(frozen=True)
class Figure:
    """A number and the list of the actions that it tells of."""

    number: int
    href: str


@dataclass(frozen=True)
class Row:
    """What is late of one agency, group or source; ``href`` is its own page.

    ``oldest`` is a number of days, and leads to what has been late for so long. ``waiting`` are those among the late
    that wait for each thing with a column.
    """

    name: str
    href: str
    late: Figure
    oldest: Figure
    waiting: tuple[Figure, ...]

    @property
    def figures(self) -> tuple[Figure, ...]:
        return (self.late, self.oldest, *self.waiting)


@dataclass(frozen=True)
class Late:
    """The page. An action stands with each of its owners; among sources, and in ``in_all``, it counts once."""

    headings: tuple[str, ...]
    in_all: Row | None
    agencies: list[Row]
    groups: list[Row]
    sources: list[Row]
    unowned: Row | None


def late_in(space: Space, standing: Standing, on: date) -> Late:
    """What is late of what a person may see: two statements, and one for each kind of source."""
    actions, origins = Action.objects.visible_to(standing).filter(space=space), origins_in(space, standing)
    owners, sources = by_owner(actions, on), by_source(actions, on, origins)
    together, nobody = total(sources), owners.pop(NOBODY, None)
    rows = Rows(space.slug, on)
    return Late(
        headings=tuple(wait.heading for wait in columns()),
        in_all=rows.row("All, each once", "", {}, together) if together else None,
        agencies=rows.of_owners("agency", owners),
        groups=rows.of_owners("group", owners),
        sources=_longest_first(
            rows.row(*origins.get(key, (ELSE_IN_WORDS, "")), {"from": key}, counted) for key, counted in sources.items()
        ),
        unowned=rows.row("No owner here", "", {"owned": "no"}, nobody) if nobody else None,
    )


@dataclass(frozen=True)
class Rows:
    """Makes rows of what was counted: the links go to the list of actions of one space."""

    slug: str
    on: date

    def of_owners(self, kind: str, owners: dict[tuple[str, int, str], Counted]) -> list[Row]:
        """Of the agencies, or of the groups."""
        return _longest_first(
            self.row(name, reverse(kind, args=[self.slug, number]), {kind: str(number)}, counted)
            for (of_kind, number, name), counted in owners.items()
            if of_kind == kind
        )

    def row(self, name: str, href: str, narrowed: dict[str, str], counted: Counted) -> Row:
        """``narrowed`` is what the list is asked for besides that it is late."""
        day = counted.last_day.isoformat()
        waiting = zip(columns(), counted.waiting, strict=True)
        return Row(
            name,
            href,
            late=Figure(counted.late, self._list(narrowed)),
            oldest=Figure((self.on - counted.last_day).days, self._list(narrowed, due_from=day, due_to=day)),
            waiting=tuple(Figure(number, self._list(narrowed, waits=wait.code)) for wait, number in waiting),
        )

    def _list(self, narrowed: dict[str, str], **more: str) -> str:
        return f"{reverse('actions', args=[self.slug])}?{urlencode({**narrowed, 'late': 'overdue', **more})}"


def _longest_first(rows: Iterable[Row]) -> list[Row]:
    """By how many are late; of as many, by how long the oldest is."""
    return sorted(rows, key=lambda row: (-row.late.number, -row.oldest.number, row.name))
