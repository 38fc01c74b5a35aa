"""Groups and seats as they were on a day, and what changed between two days."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db.models import Count, Q, QuerySet

from goldthread.foundation.groups.models import Group, GroupKind, Seat

KIND_ORDER = {kind: place for place, kind in enumerate(GroupKind.values)}
ROLE_ORDER = {role: place for place, role in enumerate(Seat.Role.values)}
CHAIRS = (Seat.Role.CHAIR, Seat.Role.CO_CHAIR, Seat.Role.INDEPENDENT_CHAIR)


@dataclass
class Branch:
    """A group in the tree of a day, with the groups that answer to it."""

    group: Group
    below: list["Branch"] = field(default_factory=list)


def groups_on(space_id: int, day: date) -> list[Group]:
    """The groups of a space on a day, in the words of that day, in the order of their kinds. Two queries."""
    seats = Count("seats", filter=seat_in_force(day))
    rows = Group.objects.filter(space_id=space_id).in_force(day).annotate(seats_then=seats)
    return sorted(
        (group.as_on(day) for group in rows.prefetch_related("earlier_words")),
        key=lambda group: (KIND_ORDER[group.kind], group.name.casefold()),
    )


def seat_in_force(day: date) -> Q:
    """The condition under which a group's seat is there on a day."""
    started = Q(seats__starts_on=None) | Q(seats__starts_on__lte=day)
    return Q(seats__isnull=False) & started & (Q(seats__ends_on=None) | Q(seats__ends_on__gte=day))


def tree(groups: list[Group]) -> list[Branch]:
    """Put groups below the group they answer to; one whose parent is not among them stands at the top.

    Changes recorded for days past can leave groups that answered to each other in a ring on a day. The one that
    would close the ring then stands at the top too, so that none is lost.
    """
    branches = {group.pk: Branch(group) for group in groups}
    top: list[Branch] = []
    above: dict[int, int] = {}
    for number, branch in branches.items():
        parent = branches.get(branch.group.parent_id or 0)
        if parent is None or _reaches(parent.group.pk, number, above):
            top.append(branch)
        else:
            parent.below.append(branch)
            above[number] = parent.group.pk
    return top


def _reaches(start: int, sought: int, above: dict[int, int]) -> bool:
    """Whether one comes to a group by going up from another."""
    step: int | None = start
    while step is not None and step != sought:
        step = above.get(step)
    return step == sought


def seats_on(group: Group, day: date) -> list[Seat]:
    """The seats of a group on a day, chair first. Two queries."""
    return in_order(Seat.objects.filter(group=group).in_force(day))


def seats_of_space_on(space_id: int, day: date) -> list[Seat]:
    """All seats of a space on a day, chair first."""
    return in_order(Seat.objects.filter(space_id=space_id).in_force(day))


def in_order(rows: QuerySet[Seat]) -> list[Seat]:
    """By role, in the order of the roles, then by what each is for."""
    joined = rows.select_related("agency", "holder", "deputy")
    return sorted(joined, key=lambda seat: (ROLE_ORDER[seat.role], seat.what_it_is_for.casefold(), seat.pk))


def days_of_change(space_id: int) -> list[date]:
    """Days on which a group began, or was there no more, newest first. One query."""
    days: set[date] = set()
    for starts_on, ends_on in Group.objects.filter(space_id=space_id).values_list("starts_on", "ends_on"):
        days |= {starts_on} if starts_on else set()
        days |= {ends_on + timedelta(days=1)} if ends_on else set()
    return sorted(days, reverse=True)


@dataclass
class SeatChange:
    """A place on a group on two days; one of them is missing where it began or ended between."""

    before: Seat | None
    after: Seat | None

    @property
    def is_there_once(self) -> bool:
        """Whether the seat began or ended between the two days."""
        return not (self.before and self.after)

    @property
    def has_new_holder(self) -> bool:
        return bool(self.before and self.after) and who(self.before) != who(self.after)

    @property
    def has_new_words(self) -> bool:
        return bool(self.before and self.after) and what(self.before) != what(self.after)

    @property
    def is_of_a_chair(self) -> bool:
        """Whether who leads the group is another, on either day."""
        return any(seat and seat.role in CHAIRS for seat in (self.before, self.after))


@dataclass
class GroupChange:
    """A group on two days, what its words were, and what became of its seats."""

    before: Group
    after: Group
    words: list[tuple[str, str, str]]
    seats: list[SeatChange]

    @property
    def what_changed(self) -> list[str]:
        """What is not the same, a word or two for each: "name", "chair", "seats". Empty where all is as it was."""
        chairs = [change for change in self.seats if change.is_of_a_chair]
        told = [label.lower() for label, _, _ in self.words]
        return told + ["chair"] * bool(chairs) + ["seats"] * (len(self.seats) > len(chairs))


@dataclass
class Comparison:
    """What is gone, new, changed and unchanged between two days; each group is in one of the four."""

    gone: list[Group]
    new: list[Group]
    changed: list[GroupChange]
    unchanged: list[GroupChange]


def compare(space_id: int, first: date, second: date, *, with_people: bool = True) -> Comparison:
    """Compare the groups of a space, and their seats, on two days. Six queries.

    Without people, a seat is not told to have changed because somebody else holds it.
    """
    before = {group.pk: group for group in groups_on(space_id, first)}
    after = {group.pk: group for group in groups_on(space_id, second)}
    seats_before, seats_after = (_by_group(seats_of_space_on(space_id, day)) for day in (first, second))
    names = {group.pk: group.name for group in [*before.values(), *after.values()]}
    on_both = [
        GroupChange(
            before[key],
            group,
            _changed_words(before[key], group, names),
            changed_seats(seats_before.get(key, []), seats_after.get(key, []), with_people=with_people),
        )
        for key, group in after.items()
        if key in before
    ]
    return Comparison(
        gone=[group for key, group in before.items() if key not in after],
        new=[group for key, group in after.items() if key not in before],
        changed=[change for change in on_both if change.what_changed],
        unchanged=[change for change in on_both if not change.what_changed],
    )


def changed_seats(before: list[Seat], after: list[Seat], *, with_people: bool = True) -> list[SeatChange]:
    """Places that are not the same on the two days: ended, begun, held by another, or for another post."""
    then, now = ({seat.place_number: seat for seat in seats} for seats in (before, after))
    pairs = [SeatChange(then.get(place), now.get(place)) for place in {**then, **now}]
    return [pair for pair in pairs if pair.is_there_once or pair.has_new_words or (with_people and pair.has_new_holder)]


def who(seat: Seat | None) -> tuple[str, str]:
    return (seat.holder_shown, seat.deputy_shown) if seat else ("", "")


def what(seat: Seat | None) -> tuple[str, str, int | None]:
    return (seat.role, seat.post, seat.agency_id) if seat else ("", "", None)


def _by_group(seats: list[Seat]) -> dict[int, list[Seat]]:
    found: dict[int, list[Seat]] = {}
    for seat in seats:
        found.setdefault(seat.group_id, []).append(seat)
    return found


def _changed_words(before: Group, after: Group, names: dict[int, str]) -> list[tuple[str, str, str]]:
    """Label, words before and words after, for each thing said of a group that is not the same."""
    told = [(LABELS[name], _said(before, name, names), _said(after, name, names)) for name in Group.remembers]
    return [(label, then, now) for label, then, now in told if then != now]


def _said(group: Group, name: str, names: dict[int, str]) -> str:
    if name == "parent":
        return names.get(group.parent_id or 0, "")
    if hasattr(group, f"get_{name}_display"):
        return str(getattr(group, f"get_{name}_display")())
    value = getattr(group, name)
    if isinstance(value, bool) or value is None:
        return {True: "Yes", False: "No", None: ""}[value]
    return str(value)


LABELS = {
    "name": "Name",
    "short_name": "Short name",
    "kind": "Kind",
    "parent": "Answers to",
    "remit": "Whose safety it is for",
    "purpose": "Purpose",
    "is_statutory": "Required by law",
    "terms_of_reference": "Terms of reference",
    "cadence": "How often it meets",
    "quorum": "Quorum",
    "quorum_count": "Quorum: seats at least",
    "quorum_share": "Quorum: share of the seats, per cent",
    "substitutes_allowed": "Substitutes allowed",
    "note": "Note",
}
