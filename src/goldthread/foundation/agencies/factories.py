"""Agencies for tests, and visitors who may hold a role for one, named for their situation. Nothing here is real."""

from datetime import UTC, date, datetime
from typing import Any

from goldthread.foundation.access.models import Holding
from goldthread.foundation.access.standing import System
from goldthread.foundation.accounts.factories import DeskClient, make_user
from goldthread.foundation.agencies.commands import AgencyDetails, add_agency
from goldthread.foundation.agencies.kinds import AgencyKind
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

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


def visitor(role: str, space: Space, agency: Agency | None = None) -> DeskClient:
    """A browser signed in as somebody new with a role in a space; with the role "stranger", in none."""
    user = make_user(f"{role}@{space.slug}.example", f"A {role.replace('_', ' ')}")
    if role != "stranger":
        with opened(actor=SYSTEM_ACTOR, writing=space.pk):
            Holding.objects.create(space=space, user=user, role=role, agency=agency, starts_on=date(2020, 1, 1))
    client = DeskClient()
    client.force_login(user)
    return client
