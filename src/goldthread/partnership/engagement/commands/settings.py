"""A setting is recorded by hand, corrected, closed, and it is said who is there."""

import re
from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.utils import timezone

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor
from goldthread.foundation.agencies.commands import AgencyDetails, add_agency
from goldthread.foundation.agencies.kinds import KINDS_OF_SETTINGS
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.sources.models import TYPED_HERE, FilePlace
from goldthread.foundation.spaces.models import Space
from goldthread.partnership.engagement.models import Register, Setting, Status
from goldthread.partnership.engagement.postcodes import NO_POSTCODE, is_postcode, tidy

URN = re.compile(r"[1-9]\d{4,6}")
NO_URN = "A URN has 5 to 7 digits."


@dataclass(frozen=True)
class SettingDetails:
    """What is said of a setting: name, kind, its number in which register, and where it is."""

    name: str
    kind: str
    register: str = ""
    number: str = ""
    phase: str = ""
    registered_as: str = ""
    postcode: str = ""
    town: str = ""


@dataclass(frozen=True)
class PeopleThere:
    """Who heads a setting, and who leads on safeguarding there: post, name, and how to reach them."""

    head_name: str = ""
    lead_post: str = ""
    lead_name: str = ""
    lead_contact: str = ""


NOBODY_NAMED = PeopleThere()


@command(Can.RECORD_ENGAGEMENT, event="setting added")
def add_setting(
    *,
    space: Space,
    details: SettingDetails,
    by: Actor,
    at: datetime,
    people: PeopleThere = NOBODY_NAMED,
    status: str = Status.OPEN,
    found_at: FilePlace = TYPED_HERE,
) -> Setting:
    """A setting of the area is known from now on."""
    check_details(space.pk, details)
    said = AgencyDetails(name=details.name, kind=details.kind)
    agency = add_agency(space=space, details=said, found_at=found_at, is_setting=True, by=by, at=at)
    named = {name: said.strip() for name, said in asdict(people).items()}
    setting = Setting(space=space, agency=agency, status=status, **named, **found_at.as_fields())
    return _written(setting, details)


@command(Can.RECORD_ENGAGEMENT, event="setting corrected", about="setting")
def correct_setting(*, setting: Setting, details: SettingDetails, by: Actor, at: datetime) -> Setting:
    """What was written of a setting was wrong, or is so no longer. What a register says comes by its file."""
    check_details(setting.space_id, details, setting)
    _check_name_is_free(setting.agency, details.name)
    setting.agency.name, setting.agency.kind = details.name.strip(), details.kind
    setting.agency.save(update_fields=["name", "kind"])
    return _written(setting, details)


@command(Can.RECORD_ENGAGEMENT, event="people of a setting named", about="setting")
def name_people(*, setting: Setting, people: PeopleThere, by: Actor, at: datetime) -> Setting:
    """It is said who heads a setting and who leads on safeguarding there; those named before are named no more."""
    for name, said in asdict(people).items():
        setattr(setting, name, said.strip())
    setting.save()
    return setting


@command(Can.RECORD_ENGAGEMENT, event="setting closed", about="setting")
def close_setting(*, setting: Setting, on: date, by: Actor, at: datetime) -> Setting:
    """It is open for the last time on a day. All that is known of it stays."""
    if setting.is_closed:
        raise Refused("It is closed already.", "on")
    if on > timezone.localdate(at):
        raise Refused("Enter today or an earlier day. Record that it closed when it has.", "on")
    if not end_agency_of(setting, on):
        raise Refused("It still has seats on groups or people with roles here. End those first.", "on")
    setting.status, setting.closed_on = Status.CLOSED, on
    setting.save()
    return setting


def end_agency_of(setting: Setting, on: date) -> bool:
    """End its part as an agency, unless seats or roles outlast the day. Whether it ended."""
    agency = setting.agency
    if any(rows.exclude(ends_on__lte=on).exists() for rows in (agency.seats, agency.holdings)):
        return False
    agency.ends_on = max(on, agency.starts_on or on)
    agency.save(update_fields=["ends_on"])
    return True


def check_details(space_id: int, details: SettingDetails, itself: Setting | None = None) -> None:
    """Raise Refused for what cannot be, or for a number that another setting has."""
    if details.kind not in KINDS_OF_SETTINGS:
        raise Refused("Choose what kind of setting it is.", "kind")
    if details.postcode.strip() and not is_postcode(details.postcode):
        raise Refused(NO_POSTCODE, "postcode")
    number = details.number.strip()
    if number and not details.register:
        raise Refused("Choose whose number it is.", "register")
    if details.register == Register.URN and number and not URN.fullmatch(number):
        raise Refused(NO_URN, "number")
    taken = Setting.objects.filter(space_id=space_id, register=details.register, number=number).exclude(number="")
    other = taken.exclude(pk=itself.pk if itself else 0).select_related("agency").first()
    if other:
        raise Refused(f"{other} has this number already.", "number")


def _check_name_is_free(agency: Agency, name: str) -> None:
    if not name.strip():
        raise Refused("Enter the name.", "name")
    others = Agency.objects.filter(space_id=agency.space_id, name__iexact=name.strip()).exclude(pk=agency.pk)
    if others.exists():
        raise Refused(f"There is already an agency or setting called “{name.strip()}” here.", "name")


def _written(setting: Setting, details: SettingDetails) -> Setting:
    said = {name: value.strip() for name, value in asdict(details).items() if name not in ("name", "kind")}
    for name, value in said.items():
        setattr(setting, name, value)
    setting.postcode = tidy(setting.postcode)
    setting.register = setting.register if setting.number else ""
    setting.save()
    return setting
