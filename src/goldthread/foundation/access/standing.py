"""What a person may do, asked again at every door and at every command."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from threading import local
from typing import Any, Protocol, TypeVar, runtime_checkable

from django.db.models import QuerySet

from goldthread.foundation.access.models import Holding
from goldthread.foundation.access.roles import Can
from goldthread.foundation.records.moments import beginning_of
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.wall.passage import SYSTEM_ACTOR

Rows = TypeVar("Rows", bound=QuerySet[Any])


class Actor(Protocol):
    """Whoever does a thing: an account, the program itself under a name, or whoever holds a pass."""

    @property
    def pk(self) -> int: ...

    @property
    def name(self) -> str: ...


class Held(Protocol):
    """Something held in a space, for one agency of it or for all of it: a role, or a pass.

    ``role`` is the code of the role; of a pass, of that for which it stands.
    """

    @property
    def space_id(self) -> int: ...

    @property
    def agency_id(self) -> int | None: ...

    @property
    def agency(self) -> Any: ...

    @property
    def role(self) -> str: ...

    def allows(self, permission: Can) -> bool: ...


@dataclass(frozen=True)
class Standing:
    """What somebody holds on a day, over all spaces: a person roles, the holder of a pass that pass.

    ``about`` narrows it to one record, by table and number: a command about any other is refused, and of that
    kind no other is seen. ``on`` is the day; without one nothing is seen that depends on who sits where on a day.
    ``at`` is the moment, for what ends within a day; without one the day's beginning counts (see ``moment``).
    """

    holdings: tuple[Holding, ...] = ()
    is_system: bool = False
    spaces: dict[int, Space] = field(default_factory=dict, compare=False)
    passes: tuple[Held, ...] = ()
    about: tuple[str, int] | None = None
    on: date | None = field(default=None, compare=False)
    at: datetime | None = field(default=None, compare=False)
    written: dict[Any, Any] = field(default_factory=dict, init=False, compare=False, repr=False)
    """Conditions by which they see records, in SQL (``once``). A standing made from this one writes its own."""

    @property
    def moment(self) -> datetime | None:
        """When it is asked what this person may see; nothing where no time was given at all."""
        if self.at is None and self.on is not None:
            return beginning_of(self.on)
        return self.at

    @property
    def account(self) -> int | None:
        """The account that holds the roles; nothing for the program, a pass, or somebody without a role."""
        return next((holding.user_id for holding in self.holdings), None)

    @property
    def held(self) -> tuple[Held, ...]:
        return (*self.holdings, *self.passes)

    def reaches(self, record: Any) -> bool:
        """Say whether a command about this record is among what it was given for."""
        return self.about in (None, (record._meta.db_table, record.pk))

    def narrowed(self, rows: Rows) -> Rows:
        """Of records of the kind that it is about, that one; of another kind, all of them."""
        if self.about is None or self.about[0] != rows.model._meta.db_table:
            return rows
        return rows.filter(pk=self.about[1])

    def may(self, permission: Can, space_id: int) -> bool:
        """Say whether some role held in that space gives the permission."""
        return self.is_system or any(
            holding.space_id == space_id and holding.allows(permission) for holding in self.held
        )

    def holding_that_allows(self, permission: Can, space_id: int) -> Holding | None:
        """The role in which a person does a thing in a space, the first that gives the permission."""
        here = (held for held in self.holdings if held.space_id == space_id and held.allows(permission))
        return next(here, None)

    def spaces_where(self, *permissions: Can) -> set[int]:
        """Spaces in which at least one of the permissions is held."""
        return {
            holding.space_id for holding in self.held if any(holding.allows(permission) for permission in permissions)
        }

    def whole_spaces_where(self, permission: Can) -> set[int]:
        """Spaces in which it is held for everything, and not for one agency only."""
        return {one.space_id for one in self.held if one.agency_id is None and one.allows(permission)}

    def agencies_where(self, permission: Can) -> set[int]:
        """Agencies for which a role with that permission is held."""
        return {
            holding.agency_id for holding in self.held if holding.agency_id is not None and holding.allows(permission)
        }

    def permissions_in(self, space_id: int) -> set[Can]:
        """Everything that may be done in a space."""
        if self.is_system:
            return set(Can)
        here = [holding for holding in self.held if holding.space_id == space_id]
        return {can for can in Can if any(holding.allows(can) for holding in here)}


@runtime_checkable
class BringsStanding(Protocol):
    """An actor who holds no roles and says what it may do. It is asked afresh each time, never from memory."""

    def standing(self, on: date, at: datetime | None) -> Standing: ...


@dataclass(frozen=True)
class System:
    """The program itself, under the name of what it is doing: it may do what it was written to do."""

    name: str
    pk: int = SYSTEM_ACTOR

    def standing(self, on: date, at: datetime | None) -> Standing:
        return Standing(is_system=True)


def account_of(by: Actor) -> int | None:
    """The account that acts, to be kept beside what was done; the program itself and whoever holds a pass have none."""
    return by.pk if by.pk > 0 else None


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


@contextmanager
def counting_only(user_id: int, counts: Callable[[Holding], bool]) -> Iterator[None]:
    """Within one request, of a person's roles only some count: at its door, and for each command that it runs."""
    before = getattr(_asked, "counts", None)
    _asked.counts = (user_id, counts)
    try:
        yield
    finally:
        _asked.counts = before


def standing_of(user: Actor, on: date, at: datetime | None = None) -> Standing:
    """Read afresh what an actor holds. The wall must be open for that actor.

    Roles count by the day; ``at`` is for what ends at a moment, and without it the day's beginning counts.
    """
    if isinstance(user, BringsStanding):
        return user.standing(on, at)
    pk, day, standing = getattr(_asked, "answer", None) or (None, None, None)
    if standing and (pk, day) == (user.pk, on):
        return replace(standing, at=at)
    held: Iterable[Holding] = (
        Holding.objects.filter(user_id=user.pk).in_force(on).select_related("agency").order_by("id")
    )
    whose, counts = getattr(_asked, "counts", None) or (None, None)
    return Standing(tuple(one for one in held if counts is None or whose != user.pk or counts(one)), on=on, at=at)
