"""The register of settings as a list."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from goldthread.foundation.agencies.kinds import KINDS_OF_SETTINGS
from goldthread.foundation.lists.columns import Column
from goldthread.foundation.lists.filters import Choice, YesNo
from goldthread.foundation.lists.filters_typed import Search
from goldthread.foundation.lists.listing import Empty
from goldthread.foundation.lists.pages import ListPage
from goldthread.partnership.engagement.models import Phase, Setting, SettingPart, Status
from goldthread.partnership.engagement.queries import months_before

HAS_LEAD = ~Q(lead_name="", lead_contact="")
MONTHS = (("3", "3 months"), ("6", "6 months"), ("12", "12 months"), ("24", "2 years"), ("never", "Ever"))
LEAD = (
    Column("lead", "Safeguarding lead", value="lead_name", sort=("lead_name",)),
    Column("head", "Head or manager", value="head_name", only="file"),
    Column("lead_post", "Post of the safeguarding lead", only="file"),
    Column("lead_contact", "How to reach the lead", only="file"),
)


def settings_page(today: date, *, may_see_people: bool) -> ListPage:
    """The list; who leads on safeguarding stands in it for those who may see people."""
    return ListPage(
        title="Schools and other settings",
        one="setting",
        columns=(
            Column("name", "Setting", value=str, sort=("agency__name",), href=Setting.get_absolute_url),
            Column("kind", "Kind", sort=("agency__kind", "agency__name")),
            Column("phase", "Phase", value="get_phase_display", sort=("phase", "agency__name")),
            Column("postcode", "Postcode", sort=("postcode",)),
            Column("status", "Open or closed", value="get_status_display", sort=("status", "agency__name")),
            *(LEAD if may_see_people else ()),
            Column("contact", "Last contact", value="last_contact_on", kind="date", sort=("last_contact_on",)),
            Column("number", "Number", value="registered", sort=("register", "number")),
            Column("registered_as", "Registered as", only="file"),
            Column("town", "Town", only="file"),
            Column("closed_on", "Closed on", kind="date", only="file"),
        ),
        filters=(
            Search("words", fields=("agency__name", "number", "postcode", "town")),
            Choice("kind", "Kind", [(kind.value, kind.label) for kind in KINDS_OF_SETTINGS], lookup="agency__kind"),
            Choice("phase", "Phase", Phase.choices),
            Choice("status", "Open or closed", Status.choices, multiple=True),
            YesNo("lead", "Safeguarding lead", lookup=_has_lead, yes="Known", no="Not known"),
            Choice("contact", "No contact for", MONTHS, lookup=_without_contact(today)),
            Choice("part", "Takes part in", SettingPart.What.choices, lookup=_takes_part(today)),
            Choice("no_part", "Takes no part in", SettingPart.What.choices, lookup=_takes_no_part(today)),
        ),
        order="name",
        empty=Empty(
            "No settings yet",
            "Load the schools of your area from the national register, then add early years, homes, clubs and groups.",
        ),
        stacks=True,
    )


def _has_lead(rows: QuerySet, is_known: bool) -> QuerySet:
    return rows.filter(HAS_LEAD if is_known else ~HAS_LEAD)


def _without_contact(today: date) -> Callable[[QuerySet, list[str]], QuerySet]:
    """Settings that are open and had no contact for so many months, or ever."""

    def narrow(rows: Any, chosen: list[str]) -> QuerySet:
        open_ones = rows.to_be_reached()
        never: QuerySet = open_ones.filter(last_contact_on=None)
        return never if chosen == ["never"] else open_ones.not_reached_since(months_before(today, int(chosen[0])))

    return narrow


def _takes_part(today: date) -> Callable[[QuerySet, list[str]], QuerySet]:
    def narrow(rows: Any, chosen: list[str]) -> QuerySet:
        taking: QuerySet = rows.taking_part_in(chosen, today)
        return taking

    return narrow


def _takes_no_part(today: date) -> Callable[[QuerySet, list[str]], QuerySet]:
    def narrow(rows: Any, chosen: list[str]) -> QuerySet:
        taking = Setting.objects.taking_part_in(chosen, today).values("pk")
        others: QuerySet = rows.to_be_reached().exclude(pk__in=taking)
        return others

    return narrow
