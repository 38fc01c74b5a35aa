"""What happens to the agencies of a partnership: they join, change, are corrected and leave."""

from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db.models import Q
from django.utils import timezone

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.in_force import check_may_end, check_term, remember_until
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.records.dates import in_words
from goldthread.foundation.sources.models import TYPED_HERE, FilePlace
from goldthread.foundation.spaces.models import Space


@dataclass(frozen=True)
class AgencyDetails:
    """What is said of an agency; the fields are those of the record."""

    name: str
    kind: str
    short_name: str = ""
    is_safeguarding_partner: bool = False
    is_relevant_agency: bool = False
    owes_section_11: bool = False
    is_designated_education_agency: bool = False


@command(Can.RECORD_ORGANISATION, event="agency added")
def add_agency(
    *,
    space: Space,
    details: AgencyDetails,
    by: Actor,
    at: datetime,
    starts_on: date | None = None,
    ends_on: date | None = None,
    found_at: FilePlace = TYPED_HERE,
    is_setting: bool = False,
) -> Agency:
    """An agency takes part from a day; without one, from a day that is not known.

    ``ends_on`` is for one whose part is over when it is recorded, ``found_at`` for one read from a file, ``is_setting``
    for one of the many settings of the area.
    """
    _check_details(space.pk, details)
    check_term(starts_on, ends_on)
    agency = Agency(space=space, starts_on=starts_on, ends_on=ends_on, is_setting=is_setting, **found_at.as_fields())
    return _written(agency, details)


@command(Can.RECORD_ORGANISATION, event="agency changed", about="agency")
def change_agency(*, agency: Agency, details: AgencyDetails, from_on: date, by: Actor, at: datetime) -> Agency:
    """What is said of the agency changes on a day; for the days before, what was said stays."""
    _check_details(agency.space_id, details, agency)
    remember_until(agency, asdict(details), from_on=from_on, today=timezone.localdate(at))
    return _written(agency, details)


@command(Can.RECORD_ORGANISATION, event="agency corrected", about="agency")
def correct_agency(
    *,
    agency: Agency,
    details: AgencyDetails,
    by: Actor,
    at: datetime,
    starts_on: date | None = None,
    ends_on: date | None = None,
    dates_note: str = "",
) -> Agency:
    """What was written was wrong, its dates among it: it is put right for every day since the last change."""
    _check_details(agency.space_id, details, agency)
    check_term(starts_on, ends_on)
    agency.starts_on, agency.ends_on, agency.dates_note = starts_on, ends_on, dates_note
    if ends_on:
        _check_unused_after(agency, ends_on, "ends_on")
    return _written(agency, details)


@command(Can.RECORD_ORGANISATION, event="agency ended", about="agency")
def end_agency(*, agency: Agency, on: date, by: Actor, at: datetime, with_seats: bool = False) -> Agency:
    """The agency takes part for the last time on a day. Nothing of it is deleted.

    ``with_seats`` ends its seats on the same day; without it an agency that still has seats is refused.
    """
    check_may_end(agency, on)
    if with_seats:
        seats = agency.seats.filter(Q(ends_on=None) | Q(ends_on__gt=on))
        if seats.filter(starts_on__gt=on).exists():
            raise Refused("A seat of this agency begins after that day. End that seat first.", "on")
        seats.update(ends_on=on)
    _check_unused_after(agency, on, "on")
    agency.ends_on = on
    agency.save()
    return agency


def _check_details(space_id: int, details: AgencyDetails, itself: Agency | None = None) -> None:
    if not details.name.strip():
        raise Refused("Enter the name.", "name")
    others = Agency.objects.filter(space_id=space_id, name__iexact=details.name.strip())
    other = others.exclude(pk=itself.pk if itself else 0).first()
    if other:
        ended = f" It ended on {in_words(other.ends_on)}: correct its dates." if other.ends_on else ""
        raise Refused(f"There is already an agency called “{other}” here.{ended}", "name")


def _check_unused_after(agency: Agency, on: date, field: str) -> None:
    later = Q(ends_on=None) | Q(ends_on__gt=on)
    seats, people = agency.seats.filter(later).count(), agency.holdings.filter(later).count()
    if seats:
        raise Refused(f"{agency} still has seats after that day: {seats}. End them first.", field)
    if people:
        raise Refused(f"People still hold roles for {agency} after that day: {people}. End them first.", field)


def _written(agency: Agency, details: AgencyDetails) -> Agency:
    for name, value in asdict(details).items():
        setattr(agency, name, value.strip() if isinstance(value, str) else value)
    agency.save()
    return agency
