"""Who works where records are, and whom a conflict of interest keeps from each of them: read once for many records."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from goldthread.foundation.access.models import Holding
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.accounts.models import User
from goldthread.foundation.grants.models import ConflictOfInterest

Key = tuple[str, int]


class KeptFrom:
    """From whom conflicts of interest hide one record, of those who hold roles in its space."""

    def __init__(self, conflicts: Iterable[ConflictOfInterest], held: Mapping[int, Iterable[Holding]]) -> None:
        told = list(conflicts)
        self.accounts = {one.account_id for one in told if one.account_id}
        self.agencies = {one.agency_id for one in told if one.agency_id}
        for number, holdings in held.items():
            if self.agencies & {one.agency_id for one in holdings}:
                self.accounts.add(number)


class WorkingThere:
    """Everybody with a role in some spaces, and whom conflicts of interest keep from records of theirs.

    Conflicts count once they were read, for as many records as there are in one statement.
    """

    def __init__(self, spaces: Collection[int], at: datetime) -> None:
        self._at, self._day = at, timezone.localdate(at)
        self._held = holdings_in(spaces, self._day)
        self._people = {space: self._standings(held) for space, held in self._held.items()}
        self._conflicts: dict[Key, list[ConflictOfInterest]] = {}

    @classmethod
    def of(cls, records: Collection[Any], at: datetime) -> "WorkingThere":
        """Where some records are, with the conflicts that are about them."""
        there = cls({one.space_id for one in records}, at)
        there.read_conflicts(records)
        return there

    def read_conflicts(self, records: Collection[Any]) -> None:
        found = defaultdict[Key, list[ConflictOfInterest]](list)
        keys = {_key(one) for one in records}
        rows = ConflictOfInterest.objects.not_ended(self._at).filter(
            space_id__in={one.space_id for one in records},
            about_kind__in={kind for kind, _ in keys},
            about_id__in={number for _, number in keys},
        )
        for one in rows:
            found[one.about_kind, one.about_id].append(one)
        self._conflicts.update(found)

    def who(self, record: Any, besides: int | None, is_one: Callable[[User, Standing], bool]) -> list[User]:
        """Of everybody else with a role in the record's space those meant, unless a conflict keeps them from it."""
        kept = self._kept_from(record)
        return [
            user
            for user, standing in self.people(record.space_id).items()
            if user.pk != besides and user.pk not in kept.accounts and is_one(user, standing)
        ]

    def people(self, space_id: int) -> dict[User, Standing]:
        """What each holds in a space."""
        return self._people.get(space_id, {})

    def is_kept_from(self, record: Any, standing: Standing) -> bool:
        """Whether a conflict of interest hides a record from somebody, also one of an agency that they work for."""
        kept = self._kept_from(record)
        return standing.account in kept.accounts or bool(kept.agencies & {one.agency_id for one in standing.held})

    def _kept_from(self, record: Any) -> KeptFrom:
        conflicts = self._conflicts.get(_key(record), ())
        return KeptFrom(conflicts, self._held.get(record.space_id, {}) if conflicts else {})

    def _standings(self, held: Mapping[int, list[Holding]]) -> dict[User, Standing]:
        return {one[0].user: Standing(tuple(one), on=self._day, at=self._at) for one in held.values()}


def holdings_in(spaces: Collection[int], on: date) -> dict[int, dict[int, list[Holding]]]:
    """The roles of those who can sign in, by space and account: the people by their names."""
    found = defaultdict[int, dict[int, list[Holding]]](dict)
    rows = Holding.objects.filter(space_id__in=spaces, user__is_active=True).in_force(on)
    for one in rows.select_related("user", "agency").order_by("user__name", "user_id", "pk"):
        found[one.space_id].setdefault(one.user_id, []).append(one)
    return dict(found)


def _key(record: Any) -> Key:
    return record._meta.db_table, record.pk
