"""What the members of a group hold besides their seats, for what is made for all of them alike."""

from collections.abc import Sequence
from datetime import date

from goldthread.foundation.access.models import Holding
from goldthread.foundation.access.standing import Standing, standing_of
from goldthread.foundation.groups.models import Group
from goldthread.foundation.groups.queries import seats_on
from goldthread.foundation.groups.sitting import BESIDE

WITHOUT_ACCOUNT = "board_member"
"""The role of a member who is sent what the others read at their own desks."""


def standings_of_members(group: Group, on: date) -> Sequence[Standing]:
    """One for each of the different standings of those who sit or deputise in a seat that decides, on a day.

    A member without an account is a board member and no more.
    """
    deciding = [seat for seat in seats_on(group, on) if seat.role not in BESIDE]
    people = {person for seat in deciding for person in (seat.holder, seat.deputy) if person}
    member = Standing((Holding(space=group.space, role=WITHOUT_ACCOUNT),))
    different: dict[tuple[tuple[int, str, int | None], ...], Standing] = {(): member}
    for person in sorted(people, key=lambda one: one.pk):
        standing = standing_of(person, on)
        different.setdefault(tuple((one.space_id, one.role, one.agency_id) for one in standing.holdings), standing)
    return list(different.values())
