"""Whatever roles, grants and conflicts there are, somebody sees at a moment what the rule says, and nothing else."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from goldthread.foundation.access.compiled import Compiled
from goldthread.foundation.access.models import Holding
from goldthread.foundation.access.standing import Standing, counting_only
from goldthread.foundation.actions.models import Action
from goldthread.foundation.agencies.factories import an_agency
from goldthread.foundation.grants.models import ConflictOfInterest, Grant
from goldthread.foundation.grants.queries import granted, hidden_by_conflict
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

from .asking import seen_by, sees, standing_at
from .conftest import KIND, an_action

pytestmark = pytest.mark.django_db

BEGIN = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
HOURS = st.integers(0, 6)
WHO = st.sampled_from(["me", "other", "police", "health"])
WHICH = st.sampled_from(["open", "restricted", "elsewhere", "same number of another kind"])


@dataclass(frozen=True)
class Sight:
    """A grant or a conflict: whose, of which record, and from which hour to which."""

    who: str
    which: str
    begins: int
    ends: int | None

    def lasts_at(self, hour: int) -> bool:
        return self.begins <= hour and not self.is_over(hour)

    def is_over(self, hour: int) -> bool:
        return self.ends is not None and self.ends <= hour


@dataclass(frozen=True)
class World:
    roles: frozenset[str]
    grants: tuple[Sight, ...]
    conflicts: tuple[Sight, ...]
    hour: int

    @property
    def mine(self) -> set[str]:
        return {"me", *(self.roles & {"police", "health"})}

    def shown(self) -> set[str]:
        """The rule, in words of Python."""
        seen = {"open", "restricted"} if self.roles else set()
        by_role = {"open"} & seen if self.roles & {"worker", "police", "health"} else set()
        by_grant = {one.which for one in self.grants if one.who in self.mine and one.lasts_at(self.hour)} & seen
        hidden = {one.which for one in self.conflicts if one.who in self.mine and not one.is_over(self.hour)}
        return (by_role | by_grant) - hidden


@st.composite
def sights(draw):
    begins = draw(HOURS)
    return Sight(draw(WHO), draw(WHICH), begins, draw(st.none() | st.integers(begins, 6)))


def whose(one: Sight) -> tuple[str, str]:
    """As it is kept: one of an agency about what is elsewhere is that of another person."""
    return ("me" if one.who == "me" else "other") if one.which == "elsewhere" else one.who, one.which


worlds = st.builds(
    World,
    roles=st.frozensets(st.sampled_from(["worker", "partnership_manager", "police", "health"])),
    grants=st.lists(sights(), max_size=6).map(tuple),
    conflicts=st.lists(sights(), max_size=3, unique_by=whose).map(tuple),
    hour=HOURS,
)


@contextmanager
def thrown_away() -> Iterator[None]:
    """What one example writes is gone before the next."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture
def cast(partnership, neighbour, person):
    """Two people, two agencies, and a record of each sort."""
    records = {
        "open": an_action(partnership, "open"),
        "restricted": an_action(partnership, "restricted", is_restricted=True),
        "elsewhere": an_action(neighbour, "elsewhere", is_restricted=True),
    }
    agencies = {name: an_agency(partnership, f"Northborough {name}") for name in ("police", "health")}
    return records, {"me": person("Me", None), "other": person("Other")}, agencies


def make(world, records, people, agencies):
    def about(one):
        record = records.get(one.which, records["restricted"])
        # An agency of one space is none of another: there it is a person's.
        agency = None if one.which == "elsewhere" else agencies.get(one.who)
        return {
            "space": record.space,
            "about_kind": KIND if one.which in records else "agency",
            "about_id": record.pk,
            "account": people.get(one.who, people["other"]) if agency is None else None,
            "agency": agency,
        }

    def hour(number):
        return None if number is None else BEGIN + timedelta(hours=number)

    space = records["open"].space
    with opened(actor=SYSTEM_ACTOR, writing=space.pk):
        for role in world.roles:
            code = "agency_worker" if role in agencies else role
            Holding.objects.create(
                space=space, user=people["me"], role=code, agency=agencies.get(role), starts_on=BEGIN.date()
            )
    for one in world.grants:
        with opened(actor=SYSTEM_ACTOR, writing=about(one)["space"].pk):
            Grant.objects.create(
                **about(one), standing_as="other", purpose="p", starts_at=hour(one.begins), ends_at=hour(one.ends)
            )
    for one in world.conflicts:
        with opened(actor=SYSTEM_ACTOR, writing=about(one)["space"].pk):
            ConflictOfInterest.objects.create(
                **about(one),
                kind="other",
                declared_at=hour(one.begins),
                ended_at=hour(one.ends),
                ended_why="" if one.ends is None else "over",
            )


def test_a_stranger_sees_nothing(person, ordinary, restricted, now):
    assert seen_by(person("Sasha Stranger", None), now) == set()


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(world=worlds)
def test_somebody_sees_what_the_rule_says(cast, world):
    with thrown_away():
        make(world, *cast)

        assert seen_by(cast[1]["me"], BEGIN + timedelta(hours=world.hour)) == world.shown()


def test_without_a_moment_the_beginning_of_the_day_counts_and_without_a_day_nothing(restricted, person, now):
    worker = person("Wren Worker")
    with opened(actor=SYSTEM_ACTOR, writing=restricted.space.pk):
        begins = now.replace(hour=0, minute=0)
        Grant.objects.create(
            space=restricted.space,
            about_kind=KIND,
            about_id=restricted.pk,
            account=worker,
            standing_as="other",
            purpose="p",
            starts_at=begins,
            ends_at=now,
        )
    with opened(actor=worker.pk, reading=[restricted.space.pk]):
        held = standing_at(worker, now).holdings

        for standing, opens in (
            (Standing(held, on=now.date()), True),
            (Standing(held, on=now.date(), at=now), False),
            (Standing(held), False),
            (Standing(on=now.date()), False),
            (Standing(is_system=True, at=begins), False),
        ):
            assert granted(standing, KIND).exists() is opens


def test_a_conflict_through_a_role_that_does_not_count_in_this_session_counts_all_the_same(
    ordinary, person, police, now
):
    """Else whoever signs in by password, and not through their agency, would slip out of their agency's conflict."""
    worker = person("Wren Worker")
    with opened(actor=SYSTEM_ACTOR, writing=ordinary.space.pk):
        Holding.objects.create(
            space=ordinary.space,
            user=worker,
            role="agency_worker",
            agency=police,
            starts_on=now.date(),
            by_sign_on=True,
        )
        ConflictOfInterest.objects.create(
            space=ordinary.space,
            about_kind=KIND,
            about_id=ordinary.pk,
            agency=police,
            kind="own_colleague",
            declared_at=now,
        )

    with counting_only(worker.pk, lambda holding: not holding.by_sign_on):
        assert not sees(worker, ordinary, now)


def test_a_subquery_that_is_remembered_asks_for_the_moment_anew(restricted, person, now):
    worker, end = person("Wren Worker"), now + timedelta(hours=1)
    with opened(actor=SYSTEM_ACTOR, writing=restricted.space.pk):
        Grant.objects.create(
            space=restricted.space,
            about_kind=KIND,
            about_id=restricted.pk,
            account=worker,
            standing_as="other",
            purpose="p",
            starts_at=now,
            ends_at=end,
        )
    asked = []

    def numbers(standing):
        asked.append(standing)
        return Action.objects.visible_to(standing).values("pk")

    compiled = Compiled(numbers)
    with opened(actor=worker.pk, reading=[restricted.space.pk]):
        for at, is_seen in ((now, True), (end, False), (end - timedelta(seconds=1), True)):
            found = Action.objects.filter(pk__in=compiled(standing_at(worker, at)))
            assert found.exists() is is_seen
    assert len(asked) == 1


def test_each_is_asked_of_the_database_once_for_all_records(restricted, person, now):
    worker = person("Wren Worker")
    with opened(actor=worker.pk, reading=[restricted.space.pk]):
        standing = standing_at(worker, now)
        rows = Action.objects.filter(pk__in=granted(standing, KIND)) | Action.objects.filter(is_restricted=False)

        plan = rows.exclude(pk__in=hidden_by_conflict(standing, KIND)).explain()

    assert plan.count("hashed SubPlan") >= 2
