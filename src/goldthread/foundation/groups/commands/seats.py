"""What happens to a seat: it is set up, filled, changed, corrected and ended.

A seat is kept as terms of one place. A new holder or a new post ends one term and begins another, so what
was true on a day stays true for that day.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Q

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor
from goldthread.foundation.accounts.models import User
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.in_force import check_may_end, check_term, check_within
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.groups.models import Group, Seat
from goldthread.foundation.records.dates import in_words
from goldthread.foundation.sources.models import TYPED_HERE, Basis, FilePlace


@dataclass(frozen=True)
class SeatDetails:
    """What a seat is: the role on the group, and the post or the agency it is for."""

    role: str = Seat.Role.MEMBER
    post: str = ""
    agency: Agency | None = None


@dataclass(frozen=True)
class Sitting:
    """Who sits on a seat and who may stand in: an account, or a name where there is none; or nobody."""

    holder: User | None = None
    holder_name: str = ""
    deputy: User | None = None
    deputy_name: str = ""


NOBODY = Sitting()


@command(Can.RECORD_ORGANISATION, event="seat added", about="group")
def add_seat(
    *,
    group: Group,
    details: SeatDetails,
    by: Actor,
    at: datetime,
    sitting: Sitting = NOBODY,
    starts_on: date | None = None,
    ends_on: date | None = None,
    found_at: FilePlace = TYPED_HERE,
) -> Seat:
    """A group has a seat from a day; without one, for as long as the group is known.

    ``ends_on`` is for one that is no more when it is recorded; without it the seat ends with its group.
    ``found_at`` is for one read from a file.
    """
    if group.ends_on and not (starts_on or ends_on):
        raise Refused(f"{group} ended on {in_words(group.ends_on)}, so it takes no new seat.")
    check_term(starts_on, ends_on)
    for day, field in ((starts_on, "starts_on"), (ends_on, "ends_on")):
        if day:
            check_within(group, day, field)
    ends_on = ends_on or group.ends_on
    dates = {"starts_on": starts_on, "ends_on": ends_on}
    seat = Seat(space_id=group.space_id, group=group, **dates, **found_at.as_fields())
    return _written(seat, **_checked(details, starts_on, ends_on), **_seated(sitting))


@command(Can.RECORD_ORGANISATION, event="seat filled", about="seat")
def fill_seat(*, seat: Seat, sitting: Sitting, from_on: date, by: Actor, at: datetime) -> Seat:
    """Somebody else, or nobody, holds the seat or deputises from a day. Gives the new term."""
    return _new_term(_running(seat, from_on), from_on, _seated(sitting))


@command(Can.RECORD_ORGANISATION, event="seat changed", about="seat")
def change_seat(*, seat: Seat, details: SeatDetails, from_on: date, by: Actor, at: datetime) -> Seat:
    """The seat is for another role, post or agency from a day; who holds it stays. Gives the new term."""
    running = _running(seat, from_on)
    changed = _checked(details, from_on, running.ends_on)
    # What a source printed is not the name of an agency that came later.
    printed = {"agency_as_printed": ""} if changed["agency"] != running.agency else {}
    return _new_term(running, from_on, {**changed, **printed})


@command(Can.RECORD_ORGANISATION, event="seat corrected", about="seat")
def correct_seat(
    *,
    seat: Seat,
    details: SeatDetails,
    sitting: Sitting,
    by: Actor,
    at: datetime,
    starts_on: date | None = None,
    ends_on: date | None = None,
    dates_note: str = "",
) -> Seat:
    """What was written of this term was wrong, its days among it: it is put right for all of the term."""
    check_term(starts_on, ends_on)
    _check_neighbours(seat, starts_on, ends_on)
    for day, field in ((starts_on, "starts_on"), (ends_on, "ends_on")):
        if day:
            check_within(seat.group, day, field)
    if seat.group.ends_on and ends_on is None:
        raise Refused(f"{seat.group} ended on {in_words(seat.group.ends_on)}. Enter that day.", "ends_on")
    seat.starts_on, seat.ends_on, seat.dates_note = starts_on, ends_on, dates_note
    return _written(seat, **_checked(details, starts_on, ends_on), **_seated(sitting))


@command(Can.RECORD_ORGANISATION, event="seat ended", about="seat")
def end_seat(*, seat: Seat, on: date, by: Actor, at: datetime) -> Seat:
    """The seat is there for the last time on a day. What it was stays."""
    check_may_end(seat, on)
    seat.ends_on = on
    seat.save()
    return seat


def _running(seat: Seat, on: date) -> Seat:
    """The term of the seat's place on a day, with all terms of the place locked."""
    terms = Seat.objects.of_place(seat).select_for_update(of=("self",)).order_by("id")
    running = next((term for term in terms if term.is_in_force(on)), None)
    if running is None:
        raise Refused("The seat was not there on that day. Enter a day within its term.", "from_on")
    return running


def _new_term(running: Seat, from_on: date, changed: dict[str, Any]) -> Seat:
    """End the term of that day the day before, and begin another that lasts as long as it would have."""
    if all(getattr(running, name) == value for name, value in changed.items()):
        raise Refused("That is what is recorded for that day already.")
    if running.starts_on == from_on:
        raise Refused("Another change is recorded from that day. Correct that one instead.", "from_on")
    later = Seat.objects.get(pk=running.pk)
    running.ends_on = from_on - timedelta(days=1)
    running.save()
    later.pk = None
    later._state.adding = True
    later.place_id, later.starts_on, later.dates_note = running.place_number, from_on, ""
    later.load, later.source, later.locator, later.line, later.basis = None, "", "", None, Basis.RECORDED
    return _written(later, **changed)


def _checked(details: SeatDetails, starts_on: date | None, ends_on: date | None) -> dict[str, Any]:
    """Check what a seat is for: its agency must be there for all of the term."""
    agency = details.agency
    if not (details.post.strip() or agency):
        raise Refused("Enter the post or select the agency that the seat is for.", "post")
    if agency and starts_on:
        check_within(agency, starts_on, "agency")
    if agency and agency.ends_on and (ends_on is None or ends_on > agency.ends_on):
        raise Refused(f"{agency} ended on {in_words(agency.ends_on)}, before this seat does.", "agency")
    return {"role": details.role, "post": details.post.strip(), "agency": details.agency}


def _seated(sitting: Sitting) -> dict[str, Any]:
    """Check who sits, and drop the written name where there is an account."""
    holder, deputy = sitting.holder, sitting.deputy
    holder_name, deputy_name = sitting.holder_name.strip(), sitting.deputy_name.strip()
    if holder and holder_name:
        raise Refused("Either select who holds the seat or write the name, not both.", "holder_name")
    if deputy and deputy_name:
        raise Refused("Either select the deputy or write the name, not both.", "deputy_name")
    names = [holder.name if holder else holder_name, deputy.name if deputy else deputy_name]
    if (holder and holder == deputy) or (names[0] and names[0].casefold() == names[1].casefold()):
        raise Refused("The deputy must be somebody other than the holder.", "deputy" if deputy else "deputy_name")
    return {"holder": holder, "holder_name": holder_name, "deputy": deputy, "deputy_name": deputy_name}


def _check_neighbours(seat: Seat, starts_on: date | None, ends_on: date | None) -> None:
    others = Seat.objects.of_place(seat).exclude(pk=seat.pk)
    if ends_on:
        others = others.filter(Q(starts_on=None) | Q(starts_on__lte=ends_on))
    if starts_on:
        others = others.filter(Q(ends_on=None) | Q(ends_on__gte=starts_on))
    other = others.order_by("id").first()
    if other:
        raise Refused(
            f"Another term of this seat is recorded from {_day(other.starts_on)} to {_day(other.ends_on)}."
            " Two cannot hold it on the same day.",
            "starts_on",
        )


def _day(day: date | None) -> str:
    return in_words(day) if day else "a day not known"


def _written(seat: Seat, **said: Any) -> Seat:
    for name, value in said.items():
        setattr(seat, name, value)
    seat.save()
    return seat
