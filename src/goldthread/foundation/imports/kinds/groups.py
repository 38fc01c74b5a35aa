"""Groups with their seats, from a list of groups or of their members."""

from collections.abc import Iterable
from typing import Any

from goldthread.foundation.access.roles import Can
from goldthread.foundation.groups.commands import GroupDetails, SeatDetails, Sitting, add_group, add_seat
from goldthread.foundation.groups.models import Group, GroupKind, Seat
from goldthread.foundation.imports.answers import InFile
from goldthread.foundation.imports.declaring import Here, LoadKind, Making, Recorded
from goldthread.foundation.imports.kinds.agencies import check_dates
from goldthread.foundation.imports.kinds.group_fields import FIELDS, MAKES_A_SEAT, OF_GROUP
from goldthread.foundation.imports.rows import Row
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.spreadsheets import compare_key
from goldthread.foundation.ui.words import date


class Groups(LoadKind):
    """One line a group, or one line a seat on it: then what is said of the group may stand on any of its lines."""

    code = "groups"
    title = "Groups and their seats"
    one = "group or seat"
    many = "groups and seats"
    hint = "One line for each group, or one for each seat or member of it"
    needs = Can.RECORD_ORGANISATION
    fields = FIELDS

    def look_up(self, space: Space, here: Here, rows: list[Row]) -> None:
        seats = Seat.objects.filter(space=space).select_related("holder").order_by("pk")
        here.records[Seat] = {
            (seat.group_id, seat.role, compare_key(seat.post), seat.agency_id, compare_key(seat.holder_shown))
            for seat in seats
        }

    def check(self, row: Row, here: Here) -> None:
        check_dates(row, "starts_on", "ends_on")
        check_dates(row, "seat_starts_on", "seat_ends_on")
        if has_seat(row) and not (row.printed.get("post") or row.printed.get("agency")):
            row.complain("Say which post or which agency the seat is for.", "post")
        holder, deputy = row.says("holder"), row.says("deputy")
        if holder and deputy and compare_key(holder) == compare_key(deputy):
            row.complain("The deputy must be somebody other than the holder.", "deputy")

    def check_together(self, rows: list[Row], here: Here) -> None:
        """Put together what the lines of a file say of each group, and find what does not go together."""
        facts: dict[str, dict[str, Any]] = {}
        for row in rows:
            if row.says("name"):
                gather(row, facts.setdefault(key_of(row), {}))
        for key, several in by_group(rows).items():
            if here.groups.find(several[0].says("name")) is None:
                check_group(several, facts[key])
        here.records[Group] = facts
        check_parents(rows, facts, here)

    def identity(self, row: Row) -> Any:
        if not row.says("name"):
            return None
        return (key_of(row), *seat_words(row)) if has_seat(row) else (key_of(row),)

    def existing(self, row: Row, here: Here) -> Recorded | None:
        group: Group | None = here.groups.find(row.says("name"))
        if group is None:
            return None
        words = {
            "kind": group.get_kind_display(),
            "short_name": group.short_name,
            "parent": group.parent.name if group.parent else "",
            "purpose": group.purpose,
            "cadence": group.cadence,
            "quorum": group.quorum,
            "starts_on": date(group.starts_on),
            "ends_on": date(group.ends_on),
        }
        seat = (group.pk, *seat_words(row))
        return Recorded(words, is_all=not has_seat(row) or seat in here.records[Seat])

    def assume(self, row: Row) -> dict[str, Any]:
        return {"role": Seat.Role.MEMBER.value} if has_seat(row) else {}

    def in_order(self, rows: Iterable[Row]) -> list[Row]:
        """Groups after those that they answer to."""
        listed = list(rows)
        above = {key_of(row): row.says("parent").key for row in listed if isinstance(row.says("parent"), InFile)}
        return sorted(listed, key=lambda row: len(chain(key_of(row), above)))

    def make(self, row: Row, making: Making) -> None:
        group = making.here.groups.find(row.says("name")) or making.made.get(key_of(row))
        if group is None:
            group = making.made[key_of(row)] = make_group(row, making)
        if has_seat(row):
            make_seat(row, group, making)


def key_of(row: Row) -> str:
    return compare_key(row.says("name"))


def by_group(rows: Iterable[Row]) -> dict[str, list[Row]]:
    """The lines about each group."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        if row.says("name"):
            found.setdefault(key_of(row), []).append(row)
    return found


def has_seat(row: Row) -> bool:
    return any(key in row.printed for key in MAKES_A_SEAT)


def seat_words(row: Row) -> tuple[str, str, int | None, str]:
    """What tells one seat on a group from another."""
    agency = row.says("agency")
    role, holder = row.says("role") or Seat.Role.MEMBER.value, row.says("holder") or ""
    return role, compare_key(post_of(row)), agency.pk if agency else None, compare_key(holder)


def post_of(row: Row) -> str:
    """The post; where there is none, the words for an agency that is not recorded here."""
    words: str = row.says("post") or ("" if row.says("agency") else row.printed.get("agency", ""))
    return words


def gather(row: Row, facts: dict[str, Any]) -> None:
    """Add what a line says of its group; a line that contradicts an earlier one is a problem."""
    for key in OF_GROUP:
        said = row.says(key)
        if said is None:
            continue
        line, before = facts.setdefault(key, (row.line, said))
        if before != said:
            row.complain(f"Line {line} says “{_words(before)}” of the same group.", key)


def _words(said: Any) -> str:
    labels = dict(GroupKind.choices)
    return labels.get(said, "") if said in labels else date(said) if hasattr(said, "year") else str(said)


def check_group(rows: list[Row], facts: dict[str, Any]) -> None:
    """A group that is new needs a kind; what is wrong with the group is wrong for all of its lines."""
    if "kind" not in facts and not any("kind" in row.problems for row in rows):
        rows[0].complain("“Kind of group” is missing.", "kind")
    bad = [row for row in rows if set(row.problems) & {*OF_GROUP, "name"}]
    for row in rows:
        if bad and row not in bad:
            row.complain(f"Line {bad[0].line}, about the same group, has a problem.")


def check_parents(rows: list[Row], facts: dict[str, dict[str, Any]], here: Here) -> None:
    """A group cannot answer to itself, nor to one that the file does not make because of a problem."""
    above = {
        key: parent[1].key
        for key, one in facts.items()
        if isinstance((parent := one.get("parent", (0, None)))[1], InFile)
    }
    for row in rows:
        if row.says("name") and key_of(row) in chain(key_of(row), above)[1:]:
            row.complain("A group cannot answer to itself or to a group below it.", "parent")
    lines = by_group(rows)
    while failing := [
        row
        for row in rows
        if not row.problems
        and (parent := above.get(key_of(row)))
        and all(other.problems for other in lines.get(parent, []))
    ]:
        for row in failing:
            row.complain("The group that it answers to has a problem of its own in this file.", "parent")


def chain(key: str, above: dict[str, str]) -> list[str]:
    """A group and those above it within the file, as far as one gets without coming back."""
    found = [key]
    while (key := above.get(key, "")) and found.count(key) < 2:
        found.append(key)
    return found


def make_group(row: Row, making: Making) -> Group:
    facts = {key: said for key, (_, said) in making.here.records[Group][key_of(row)].items()}
    parent = facts.get("parent")
    if isinstance(parent, InFile):
        parent = making.made[parent.key]
    words = {key: facts.get(key, "") for key in ("short_name", "purpose", "cadence", "quorum")}
    return add_group(
        space=making.space,
        details=GroupDetails(name=row.says("name"), kind=facts["kind"], parent=parent, **words),
        starts_on=facts.get("starts_on"),
        ends_on=facts.get("ends_on"),
        found_at=making.place_of(row),
        by=making.by,
        at=making.at,
    )


def make_seat(row: Row, group: Group, making: Making) -> None:
    starts_on, ends_on = row.says("seat_starts_on"), row.says("seat_ends_on")
    add_seat(
        group=group,
        details=SeatDetails(role=row.says("role"), post=post_of(row), agency=row.says("agency")),
        sitting=Sitting(holder_name=row.says("holder") or "", deputy_name=row.says("deputy") or ""),
        starts_on=starts_on,
        ends_on=ends_on or group.ends_on,
        found_at=making.place_of(row),
        by=making.by,
        at=making.at,
    )
