"""Agencies for tests, named for their situation. Nothing here is real."""

from datetime import UTC, date, datetime
from typing import Any

from goldthread.foundation.access.standing import System
from goldthread.foundation.agencies.commands import AgencyDetails, add_agency
from goldthread.foundation.agencies.kinds import AgencyKind
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.spaces.models import Space

MADE_AT = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)


def an_agency(space: Space, name: str = "Northborough Police", **details: Any) -> Agency:
    """An agency that takes part since 1 January 2020, unless ``starts_on`` says otherwise."""
    starts_on = details.pop("starts_on", date(2020, 1, 1))
    said = AgencyDetails(name=name, **{"kind": AgencyKind.POLICE_TERRITORIAL, **details})
    return add_agency(space=space, details=said, starts_on=starts_on, by=System("tests"), at=MADE_AT)


def three_partners(space: Space) -> list[Agency]:
    """The three safeguarding partners."""
    kinds = {"Northborough Council": AgencyKind.LOCAL_AUTHORITY, "Northborough ICB": AgencyKind.ICB}
    kinds["Northborough Police"] = AgencyKind.POLICE_TERRITORIAL
    return [an_agency(space, name, kind=kind, is_safeguarding_partner=True) for name, kind in kinds.items()]
