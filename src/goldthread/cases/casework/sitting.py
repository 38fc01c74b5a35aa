"""Who sits on a panel of a pathway: holders of seats and their named deputies, and no substitute of either."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, timedelta
from math import ceil
from typing import Any

from django.db.models import Q
from django.utils import timezone

from goldthread.cases.casework.models import Case, CaseRecord, PanelHere
from goldthread.cases.declaring.panels import OWN_PANEL, Sat
from goldthread.cases.declaring.pathway import Pathway
from goldthread.cases.declaring.registry import PATHWAYS
from goldthread.cases.declaring.steps import Step
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.groups.models import Group, Seat
from goldthread.foundation.groups.queries import in_order
from goldthread.foundation.groups.sitting import BESIDE
from goldthread.foundation.records.dates import in_words
from goldthread.foundation.ui.words import listed, plural

HOLDER, DEPUTY = "holder", "deputy"
CHAIRS = (Seat.Role.CHAIR, Seat.Role.CO_CHAIR, Seat.Role.INDEPENDENT_CHAIR)
BACK = timedelta(days=365)
"""So far back a meeting may lie whose seats were filled otherwise and are offered still."""

NO_PANEL = (
    "No group is chosen as the {title}. Ask whoever runs the partnership to choose one, so that its seats are known."
)
SAY_IT = "Say which panel it was, and who sat: no group is chosen whose seats would tell."
WHO_SAT = "Say who sat: who holds a seat, or the named deputy."
NOBODY_SAT = "You say that the panel did not sit, so nobody can have."
NOBODY_ELSE = (
    "On {day} this was no seat of {panel} with that person. Those who hold a seat and their named deputies sit, and"
    " nobody else: no substitutes are allowed."
)
TOO_FEW = "{panel} decides with at least {seats}. Say who else sat, or that it was no meeting of the panel."
EMPTY = "Nobody sat for: {seats}."
NO_CHAIR = "Nobody who sat chairs {panel}."
ONE_OF_THEM = "You chose both the holder and the deputy of one seat. A deputy sits only if the holder does not."


def panel_of_pathway(space_id: int, pathway: str, which: str = OWN_PANEL) -> Group | None:
    """The group that a partnership chose; none if it chose none."""
    found = PanelHere.objects.filter(space_id=space_id, pathway=pathway, which=which).select_related("group").first()
    return found.group if found else None


def seats_offered(
    rules: Pathway, sat: Sat, space_id: int, today: date, kept: Collection[str] = ()
) -> list[tuple[str, str]]:
    """Each person who may have sat, now or at a meeting of the last year, as a form offers them; and what is ``kept``
    by what is put right, of whichever group and day.
    """
    panel = panel_of_pathway(space_id, rules.code, sat.of)
    numbers = [int(number) for number, _, _ in (one.partition("-") for one in kept) if number.isdigit()]
    recent = Q(ends_on=None) | Q(ends_on__gte=today - BACK)
    asked = Q(pk__in=numbers) if panel is None else Q(pk__in=numbers) | Q(recent, group=panel)
    rows = Seat.objects.filter(asked, space_id=space_id).exclude(role__in=BESIDE)
    return [
        (f"{seat.pk}-{way}", _words(seat, way, today))
        for seat in in_order(rows)
        for way in (HOLDER, DEPUTY)
        if _who(seat, way)
    ]


def _who(seat: Seat, way: str) -> str:
    return seat.holder_shown if way == HOLDER else seat.deputy_shown


def _words(seat: Seat, way: str, today: date) -> str:
    told = f"{seat.what_it_is_for}: {_who(seat, way)}"
    told += ", named deputy" if way == DEPUTY else ""
    over = seat.ends_on is not None and seat.ends_on < today
    return f"{told}, until {in_words(seat.ends_on)}" if over and seat.ends_on else told


def sat_in_words(chosen: Iterable[str]) -> list[str]:
    """Who sat, by seat and not by name: "Designated nurse (named deputy)"."""
    parted = [one.partition("-") for one in chosen]
    seats = Seat.objects.select_related("agency").in_bulk([int(number) for number, _, _ in parted if number.isdigit()])
    return [
        f"{seats[int(number)].what_it_is_for} (named deputy)" if way == DEPUTY else seats[int(number)].what_it_is_for
        for number, _, way in parted
        if number.isdigit() and int(number) in seats
    ]


def keeps_who_sat(record: type, field: str) -> bool:
    """Whether this field of a kind of record says who sat."""
    steps = (step for one in PATHWAYS.values() for step in one.steps if step.sat)
    return any(step.record is record and step.sat and step.sat.field == field for step in steps)


def check_who_sat(case: Case, step: Step, record: CaseRecord, before: CaseRecord | None = None) -> None:
    """Raise Refused where somebody sat who holds no seat and deputises on none, or nobody is said to have sat.

    Of what is put right (``before``) only where who sat, or on which day, is said otherwise: what was recorded keeps
    the seats of its own day, whichever group is the panel now.
    """
    if (sat := step.sat) is None:
        return
    chosen, field = list(getattr(record, sat.field)), sat.field
    if not sat.asks(record):
        if chosen:
            raise Refused(NOBODY_SAT, field)
        return
    if before is not None and _is_as_before(sat, record, before):
        return
    panel = _panel_that_sat(case, sat, getattr(before, field) if before is not None else ())
    if panel is None:
        _check_in_words(case, sat, record, chosen)
        return
    if not chosen:
        raise Refused(WHO_SAT, field)
    day = timezone.localdate(record.happened_at)
    seats = Seat.objects.filter(group=panel).in_force(day).exclude(role__in=BESIDE)
    there = {
        f"{seat.pk}-{way}": seat.place_number for seat in in_order(seats) for way in (HOLDER, DEPUTY) if _who(seat, way)
    }
    if not {*chosen} <= there.keys():
        raise Refused(NOBODY_ELSE.format(day=in_words(day), panel=panel.name), field)
    places = [there[one] for one in dict.fromkeys(chosen)]
    if len(places) != len({*places}):
        raise Refused(ONE_OF_THEM, field)
    if len(places) < (needed := _quorum(panel, len({*there.values()}))):
        raise Refused(TOO_FEW.format(panel=panel.name, seats=plural(needed, "seat")), field)


def left_empty(case: Case, sat: Sat, said: Mapping[str, Any], day: date) -> list[str]:
    """What somebody is told, before they record it, of the seats that nobody took: those that chair, where none of them
    did, and all that were empty, where no quorum of the group asks for enough. Nothing of what is refused anyway.
    """
    chosen = {*(said.get(sat.field) or ())}
    panel = panel_of_pathway(case.space_id, case.pathway, sat.of)
    if panel is None or not chosen or (sat.asked_by and said.get(sat.asked_by) not in sat.where):
        return []
    seats = list(in_order(Seat.objects.filter(group=panel).in_force(day).exclude(role__in=BESIDE)))
    taken = {seat.place_number for seat in seats if chosen & {f"{seat.pk}-{HOLDER}", f"{seat.pk}-{DEPUTY}"}}
    empty = [seat.what_it_is_for for seat in seats if seat.place_number not in taken]
    chairs = {seat.place_number for seat in seats if seat.role in CHAIRS}
    told = [NO_CHAIR.format(panel=panel.name)] if chairs and not chairs & taken else []
    has_rule = bool(_quorum(panel, len(seats)))
    return [*told, EMPTY.format(seats=listed(dict.fromkeys(empty)))] if empty and not has_rule else told


def _check_in_words(case: Case, sat: Sat, record: CaseRecord, chosen: Collection[str]) -> None:
    """Raise Refused where no group is chosen and it is not said in words which panel sat, or need be a group."""
    if chosen or not sat.in_words:
        raise Refused(NO_PANEL.format(title=case.rules.panels[sat.of]), sat.field)
    for name in sat.in_words:
        if not str(getattr(record, name)).strip():
            raise Refused(SAY_IT, name)


def _quorum(panel: Group, seats: int) -> int:
    """How many seats must be taken, as far as the rule of the group can be counted."""
    return max(panel.quorum_count or 0, ceil(seats * (panel.quorum_share or 0) / 100))


def _is_as_before(sat: Sat, record: CaseRecord, before: CaseRecord) -> bool:
    """Whether the same sat on the same day, as was looked at when it was recorded."""
    same = timezone.localdate(record.happened_at) == timezone.localdate(before.happened_at)
    names = [sat.field, *([sat.asked_by] if sat.asked_by else [])]
    return same and all(getattr(record, name) == getattr(before, name) for name in names)


def _panel_that_sat(case: Case, sat: Sat, chosen: Collection[str]) -> Group | None:
    """Of what was recorded before, the group of the seats that it says; else the one that is chosen now."""
    numbers = [int(number) for number, _, _ in (one.partition("-") for one in chosen) if number.isdigit()]
    seats = Seat.objects.filter(pk__in=numbers, space_id=case.space_id).select_related("group")
    groups = {seat.group_id: seat.group for seat in seats}
    return next(iter(groups.values())) if len(groups) == 1 else panel_of_pathway(case.space_id, case.pathway, sat.of)
