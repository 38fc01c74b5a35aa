"""What a person may do, asked again at every door and at every command."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from threading import local
from typing import Protocol

from goldthread.foundation.access.models import Holding
from goldthread.foundation.access.roles import Can
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.wall.passage import SYSTEM_ACTOR


class Actor(Protocol):
    """Whoever does a thing: an account, or the program itself under a name."""

    @property
    def pk(self) -> int: ...

    @property
    def name(self) -> str: ...


@dataclass(frozen=True)
class System:
    """The program itself, under the name of what it is doing: it may do what it was written to do."""

    name: str
    pk: int = SYSTEM_ACTOR


@dataclass(frozen=True)
class Standing:
    """The roles that a person holds on a day, over all spaces."""

    holdings: tuple[Holding, ...] = ()
    is_system: bool = False
    spaces: dict[int, Space] = field(default_factory=dict, compare=False)

    def may(self, permission: Can, space_id: int) -> bool:
        """Say whether some role held in that space gives the permission."""
        return self.is_system or any(
            holding.space_id == space_id and holding.allows(permission) for holding in self.holdings
        )

    def spaces_where(self, *permissions: Can) -> set[int]:
        """Spaces in which at least one of the permissions is held."""
        return {
            holding.space_id
            for holding in self.holdings
            if any(holding.allows(permission) for permission in permissions)
        }

    def whole_spaces_where(self, permission: Can) -> set[int]:
        """Spaces in which it is held for everything, and not for one agency only."""
        return {one.space_id for one in self.holdings if one.agency_id is None and one.allows(permission)}

    def agencies_where(self, permission: Can) -> set[int]:
        """Agencies for which a role with that permission is held."""
        return {
            holding.agency_id
            for holding in self.holdings
            if holding.agency_id is not None and holding.allows(permission)
        }

    def permissions_in(self, space_id: int) -> set[Can]:
        """Everything that may be done in a space."""
        if self.is_system:
            return set(Can)
        return {can for holding in self.holdings if holding.space_id == space_id for can in holding.what.can}


_asked = local()


@contextmanager
def roles_read_once(user: Actor, on: date) -> Iterator[None]:
    """Read a person's roles once for many commands of one transaction; each is still held against them.

    Only for work that gives and ends no roles. The wall must be open for that person.
    """
    before = getattr(_asked, "answer", None)
    _asked.answer = (user.pk, on, standing_of(user, on))
    try:
        yield
    finally:
        _asked.answer = before


def standing_of(user: Actor, on: date) -> Standing:
    """Read a person's roles afresh. The wall must be open for that person."""
    if isinstance(user, System):
        return Standing(is_system=True)
    pk, day, standing = getattr(_asked, "answer", None) or (None, None, None)
    if standing and (pk, day) == (user.pk, on):
        return standing
    held: Iterable[Holding] = (
        Holding.objects.filter(user_id=user.pk).in_force(on).select_related("agency").order_by("id")
    )
    return Standing(tuple(held))
