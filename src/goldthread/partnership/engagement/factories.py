"""Settings and files of the schools register for tests. Every school is made up."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from typing import Any

from goldthread.foundation.access.standing import System
from goldthread.foundation.agencies.kinds import AgencyKind
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.spreadsheets import write_csv
from goldthread.partnership.engagement.commands import Contact, SettingDetails, add_setting, log_contact
from goldthread.partnership.engagement.models import Setting, SettingContact

MADE_AT = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
NOON = time(12)
TESTS = System("tests")
HEADINGS = [
    "URN",
    "LA (code)",
    "EstablishmentName",
    "TypeOfEstablishment (code)",
    "TypeOfEstablishment (name)",
    "EstablishmentTypeGroup (code)",
    "EstablishmentStatus (code)",
    "CloseDate",
    "PhaseOfEducation (name)",
    "Town",
    "Postcode",
]


def a_setting(space: Space, name: str = "Heron Primary School", **details: Any) -> Setting:
    """A maintained school that is open, unless it is said otherwise."""
    said = SettingDetails(name=name, **{"kind": AgencyKind.SCHOOL_MAINTAINED, **details})
    return add_setting(space=space, details=said, by=TESTS, at=MADE_AT)


def reached(setting: Setting, on: date) -> SettingContact:
    """A call about nothing in particular, logged on the day."""
    contact = Contact(on=on, how=SettingContact.How.CALL, about="How referrals go")
    return log_contact(setting=setting, contact=contact, by=TESTS, at=datetime.combine(on, NOON, UTC))


def a_school(urn: str, name: str, **said: str) -> dict[str, str]:
    """One line of the register: a community school of authority 999 that is open."""
    usual = {
        "URN": urn,
        "LA (code)": "999",
        "EstablishmentName": name,
        "TypeOfEstablishment (code)": "01",
        "TypeOfEstablishment (name)": "Community school",
        "EstablishmentTypeGroup (code)": "4",
        "EstablishmentStatus (code)": "1",
        "PhaseOfEducation (name)": "Primary",
        "Town": "Northmere",
        "Postcode": "NM1 2AB",
    }
    return usual | said


def a_register(schools: Iterable[dict[str, str]], headings: Iterable[str] = HEADINGS) -> bytes:
    """A file of the register as it is downloaded."""
    columns = list(headings)
    return write_csv("Register", columns, [[school.get(name, "") for name in columns] for school in schools])
