"""A register of very many people in PostgreSQL, put in by bulk, and what one referral takes among them."""

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from itertools import islice
from typing import Any

from django.db import connections
from django.utils import timezone

from goldthread.cases.casework.factories import a_case, somebody
from goldthread.cases.casework.models import Case
from goldthread.cases.people.known import known_of
from goldthread.cases.people.looking import as_kept, found_like, seen_alike
from goldthread.cases.people.matching import Known, Name, asked_of, kept_by_name, keys_of
from goldthread.cases.people.matching.births import exact
from goldthread.cases.people.models import MatchKey
from goldthread.cases.people.searching import Sought, people_like
from goldthread.foundation.access.standing import Standing, standing_of
from goldthread.foundation.accounts.models import User
from goldthread.foundation.agencies.factories import an_agency
from goldthread.foundation.agencies.kinds import AgencyKind
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.spaces.registering import register_space
from goldthread.foundation.uncertain_dates import UncertainDate
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

from . import as_owner, say

AT_ONCE = 20_000
OF_A_HOUSEHOLD = 3
TOLD_BY_AGENCY = 10
"""Of one in so many people an agency tells, and of the others the office."""
TOLD_AGAIN = 10
"""One in so many people is described a second time in what Splink links."""
TOLD = "space_id, version, case_id, person_id, told_at, taken_back_why, agency_id"
TABLES = {
    "person": "id, space_id, version, kind",
    "household": "id, space_id, version, lines, postcode, is_protected",
    "person_name": f"{TOLD}, use, given, family",
    "person_birth": f"{TOLD}, certainty, earliest_on, latest_on, sex",
    "person_lives_there": f"{TOLD}, household_id",
    "person_involvement": f"{TOLD}, part",
    "person_match_key": "space_id, version, person_id, key",
}
"""In the order in which they are filled, and the columns of each."""
MADE_ANEW = """
select format('alter table %%I drop constraint %%I', t.relname, c.conname),
    case when c.contype <> 'f' then format('alter table %%I add constraint %%I %%s', t.relname, c.conname,
        pg_get_constraintdef(c.oid)) end
from pg_constraint c join pg_class t on t.oid = c.conrelid
where t.relname = any(%(tables)s) and c.contype in ('f', 'u')
    and not (c.contype = 'u' and exists (
        select 1 from pg_constraint f where f.conindid = c.conindid and f.contype = 'f'))
union all
select format('drop index %%I', i.relname), pg_get_indexdef(i.oid)
from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class t on t.oid = x.indrelid
where t.relname = any(%(tables)s) and not exists (select 1 from pg_constraint c where c.conindid = i.oid)
"""


@dataclass
class Registered:
    """The space of a register, the case of two agencies that tells of everybody, and those who are looked for, by their
    number.
    """

    space: Space
    case: Case
    agency: Agency
    asked: dict[int, Known] = field(default_factory=dict)

    @classmethod
    def of(cls, people: Iterable[Known], every: int) -> "Registered":
        """Put people in by bulk, with triggers and what checks each row resting: filling is not what is measured."""
        space = register_space(kind=Space.Kind.PARTNERSHIP, name="Bench", slug="bench", at=timezone.now(), live=True)
        police, council = (
            an_agency(space, name, kind=kind)
            for name, kind in (("Police", AgencyKind.POLICE_TERRITORIAL), ("Council", AgencyKind.LOCAL_AUTHORITY))
        )
        case = a_case(space, police, council, by=somebody("coordinator", space), at=timezone.now())
        made = cls(space, case, police)
        for table in TABLES:
            as_owner(f'alter table "{table}" disable trigger user')
        with connections["owner"].cursor() as cursor:
            cursor.execute(MADE_ANEW, {"tables": list(TABLES)})
            anew = cursor.fetchall()
            for drop, _ in anew:
                cursor.execute(drop)
        began = time.perf_counter()
        coming, put = iter(people), 0
        while some := list(islice(coming, AT_ONCE)):
            made._put(some, put + 1, every)
            put += len(some)
            say(f"{put} people after {time.perf_counter() - began:.0f} s")
        for _, create in anew:
            if create:
                as_owner(create)
        for table in TABLES:
            as_owner(f'alter table "{table}" enable trigger user')
            as_owner(f'vacuum analyze "{table}"')
        return made

    def _put(self, people: list[Known], first: int, every: int) -> None:
        numbered = list(enumerate(people, first))
        self.asked |= {number: known for number, known in numbered if number % every == 0}
        rows = {table: _rows(table, numbered, self) for table in TABLES}
        with connections["owner"].cursor() as cursor:
            for table, columns in TABLES.items():
                with cursor.cursor.copy(f'copy "{table}" ({columns}) from stdin') as copy:
                    for row in rows[table]:
                        copy.write_row(row)

    def looked_for(self, number: int, known: Known) -> tuple[float, bool]:
        """Milliseconds that it took to look for a referral behind the wall, and whether the right one stands first."""
        began = time.perf_counter()
        with opened(actor=SYSTEM_ACTOR, reading=[self.space.pk]):
            found = found_like(known, self.space)
        return (time.perf_counter() - began) * 1000, bool(found) and found[0].person == number

    def readers(self) -> dict[str, User]:
        """Who looks: one who sees everybody, and one who sees those whom their agency told of."""
        return {
            "partnership manager": somebody("partnership_manager", self.space),
            "practitioner": somebody("practitioner", self.space, self.agency),
        }

    def looks(self, reader: User) -> dict[str, Callable[[Known], object]]:
        """What somebody does who looks for a person, each in a passage of their own."""
        at = timezone.now()

        def as_reader(look: Callable[[Known, Standing], object]) -> Callable[[Known], object]:
            def run(known: Known) -> object:
                with opened(actor=reader.pk, reading=[self.space.pk]):
                    return look(known, standing_of(reader, timezone.localdate(at), at))

            return run

        return {
            "who is like somebody who is typed": as_reader(lambda one, who: seen_alike(one, self.space, who)),
            "people found by name and birth": as_reader(
                lambda one, who: people_like(Sought(_name(one), one.born), self.space, who)
            ),
            "people found by a name": as_reader(lambda one, who: people_like(Sought(_name(one)), self.space, who)),
        }

    def candidates(self, known: Known) -> int:
        with opened(actor=SYSTEM_ACTOR, reading=[self.space.pk]):
            shared = MatchKey.objects.filter(space=self.space, key__in=as_kept(asked_of(known)))
            return shared.values("person").distinct().count()

    def is_kept(self, number: int) -> bool:
        """Whether somebody stands in the register as they were made."""
        with opened(actor=SYSTEM_ACTOR, reading=[self.space.pk]):
            return known_of([number])[number] == self.asked[number]


def _name(known: Known) -> str:
    (name,) = known.names
    return f"{name.given} {name.family}"


def referrals(asked: dict[int, Known]) -> Iterator[tuple[int, Known]]:
    """They as somebody refers them: in turn as they are kept, with a slip of the hand, with another family name, and
    with day and month of the birth swapped.
    """
    for place, (number, known) in enumerate(asked.items()):
        yield number, _otherwise(known, place % 4)


def told_again(people: Iterable[Known], number: int) -> Iterator[Known]:
    """So many descriptions of people, of whom one in ten is described twice: where nobody is, nothing is learnt."""
    twice = (each for place, one in enumerate(people) for each in _told(one, place))
    return islice(twice, number)


def _told(known: Known, place: int) -> tuple[Known, ...]:
    return (known, _otherwise(known, place // TOLD_AGAIN % 4)) if place % TOLD_AGAIN == 0 else (known,)


def _otherwise(known: Known, how: int) -> Known:
    (name,), day = known.names, exact(known.born)
    if how == 1 and len(name.given) > 3:
        return replace(known, names=(Name(name.given[:-2] + name.given[-1], name.family),))
    if how == 2:
        return replace(known, names=(Name(name.given, "Quennell"),))
    if how == 3 and day and day.day <= 12:
        return replace(known, born=UncertainDate.on(date(day.year, day.day, day.month)))
    return known


def _rows(table: str, people: list[tuple[int, Known]], register: Registered) -> Iterator[tuple[Any, ...]]:
    told_at = datetime(2026, 1, 1, tzinfo=timezone.get_current_timezone())
    space, case, agency = register.space.pk, register.case.pk, register.agency.pk
    for number, known in people:
        (name,), (address,), day = known.names, known.addresses, exact(known.born)
        household = (number - 1) // OF_A_HOUSEHOLD + 1
        told = (space, 1, case, number, told_at, "", agency if number % TOLD_BY_AGENCY == 0 else None)
        if table == "person":
            yield number, space, 1, "child"
        elif table == "household" and (number - 1) % OF_A_HOUSEHOLD == 0:
            yield household, space, 1, list(address.lines), address.postcode, False
        elif table == "person_name":
            yield *told, "now", name.given, name.family
        elif table == "person_birth":
            yield *told, "day", day, day, ""
        elif table == "person_lives_there":
            yield *told, household
        elif table == "person_involvement":
            yield *told, "subject"
        elif table == "person_match_key":
            yield from ((space, 1, number, key) for key in as_kept(keys_of(known) | kept_by_name(known)))
