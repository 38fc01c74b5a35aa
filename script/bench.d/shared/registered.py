"""A register of very many people in PostgreSQL, put in by bulk, and what one referral takes among them."""

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from itertools import islice
from typing import Any

from django.db import connections
from django.utils import timezone

from goldthread.cases.people.known import known_of
from goldthread.cases.people.looking import as_kept, found_like
from goldthread.cases.people.matching import Known, Name, asked_of, kept_by_name, keys_of
from goldthread.cases.people.matching.births import exact
from goldthread.cases.people.models import MatchKey
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.spaces.registering import register_space
from goldthread.foundation.uncertain_dates import UncertainDate
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

from . import as_owner, say

AT_ONCE = 20_000
OF_A_HOUSEHOLD = 3
TOLD_AGAIN = 10
"""One in so many people is described a second time in what Splink links."""
TOLD = "space_id, version, case_id, person_id, told_at, taken_back_why"
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
A_CASE = """
insert into "case" (space_id, version, pathway, reference, year, number, stage, stage_since, opened_at, outcome, came)
values (%s, 1, 'professional-disagreement', 'PD-2026-0001', 2026, 1, 'raised', now(), now(), '', 'typed') returning id
"""
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
    """The space of a register, and those of it who are looked for, by their number."""

    space: Space
    asked: dict[int, Known] = field(default_factory=dict)

    @classmethod
    def of(cls, people: Iterable[Known], every: int) -> "Registered":
        """Put people in by bulk, with triggers and what checks each row resting: filling is not what is measured."""
        made = cls(
            register_space(kind=Space.Kind.PARTNERSHIP, name="Bench", slug="bench", at=timezone.now(), live=True)
        )
        for table in TABLES:
            as_owner(f'alter table "{table}" disable trigger user')
        with connections["owner"].cursor() as cursor:
            cursor.execute(MADE_ANEW, {"tables": list(TABLES)})
            anew = cursor.fetchall()
            for drop, _ in anew:
                cursor.execute(drop)
            cursor.execute(A_CASE, [made.space.pk])
            (case,) = cursor.fetchone()
        began = time.perf_counter()
        coming, put = iter(people), 0
        while some := list(islice(coming, AT_ONCE)):
            made._put(some, put + 1, case, every)
            put += len(some)
            say(f"{put} people after {time.perf_counter() - began:.0f} s")
        for _, create in anew:
            if create:
                as_owner(create)
        for table in TABLES:
            as_owner(f'alter table "{table}" enable trigger user')
            as_owner(f'vacuum analyze "{table}"')
        return made

    def _put(self, people: list[Known], first: int, case: int, every: int) -> None:
        numbered = list(enumerate(people, first))
        self.asked |= {number: known for number, known in numbered if number % every == 0}
        rows = {table: _rows(table, numbered, self.space.pk, case) for table in TABLES}
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

    def candidates(self, known: Known) -> int:
        with opened(actor=SYSTEM_ACTOR, reading=[self.space.pk]):
            shared = MatchKey.objects.filter(space=self.space, key__in=as_kept(asked_of(known)))
            return shared.values("person").distinct().count()

    def is_kept(self, number: int) -> bool:
        """Whether somebody stands in the register as they were made."""
        with opened(actor=SYSTEM_ACTOR, reading=[self.space.pk]):
            return known_of([number])[number] == self.asked[number]


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


def _rows(table: str, people: list[tuple[int, Known]], space: int, case: int) -> Iterator[tuple[Any, ...]]:
    told_at = datetime(2026, 1, 1, tzinfo=timezone.get_current_timezone())
    for number, known in people:
        (name,), (address,), day = known.names, known.addresses, exact(known.born)
        household, told = (number - 1) // OF_A_HOUSEHOLD + 1, (space, 1, case, number, told_at, "")
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
