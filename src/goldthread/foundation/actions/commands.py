"""What happens to an action: it is set, and what is said of it changes. Who owes it is set in progress."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor
from goldthread.foundation.actions.models import REFERENCE_ONCE, Action, ActionOwner
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.commands.checking import check_within_reach
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.groups.models import Group
from goldthread.foundation.records.dates import DAY, PartialDate
from goldthread.foundation.records.near_days import TOO_EARLY, is_too_early
from goldthread.foundation.sources.models import TYPED_HERE, FilePlace
from goldthread.foundation.spaces.models import Space


@dataclass(frozen=True)
class ActionDetails:
    """What is said of an action. ``due`` is a day, a month or a year; its last day is the one that counts."""

    title: str
    what: str = ""
    status: str = Action.Status.OPEN
    due: PartialDate | None = None
    started_on: date | None = None
    done_on: date | None = None
    notes: str = ""

    def as_fields(self) -> dict[str, Any]:
        """By field of the record."""
        return {
            "title": self.title.strip(),
            "what": self.what.strip(),
            "status": self.status,
            "due_on": self.due.first if self.due else None,
            "due_by": self.due.last if self.due else None,
            "due_precision": self.due.precision if self.due else DAY,
            "started_on": self.started_on,
            "done_on": self.done_on,
            "notes": self.notes.strip(),
        }


@dataclass(frozen=True)
class Origin:
    """What an action came from: a kind of thing by name, which one, and whether that is not published yet."""

    kind: str
    number: int | None = None
    is_restricted: bool = False


@dataclass(frozen=True)
class AsPrinted:
    """Where in a file an action stands, and the file's own words for what may be read from them."""

    found_at: FilePlace = TYPED_HERE
    status: str = ""
    owner: str = ""
    due: str = ""

    def as_fields(self) -> dict[str, Any]:
        """By field of the record."""
        words = {"status_as_printed": self.status, "owner_as_printed": self.owner, "due_as_printed": self.due}
        return {**words, **self.found_at.as_fields()}


NOT_PRINTED = AsPrinted()

LONGEST_TITLE = 300
TITLE_TOO_LONG = (
    f"What the action is called must be {LONGEST_TITLE} characters or fewer. Say what else there is to it on its page."
)

JUDGED: dict[str, str] = {
    Action.Status.CLOSED: "An action is closed when its evidence has been accepted. Report it as done instead.",
    Action.Status.SUPERSEDED: "An action is marked as superseded on its own page, where it is said why.",
    Action.Status.TRANSFERRED: "An action is transferred on its own page, where it is said to whom and why.",
}
"""Statuses that follow from a judgement, which says more than the word."""

FOLLOWS = "The status follows what the owners of the action report. Choose “Report progress” on its page instead."
_FOLLOWING: list[Callable[[Action], bool]] = []


def register_following(follows: Callable[[Action], bool]) -> None:
    """By a part in which the status of some actions follows from what is said of them: such a status is not typed."""
    _FOLLOWING.append(follows)


def status_follows(action: Action) -> bool:
    """Whether its status, and the day on which it was done, follow from what is said of it."""
    return any(follows(action) for follows in _FOLLOWING)


Owing = tuple[str, int | None]
"""Whether an agency or a group, and its number."""


@command(Can.RECORD_ACTIONS, event="action added")
def add_action(
    *,
    space: Space,
    reference: str,
    details: ActionDetails,
    origin: Origin,
    by: Actor,
    at: datetime,
    agencies: Iterable[Agency] = (),
    groups: Iterable[Group] = (),
    is_cross_cutting: bool = False,
    printed: AsPrinted = NOT_PRINTED,
) -> Action:
    """Something is owed, under a reference of its own within its origin. Owners may come later.

    ``printed`` is for one read from a file.
    """
    return put_action(
        space=space,
        reference=reference,
        details=details,
        origin=origin,
        at=at,
        agencies=agencies,
        groups=groups,
        is_cross_cutting=is_cross_cutting,
        printed=printed,
    )


def put_action(
    *,
    space: Space,
    reference: str,
    details: ActionDetails,
    origin: Origin,
    at: datetime,
    agencies: Iterable[Agency] = (),
    groups: Iterable[Group] = (),
    is_cross_cutting: bool = False,
    printed: AsPrinted = NOT_PRINTED,
) -> Action:
    """What ``add_action`` does. To be called inside a command of the part where it is set: it says who may."""
    reference = reference.strip()
    if not reference:
        raise Refused("Enter a reference.", "reference")
    _check(details, timezone.localdate(at))
    if printed.found_at == TYPED_HERE:
        _check_near(details, timezone.localdate(at))
    action = Action(
        space=space,
        reference=reference,
        origin=origin.kind,
        origin_id=origin.number,
        is_restricted=origin.is_restricted,
        is_cross_cutting=is_cross_cutting,
        **details.as_fields(),
        **printed.as_fields(),
    )
    _record(action)
    _add_owners(action, _wanted(action, agencies, groups), printed.found_at)
    return action


@command(Can.RECORD_ACTIONS, event="action changed", about="action")
def change_action(*, action: Action, details: ActionDetails, by: Actor, at: datetime) -> Action:
    """What is said of an action changes; what a source printed of it stays beside it."""
    _check(details, timezone.localdate(at), was=action)
    _check_near(details, timezone.localdate(at), was=action)
    is_set = (details.status, details.done_on) != (action.status, action.done_on)
    if is_set and action.status not in JUDGED and status_follows(action):
        raise Refused(FOLLOWS, "status")
    for name, value in details.as_fields().items():
        setattr(action, name, value)
    if action.status not in Action.OPEN_STATUSES:
        action.answer_by = None
    action.save()
    return action


def put_owners(action: Action, agencies: Iterable[Agency], groups: Iterable[Group]) -> None:
    """Exactly these owe the action. To be called inside a command, which says what follows for its status."""
    wanted = _wanted(action, agencies, groups)
    for owner in ActionOwner.objects.filter(action=action):
        kind, number = ("agency", owner.agency_id) if owner.agency_id else ("group", owner.group_id)
        if (kind, number) in wanted:
            wanted.remove((kind, number))
        else:
            owner.delete()
    _add_owners(action, wanted)


def _check(details: ActionDetails, today: date, was: Action | None = None) -> None:
    if not details.title.strip():
        raise Refused("Enter what the action is called.", "title")
    if len(details.title.strip()) > LONGEST_TITLE:
        raise Refused(TITLE_TOO_LONG, "title")
    if details.status not in Action.Status.values:
        raise Refused("Choose a status from the list.", "status")
    _check_judged(details.status, was)
    for name, day in (("started_on", details.started_on), ("done_on", details.done_on)):
        if day and day > today:
            raise Refused("This date must be today or in the past.", name)
    if details.started_on and details.done_on and details.done_on < details.started_on:
        raise Refused("An action cannot be done before it was started.", "done_on")


def _check_near(details: ActionDetails, today: date, was: Action | None = None) -> None:
    """What somebody types anew lies within reach; what a record says already may stay as it was printed."""
    if details.due and details.due != (was.due if was else None):
        check_within_reach(details.due.first, today, "due", "The day on which it is due")
    if details.done_on and is_too_early(details.done_on) and details.done_on != (was.done_on if was else None):
        raise Refused(TOO_EARLY, "done_on")


def _check_judged(status: str, was: Action | None) -> None:
    """What was judged is changed by a judgement only, which says why. A new action may be superseded from the start."""
    if was is None:
        entering = JUDGED.get(status) if status != Action.Status.SUPERSEDED else None
    else:
        entering = JUDGED.get(status) if status != was.status else None
    if entering:
        raise Refused(entering, "status")
    if was is not None and was.status in JUDGED and status != was.status:
        raise Refused("This action was judged. Take it up again on its own page, where it is said why.", "status")


def _record(action: Action) -> None:
    """The database holds that a reference is used once, in capitals or not: asking first would cost a search."""
    try:
        with transaction.atomic():
            action.save(force_insert=True)
    except IntegrityError as error:
        if REFERENCE_ONCE not in str(error):
            raise
        raise Refused(f"There is already an action “{action.reference}” here.", "reference") from None


def _wanted(action: Action, agencies: Iterable[Agency], groups: Iterable[Group]) -> set[Owing]:
    """Agencies and groups by kind and number."""
    wanted: set[Owing] = {("agency", one.pk) for one in _here(action, agencies, "agencies")}
    return wanted | {("group", one.pk) for one in _here(action, groups, "groups")}


def _add_owners(action: Action, owners: Iterable[Owing], found_at: FilePlace = TYPED_HERE) -> None:
    for kind, number in sorted(owners):
        ActionOwner.objects.create(
            space_id=action.space_id, action=action, **{f"{kind}_id": number}, **found_at.as_fields()
        )


def _here(action: Action, owners: Iterable[Any], field: str) -> list[Any]:
    chosen = list(owners)
    if any(one.space_id != action.space_id for one in chosen):
        raise Refused("Choose owners that belong to this partnership.", field)
    return chosen
