"""A fictitious partnership to look at: Northmere, its agencies, its groups and the people on them.

Every name is made up. All of it is recorded through the commands that people use.
"""

from datetime import date, datetime, timedelta

from goldthread.foundation.access.standing import Actor
from goldthread.foundation.agencies.commands import AgencyDetails, add_agency, end_agency
from goldthread.foundation.agencies.kinds import AgencyKind as Kind
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.groups.commands import (
    GroupDetails,
    SeatDetails,
    Sitting,
    add_group,
    change_group,
    change_seat,
    end_group,
    fill_seat,
)
from goldthread.foundation.groups.models import Group, GroupKind, Seat
from goldthread.foundation.records.made_up_names import FIRST_NAMES, LAST_NAMES
from goldthread.foundation.spaces.finding import space_called
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.spaces.registering import register_space
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.governance.commands.from_templates import add_groups_from_templates
from goldthread.partnership.governance.group_templates import GROUP_TEMPLATES

SLUG = "northmere"
BOARD_BEGAN, BOARD_ENDED, REFORM = date(2010, 4, 1), date(2019, 9, 28), date(2019, 9, 29)
ICB_BEGAN, CCG = date(2022, 7, 1), "NHS Northmere CCG"
LIVE_FOR = timedelta(days=365)
FIRST_FILLED, RENAMED, NEW_HOLDER = date(2020, 1, 6), date(2024, 4, 1), date(2025, 9, 1)

# Name, short name, kind, whether a safeguarding partner, whether it owes a Section 11 return.
AGENCIES = (
    ("Northmere Council", "", Kind.LOCAL_AUTHORITY, True, True),
    ("NHS Northmere and Fells Integrated Care Board", "ICB", Kind.ICB, True, True),
    ("Merefell Police", "", Kind.POLICE_TERRITORIAL, True, True),
    ("Northmere Public Health", "", Kind.LA_PUBLIC_HEALTH, False, False),
    ("Northmere Adult Social Care", "", Kind.LA_ADULTS, False, True),
    ("Northmere Youth Justice Service", "YJS", Kind.LA_YOT, False, True),
    ("Mere Valley Community NHS Trust", "MVC", Kind.NHS_COMMUNITY, False, True),
    ("Northmere General Hospital NHS Trust", "NGH", Kind.NHS_ACUTE, False, True),
    ("Fells Mental Health NHS Trust", "FMH", Kind.NHS_MENTAL_HEALTH, False, True),
    ("Merefell Probation", "", Kind.PROBATION_NPS, False, True),
    ("Northmere Schools Together", "", Kind.SCHOOLS, False, True),
    ("Merefell Fire and Rescue", "", Kind.FIRE, False, True),
    ("Northmere Voluntary Forum", "", Kind.VOLUNTARY, False, False),
    ("Cafcass Merefell", "", Kind.CAFCASS, False, True),
)


def fictitious_partnership(*, by: Actor, at: datetime) -> Space:
    """Make the partnership, live and marked as made up. Done again, it changes nothing."""
    there = space_called(SLUG)
    if there:
        return there
    space = register_space(
        kind=Space.Kind.PARTNERSHIP,
        name="Northmere Safeguarding Children Partnership",
        slug=SLUG,
        area="Northmere",
        at=at - LIVE_FOR,
        live=True,
        fictitious=True,
    )
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        _agencies(space, by, at)
        _board_of_old(space, by, at)
        groups = add_groups_from_templates(space=space, codes=_codes(), starts_on=REFORM, by=by, at=at, with_seats=True)
        _people(groups, by, at)
        _clinical_group_gives_way(space, by, at)
        _new_holders(space, by, at)
        _renamed(groups, by, at)
    return space


def made_up_name(number: int) -> str:
    """The name of a person who does not exist; another for each number up to a few hundred."""
    return f"{FIRST_NAMES[number % len(FIRST_NAMES)]} {LAST_NAMES[number * 7 % len(LAST_NAMES)]}"


def _codes() -> list[str]:
    return [template.code for template in GROUP_TEMPLATES if template.code != "task_and_finish"]


def _agencies(space: Space, by: Actor, at: datetime) -> None:
    for name, short_name, kind, is_partner, owes_section_11 in AGENCIES:
        details = AgencyDetails(
            name=name,
            kind=kind,
            short_name=short_name,
            is_safeguarding_partner=is_partner,
            is_relevant_agency=not is_partner,
            owes_section_11=owes_section_11,
        )
        starts_on = ICB_BEGAN if kind == Kind.ICB else BOARD_BEGAN
        add_agency(space=space, details=details, starts_on=starts_on, by=by, at=at)
    ccg = AgencyDetails(CCG, Kind.ICB, is_safeguarding_partner=True, owes_section_11=True)
    add_agency(space=space, details=ccg, starts_on=date(2013, 4, 1), by=by, at=at)


def _clinical_group_gives_way(space: Space, by: Actor, at: datetime) -> None:
    """The clinical commissioning group ended; the integrated care board took its seats the day after."""
    ccg = Agency.objects.get(space=space, name=CCG)
    board = Agency.objects.get(space=space, kind=Kind.ICB, starts_on=ICB_BEGAN)
    for seat in Seat.objects.filter(agency=ccg).in_force(ICB_BEGAN).order_by("pk"):
        details = SeatDetails(seat.role, seat.post, board)
        change_seat(seat=seat, details=details, from_on=ICB_BEGAN, by=by, at=at)
    end_agency(agency=ccg, on=ICB_BEGAN - timedelta(days=1), by=by, at=at)


def _board_of_old(space: Space, by: Actor, at: datetime) -> None:
    """The board before the reform of 2019, with two of its sub-groups."""
    details = GroupDetails(
        name="Northmere Safeguarding Children Board",
        kind=GroupKind.BOARD,
        short_name="NSCB",
        purpose="Coordinated what its members did to safeguard children, and made sure that it was effective.",
        is_statutory=True,
        cadence="6 times a year",
    )
    board = add_group(space=space, details=details, starts_on=BOARD_BEGAN, by=by, at=at)
    sub_groups = (
        GroupDetails("Serious case review panel", GroupKind.PANEL, "SCRP", board, is_statutory=True),
        GroupDetails("Performance and quality group", GroupKind.SUB_GROUP, "PQG", board),
    )
    for sub_group in sub_groups:
        made = add_group(space=space, details=sub_group, starts_on=BOARD_BEGAN, by=by, at=at)
        end_group(group=made, on=BOARD_ENDED, by=by, at=at)
    end_group(group=board, on=BOARD_ENDED, by=by, at=at)


def _people(groups: list[Group], by: Actor, at: datetime) -> None:
    """Fill the seats, with deputies where no substitutes are allowed."""
    seats = Seat.objects.filter(group__in=groups).select_related("group").order_by("pk")
    for number, seat in enumerate(seats):
        deputy = made_up_name(number + 200) if seat.group.substitutes_allowed is False else ""
        sitting = Sitting(holder_name=made_up_name(number), deputy_name=deputy)
        fill_seat(seat=seat, sitting=sitting, from_on=FIRST_FILLED, by=by, at=at)


def _new_holders(space: Space, by: Actor, at: datetime) -> None:
    """One seat in nine has had a second holder."""
    seats = Seat.objects.filter(space=space).in_force(NEW_HOLDER).order_by("pk")
    for number, seat in enumerate(seats):
        if number % 9 == 0:
            sitting = Sitting(holder_name=made_up_name(number + 100), deputy_name=seat.deputy_name)
            fill_seat(seat=seat, sitting=sitting, from_on=NEW_HOLDER, by=by, at=at)


def _renamed(groups: list[Group], by: Actor, at: datetime) -> None:
    """One group changed its name and its work on a day, so that two dates differ in words too."""
    panel = next(group for group in groups if group.template == "exploitation_and_missing")
    words = panel.words() | {"name": "Harm outside the home panel"}
    change_group(group=panel, details=GroupDetails(**words), from_on=RENAMED, by=by, at=at)
