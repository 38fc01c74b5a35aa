"""From which event a clock counts where sources differ: what a partnership says of it, and from which day on."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Protocol

from goldthread.cases.casework.models import BeginsHere
from goldthread.cases.declaring.clocks import Begins, CaseClock
from goldthread.cases.declaring.pathway import Pathway
from goldthread.foundation.records.dates import in_words
from goldthread.foundation.ui.plain_words import lower_first

FROM = "From {day} “{clock}” counts from {event}."

Chosen = Mapping[str, Sequence[tuple[date, str]]]
"""By clock, from which day on it begins by which event, the last day first."""


class Says(Protocol):
    """What a partnership decided, as far as it is asked here."""

    @property
    def begins(self) -> Chosen: ...


def beginnings_in(space_id: int, pathway: str) -> dict[str, list[tuple[date, str]]]:
    found: dict[str, list[tuple[date, str]]] = {}
    rows = BeginsHere.objects.filter(space_id=space_id, pathway=pathway).order_by("-from_on")
    for clock, from_on, begins in rows.values_list("clock", "from_on", "begins"):
        found.setdefault(clock, []).append((from_on, begins))
    return found


def beginning_on(clock: CaseClock, chosen: Chosen, on: date) -> Begins:
    """By which event a clock begins that was first triggered on a day: as was said by then, else in the usual way."""
    said = next((code for from_on, code in chosen.get(clock.id, ()) if from_on <= on), "")
    return next((one for one in clock.may_begin if one.code == said), clock.may_begin[0])


def to_come(clocks: Iterable[CaseClock], chosen: Chosen, today: date) -> list[str]:
    """What is said already for days after today, in sentences, the first day first."""
    days = ((day, clock) for clock in clocks for day, _ in chosen.get(clock.id, ()) if day > today)
    return [
        FROM.format(day=in_words(day), clock=clock.title, event=lower_first(beginning_on(clock, chosen, day).title))
        for day, clock in sorted(days, key=lambda one: (one[0], one[1].id))
    ]


def begins_here(
    pathway: Pathway, clock: CaseClock, limits: Says, first_on: Callable[[CaseClock], date | None]
) -> CaseClock | None:
    """A clock as it begins here; none where it is only there if another begins otherwise. ``first_on`` tells the first
    day of anything that may start a clock: by what was said on that day it stays, whatever is said later.
    """
    other = next((one for one in pathway.clocks if one.id == clock.only_where[0]), None)
    if other is not None:
        day = first_on(other)
        if day is None or beginning_on(other, limits.begins, day).code != clock.only_where[1]:
            return None
    day = first_on(clock) if clock.may_begin else None
    if day is None:
        return clock
    mine = beginning_on(clock, limits.begins, day)
    return replace(clock, starts=mine.facts, rules=mine.told(clock.rules))
