"""How agencies of a space are chased, as pages show it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from goldthread.foundation.access.models import Holding
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.accounts.models import User
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.chasing.models import Cover
from goldthread.foundation.chasing.ways import LEADING, person_at, ways_on
from goldthread.foundation.groups.models import Seat
from goldthread.foundation.spaces.models import Space


@dataclass(frozen=True)
class HowChased:
    """One agency: the people and the mailbox that are written to, and the seat above them."""

    agency: Agency
    inbox: str
    leads: list[str]
    seat: Seat | None
    covers: list[Cover]

    @property
    def is_reached(self) -> bool:
        return bool(self.inbox or self.leads)

    @property
    def has_somebody_above(self) -> bool:
        """Whether somebody with an account sits where it goes when nobody answers."""
        return person_at(self.seat) is not None


def may_set_for(standing: Standing, space: Space, agencies: Iterable[Agency]) -> list[Agency]:
    """Those for which a person may say who is chased."""
    runs = standing.is_system or space.pk in standing.whole_spaces_where(Can.SET_CHASING)
    own = standing.agencies_where(Can.SET_CHASING)
    return [agency for agency in agencies if runs or agency.pk in own]


def how_chased(space: Space, agencies: list[Agency], on: date) -> list[HowChased]:
    """In a fixed number of statements. A space that is not live yet is shown as it will be."""
    ways = ways_on(on, [space], even_if_quiet=True)
    leads = _leads(agencies, on)
    covers = _covers(agencies, on)
    return [
        HowChased(
            agency,
            ways.inboxes.get(agency.pk, ""),
            leads.get(agency.pk, []),
            ways.seat_of_agency.get(agency.pk),
            covers.get(agency.pk, []),
        )
        for agency in agencies
    ]


def people_for(agency: Agency, on: date) -> list[User]:
    """People who hold a role for an agency, by name."""
    held = Holding.objects.filter(agency=agency).in_force(on)
    return list(User.objects.filter(pk__in=held.values("user"), is_active=True).order_by("name", "pk"))


def _leads(agencies: list[Agency], on: date) -> dict[int, list[str]]:
    held = Holding.objects.filter(agency__in=agencies, role__in=LEADING, user__is_active=True).in_force(on)
    found: dict[int, list[str]] = {}
    for agency, name in held.order_by("user__name", "pk").values_list("agency_id", "user__name"):
        found.setdefault(agency or 0, []).append(name)
    return found


def _covers(agencies: list[Agency], on: date) -> dict[int, list[Cover]]:
    """Those that hold or are still to come."""
    rows = Cover.objects.filter(agency__in=agencies, withdrawn_at=None, until__gte=on)
    found: dict[int, list[Cover]] = {}
    for cover in rows.select_related("absent", "covered_by").order_by("from_on", "pk"):
        found.setdefault(cover.agency_id, []).append(cover)
    return found
