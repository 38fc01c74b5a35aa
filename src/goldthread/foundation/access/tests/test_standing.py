"""Whatever roles a person holds, they may do what these roles say where they hold them, and nothing else."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.foundation.access.models import Holding
from goldthread.foundation.access.roles import ROLES, Can
from goldthread.foundation.access.standing import Standing, System, standing_of
from goldthread.foundation.accounts.factories import make_user
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

SPACES = [11, 12, 13]
held = st.builds(
    Holding,
    space_id=st.sampled_from(SPACES),
    role=st.sampled_from(list(ROLES)),
    agency_id=st.none() | st.integers(1, 3),
)
standings = st.lists(held, max_size=6).map(lambda holdings: Standing(tuple(holdings)))


@given(standings)
def test_a_person_may_what_a_role_held_there_gives_and_nothing_else(standing):
    given_by_roles = {(one.space_id, can) for one in standing.holdings for can in ROLES[one.role].can}

    may = {(space, can) for space in [*SPACES, 14] for can in Can if standing.may(can, space)}

    assert may == given_by_roles


@given(standings)
def test_every_way_of_asking_gives_the_same_answer(standing):
    for can in Can:
        assert standing.spaces_where(can) == {space for space in SPACES if standing.may(can, space)}
        for_agencies = {one.agency_id for one in standing.holdings if one.agency_id and can in one.what.can}
        assert standing.agencies_where(can) == for_agencies
    for space in SPACES:
        assert standing.permissions_in(space) == {can for can in Can if standing.may(can, space)}


def test_somebody_without_a_role_may_nothing():
    assert not any(Standing().may(can, space) for can in Can for space in SPACES)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("starts", "ends", "counts"), [(0, None, True), (1, None, False), (-9, 0, True), (-9, -1, False)]
)
def test_a_role_counts_from_its_first_day_to_its_last(partnership, now, starts, ends, counts):
    user, today = make_user(), now.date()
    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        Holding.objects.create(
            space=partnership,
            user=user,
            role="board_member",
            starts_on=today + timedelta(days=starts),
            ends_on=None if ends is None else today + timedelta(days=ends),
        )

    with opened(actor=user.pk):
        standing = standing_of(user, today)

    assert standing.may(Can.VIEW_PARTNERSHIP, partnership.pk) is counts


@pytest.mark.django_db
def test_nobody_reads_the_roles_of_another(partnership, now):
    user, other = make_user(), make_user("alex@example.org", "Alex Example")
    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        Holding.objects.create(space=partnership, user=user, role="partnership_manager", starts_on=date(2020, 1, 1))

    with opened(actor=other.pk):
        assert standing_of(other, now.date()).holdings == ()
        assert list(Holding.objects.all()) == []


def test_the_program_itself_may_what_it_was_written_to_do(now):
    assert standing_of(System("worker"), now.date()).may(Can.GO_LIVE, 1)
