"""A setting follows the register that gave it its number: what a file of the register says takes the place of before.

Each time, what the file said is kept beside the setting with its place in the file, so that a load can be taken back.
"""

from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.utils import timezone

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor
from goldthread.foundation.agencies.kinds import AgencyKind
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.sources.models import TYPED_HERE, FilePlace, Load
from goldthread.foundation.spaces.models import Space
from goldthread.partnership.engagement.commands.settings import (
    NOBODY_NAMED,
    PeopleThere,
    SettingDetails,
    add_setting,
    end_agency_of,
)
from goldthread.partnership.engagement.models import FACTS, RegisterEntry, Setting, Status

LATER = "A later file of the register was loaded since. Undo that load first."


@dataclass(frozen=True)
class Registered:
    """What one line of a register's file says of a setting, as far as the file has columns for it."""

    name: str
    kind: str
    phase: str = ""
    registered_as: str = ""
    postcode: str = ""
    town: str = ""
    status: str = Status.OPEN
    closed_on: date | None = None


@command(Can.RECORD_ENGAGEMENT, event="setting recorded from a register")
def record_from_register(
    *,
    space: Space,
    register: str,
    number: str,
    said: Registered,
    found_at: FilePlace,
    by: Actor,
    at: datetime,
    people: PeopleThere = NOBODY_NAMED,
) -> Setting:
    """A setting that is new here comes in by the file of a register, or from a list of one's own."""
    words = {name: getattr(said, name) for name in ("kind", "phase", "registered_as", "postcode", "town")}
    details = SettingDetails(name=name_free(space.pk, said.name, number), register=register, number=number, **words)
    setting = add_setting(
        space=space, details=details, people=people, status=said.status, found_at=found_at, by=by, at=at
    )
    _entered(setting, said, found_at, timezone.localdate(at))
    return setting


@command(Can.RECORD_ENGAGEMENT, event="setting follows its register", about="setting")
def follow_register(*, setting: Setting, said: Registered, found_at: FilePlace, by: Actor, at: datetime) -> Setting:
    """The register says something else of a setting than before. One that has closed ends as an agency too."""
    today = timezone.localdate(at)
    _keep_what_was_typed(setting, today)
    _apply(setting, said, today)
    _entered(setting, said, found_at, today)
    return setting


def say_as_before(load: Load) -> None:
    """When a load is undone: settings that it changed say again what the file before said of them."""
    changed = RegisterEntry.objects.filter(load=load).exclude(setting__load=load).select_related("setting__agency")
    for entry in changed:
        others = RegisterEntry.objects.filter(setting=entry.setting).exclude(load=load)
        if others.filter(pk__gt=entry.pk).exists():
            raise Refused(LATER)
        before = others.order_by("-pk").first()
        if before is not None:
            _apply(entry.setting, _said_in(before), before.said_on)
            if before.load_id is None:
                before.delete()  # it was kept for this load alone: the setting says it again itself


def name_free(space_id: int, name: str, number: str, itself: Agency | None = None) -> str:
    """The name, or with its number where another has it: an area may well have two schools called St Mary’s."""
    others = Agency.objects.filter(space_id=space_id, name__iexact=name).exclude(pk=itself.pk if itself else 0)
    return f"{name[:180]} ({number})" if number and others.exists() else name


def _apply(setting: Setting, said: Registered, today: date) -> None:
    agency = setting.agency
    was_closed = setting.is_closed
    for name in FACTS.split():
        setattr(setting, name, getattr(said, name))
    agency.name, agency.kind = name_free(setting.space_id, said.name, setting.number, agency), said.kind
    if was_closed and not setting.is_closed:
        agency.ends_on = None
    agency.save()
    setting.save()
    if setting.is_closed and not was_closed:
        end_agency_of(setting, said.closed_on or today)


def _keep_what_was_typed(setting: Setting, today: date) -> None:
    """What people wrote of a setting, and no file says, is kept before a file takes its place."""
    facts = {name: getattr(setting, name) for name in FACTS.split()}
    name = setting.agency.name.removesuffix(f" ({setting.number})")
    now = Registered(name=name, kind=setting.agency.kind, **facts)
    last = RegisterEntry.objects.filter(setting=setting).order_by("-pk").first()
    if last is None or _said_in(last) != now:
        _entered(setting, now, TYPED_HERE, today)


def _said_in(entry: RegisterEntry) -> Registered:
    facts = {name: getattr(entry, name) for name in FACTS.split()}
    return Registered(name=entry.name, kind=entry.kind, **facts)


def _entered(setting: Setting, said: Registered, found_at: FilePlace, today: date) -> None:
    RegisterEntry.objects.create(
        space_id=setting.space_id, setting=setting, said_on=today, **asdict(said), **found_at.as_fields()
    )


def kind_said(kind: str, before: str) -> str:
    """A file that says no more than "school" does not take away a closer kind that was known."""
    return before if kind == AgencyKind.SCHOOL else kind
