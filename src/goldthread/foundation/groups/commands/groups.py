"""What happens to a group: it is set up, changes, is corrected and ends."""

from dataclasses import dataclass, fields
from datetime import date, datetime
from itertools import chain, count
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.text import slugify

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.in_force import check_may_end, check_term, remember_until
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.groups.models import Group
from goldthread.foundation.records.dates import in_words
from goldthread.foundation.sources.models import TYPED_HERE, FilePlace
from goldthread.foundation.spaces.models import Space

WHOLE = 100
"""Per cent."""
LONGEST_CODE = 50
LONG_NAME = 3
"""Words from which a name is shortened to its initials."""
SMALL_WORDS = {"a", "and", "for", "in", "of", "on", "the", "to"}


@dataclass(frozen=True)
class GroupDetails:
    """What is said of a group; the fields are those of the record."""

    name: str
    kind: str
    short_name: str = ""
    parent: Group | None = None
    remit: str = ""
    purpose: str = ""
    is_statutory: bool = False
    terms_of_reference: str = ""
    cadence: str = ""
    quorum: str = ""
    quorum_count: int | None = None
    quorum_share: int | None = None
    substitutes_allowed: bool | None = None
    note: str = ""

    def as_fields(self) -> dict[str, Any]:
        """By field, without spaces at the ends."""
        said = {field.name: getattr(self, field.name) for field in fields(self)}
        return {name: value.strip() if isinstance(value, str) else value for name, value in said.items()}


@command(Can.RECORD_ORGANISATION, event="group added", alone="groups")
def add_group(
    *,
    space: Space,
    details: GroupDetails,
    by: Actor,
    at: datetime,
    starts_on: date | None = None,
    ends_on: date | None = None,
    template: str = "",
    found_at: FilePlace = TYPED_HERE,
) -> Group:
    """A group meets from a day, or from one that is not known. ``template`` is what it was made from.

    ``ends_on`` is for one that has met for the last time when it is recorded, ``found_at`` for one read from
    a file.
    """
    check_term(starts_on, ends_on)
    dates = {"starts_on": starts_on, "ends_on": ends_on}
    group = Group(space=space, template=template, **dates, **found_at.as_fields())
    _check_details(group, details)
    group.code = free_code(space, details)
    return _written(group, details)


@command(Can.RECORD_ORGANISATION, event="group changed", about="group", alone="groups")
def change_group(*, group: Group, details: GroupDetails, from_on: date, by: Actor, at: datetime) -> Group:
    """What is said of the group changes on a day; for the days before, what was said stays."""
    _check_details(group, details)
    remember_until(group, details.as_fields(), from_on=from_on, today=timezone.localdate(at))
    return _written(group, details)


@command(Can.RECORD_ORGANISATION, event="group corrected", about="group", alone="groups")
def correct_group(
    *,
    group: Group,
    details: GroupDetails,
    by: Actor,
    at: datetime,
    starts_on: date | None = None,
    ends_on: date | None = None,
    dates_note: str = "",
) -> Group:
    """What was written was wrong, its dates among it: it is put right for every day since the last change."""
    check_term(starts_on, ends_on)
    _check_seats_within(group, starts_on, ends_on)
    if ends_on:
        _check_nothing_answers_to(group, ends_on, "ends_on")
    group.starts_on, group.ends_on, group.dates_note = starts_on, ends_on, dates_note
    _check_details(group, details)
    return _written(group, details)


@command(Can.RECORD_ORGANISATION, event="group ended", about="group", alone="groups")
def end_group(*, group: Group, on: date, by: Actor, at: datetime) -> Group:
    """The group meets for the last time on a day; its seats end with it. Nothing of it is deleted.

    A group to which others still answer is refused: they need another parent, or an end, first.
    """
    check_may_end(group, on)
    _check_nothing_answers_to(group, on, "on")
    if group.seats.filter(starts_on__gt=on).exists():
        raise Refused("A seat on this group begins after that day. End that seat first.", "on")
    _open_after(group.seats.all(), on).update(ends_on=on)
    group.ends_on = on
    group.save()
    return group


def free_code(space: Space, details: GroupDetails) -> str:
    """A code that no group of the space has: of its short name, else of its name, with a number where it is taken.

    Of a long name it is the initials, as people shorten it: "prp" for a practice review panel.
    """
    wanted = slugify(details.short_name or _shortened(details.name))[:LONGEST_CODE].strip("-") or "group"
    taken = set(Group.objects.filter(space=space, code__startswith=wanted).values_list("code", flat=True))
    return next(code for code in chain([wanted], (f"{wanted}-{n}" for n in count(2))) if code not in taken)


def _shortened(name: str) -> str:
    words = [word for word in slugify(name).split("-") if word and word not in SMALL_WORDS]
    return "".join(word[0] for word in words) if len(words) >= LONG_NAME else name


def _check_details(group: Group, details: GroupDetails) -> None:
    if not details.name.strip():
        raise Refused("Enter the name.", "name")
    _check_name(group, details.name.strip())
    if details.quorum_share is not None and not 1 <= details.quorum_share <= WHOLE:
        raise Refused("Enter a share from 1 to 100 per cent.", "quorum_share")
    if details.quorum_count == 0:
        raise Refused("Enter at least 1 seat, or leave it empty.", "quorum_count")
    if details.parent:
        _check_parent(group, details.parent)


def _check_name(group: Group, name: str) -> None:
    """Two groups may have one name only when the first has ended before the second begins."""
    others = Group.objects.filter(space_id=group.space_id, name__iexact=name)
    if group.starts_on:
        others = others.filter(Q(ends_on=None) | Q(ends_on__gte=group.starts_on))
    if group.ends_on:
        others = others.filter(Q(starts_on=None) | Q(starts_on__lte=group.ends_on))
    if others.exclude(pk=group.pk).exists():
        raise Refused(f"There is already a group called “{name}” at that time.", "name")


def _check_parent(group: Group, parent: Group) -> None:
    parent = Group.objects.get(pk=parent.pk)  # as it is now, not as it was when the page was opened
    if group.pk in _line_up_from(parent):
        raise Refused("A group cannot answer to itself or to a group below it.", "parent")
    if parent.ends_on and (group.ends_on is None or group.ends_on > parent.ends_on):
        raise Refused(f"{parent} ended on {in_words(parent.ends_on)}. Select another group.", "parent")


def _line_up_from(group: Group) -> set[int]:
    """Numbers of a group and of all above it. Ends too where a ring was made otherwise than by these commands."""
    line: set[int] = set()
    above: Group | None = group
    while above and above.pk not in line:
        line.add(above.pk)
        above = above.parent
    return line


def _check_nothing_answers_to(group: Group, on: date, field: str) -> None:
    below = _open_after(group.children.all(), on).order_by("name")
    if names := ", ".join(child.name for child in below[:5]):
        raise Refused(
            f"These groups still answer to it after that day: {names}. End them or give them another parent first.",
            field,
        )


def _check_seats_within(group: Group, starts_on: date | None, ends_on: date | None) -> None:
    if ends_on and group.seats.filter(Q(ends_on__gt=ends_on) | Q(starts_on__gt=ends_on)).exists():
        raise Refused("There are seats on this group after that day. Correct or end them first.", "ends_on")
    if ends_on and group.ends_on is None and group.seats.filter(ends_on=None).exists():
        raise Refused("There are open seats on this group. End the group instead: its seats end with it.", "ends_on")
    if starts_on and group.seats.filter(Q(starts_on__lt=starts_on) | Q(ends_on__lt=starts_on)).exists():
        raise Refused("There are seats on this group before that day. Correct them first.", "starts_on")


def _open_after(rows: QuerySet[Any], on: date) -> QuerySet[Any]:
    """Rows still there after a day."""
    return rows.filter(Q(ends_on=None) | Q(ends_on__gt=on))


def _written(group: Group, details: GroupDetails) -> Group:
    for name, value in details.as_fields().items():
        setattr(group, name, value)
    group.save()
    return group
