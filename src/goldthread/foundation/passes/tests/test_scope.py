"""A pass never opens anything beyond its scope, its agency and its space, and nothing once it has ended."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from goldthread.foundation.access.roles import ROLES, Can
from goldthread.foundation.access.standing import Standing, standing_of
from goldthread.foundation.agencies.commands import end_agency
from goldthread.foundation.agencies.factories import an_agency, visitor
from goldthread.foundation.commands.refusals import NotAllowed, Refused
from goldthread.foundation.passes.commands import issue_token, note_used, revoke_pass
from goldthread.foundation.passes.factories import TESTS, a_link, a_token, an_office_token
from goldthread.foundation.passes.holder import holder_of
from goldthread.foundation.passes.kinds import ACTS_AS, CARRIES, PassKind
from goldthread.foundation.passes.models import Pass
from goldthread.foundation.wall.passage import opened

AT = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
SPACES, AGENCIES = [11, 12], [1, 2, 3]
SCOPES = st.lists(st.sampled_from([can.name for can in Can] + ["NO_SUCH_THING"]), unique=True)
passes = st.builds(
    Pass,
    kind=st.sampled_from([kind for kind in PassKind if kind != PassKind.OFFICE_TOKEN]),
    space_id=st.sampled_from(SPACES),
    agency_id=st.sampled_from(AGENCIES),
    scope=SCOPES,
)
tokens_of_offices = st.builds(
    Pass, kind=st.just(PassKind.OFFICE_TOKEN), space_id=st.sampled_from(SPACES), agency_id=st.none(), scope=SCOPES
)


def standing_with(holder, at=AT):
    with opened(actor=holder.pk, reading=[holder.space_id]):
        return standing_of(holder, timezone.localdate(at), at)


def may(standing, space_id):
    return {can for can in Can if standing.may(can, space_id)}


def test_no_kind_carries_more_than_the_role_may_in_which_its_holder_acts():
    assert {kind: ACTS_AS[kind] for kind in PassKind if kind != PassKind.OFFICE_TOKEN} == dict.fromkeys(
        [PassKind.API_TOKEN, PassKind.LINK, PassKind.OPEN_LINK], "agency_lead"
    )
    assert ACTS_AS[PassKind.OFFICE_TOKEN] == "coordinator"
    assert all(set(carried) <= ROLES[ACTS_AS[kind]].can for kind, carried in CARRIES.items())


@given(passes)
def test_whatever_a_pass_says_it_opens_no_more_than_its_kind_carries_there(one):
    """Even a scope that was written past the program: every permission there is, and words that are none."""
    standing = Standing(passes=(one,))
    carried = {can for can in CARRIES[one.kind] if can.name in one.scope}

    assert not standing.is_system
    for space in [*SPACES, 99]:
        assert may(standing, space) == standing.permissions_in(space) == (carried if space == one.space_id else set())
    for can in Can:
        assert standing.agencies_where(can) == ({one.agency_id} if can in carried else set())
        assert standing.whole_spaces_where(can) == set()


@given(tokens_of_offices)
def test_a_token_of_the_partnership_opens_no_other_and_no_more_than_its_kind_carries(one):
    standing = Standing(passes=(one,))
    carried = {can for can in CARRIES[one.kind] if can.name in one.scope}

    for space in [*SPACES, 99]:
        assert may(standing, space) == (carried if space == one.space_id else set())
    for can in Can:
        assert standing.agencies_where(can) == set()
        assert standing.whole_spaces_where(can) == ({one.space_id} if can in carried else set())


@pytest.mark.django_db
def test_a_token_of_the_partnership_is_in_force_for_no_agency(partnership, neighbour, now):
    holder = holder_of(an_office_token(partnership, now).made)

    standing = standing_with(holder)

    assert may(standing, partnership.pk) == set(CARRIES[PassKind.OFFICE_TOKEN])
    assert may(standing, neighbour.pk) == set()
    assert holder.name == "API token “case system of the office” of the partnership"


@pytest.mark.django_db
def test_who_writes_in_cases_reads_them(partnership, now):
    with pytest.raises(Refused, match="must also read them"):
        a_token(an_agency(partnership), now, scope=[Can.RECORD_CASES])


@pytest.mark.django_db
def test_a_token_carries_what_it_was_issued_for(partnership, neighbour, now):
    police = an_agency(partnership)

    standing = standing_with(holder_of(a_token(police, now, scope=[Can.VIEW_OWN_ACTIONS]).made))

    assert may(standing, partnership.pk) == {Can.VIEW_OWN_ACTIONS}
    assert may(standing, neighbour.pk) == set()
    assert standing.agencies_where(Can.VIEW_OWN_ACTIONS) == {police.pk}


@pytest.mark.django_db
def test_what_has_ended_opens_nothing_from_that_moment(partnership, now):
    police = an_agency(partnership)
    revoked, over = a_token(police, now).made, a_token(police, now, expires_at=now + timedelta(hours=2)).made
    revoke_pass(pass_=revoked, why="It was found in a log.", by=TESTS, at=now)

    assert may(standing_with(holder_of(revoked)), partnership.pk) == set()
    assert may(standing_with(holder_of(over), now + timedelta(minutes=119)), partnership.pk) != set()
    assert may(standing_with(holder_of(over), now + timedelta(hours=2)), partnership.pk) == set()


@pytest.mark.django_db
def test_the_token_of_an_agency_that_no_longer_takes_part_opens_nothing(partnership, now):
    police = an_agency(partnership)
    holder = holder_of(a_token(police, now).made)
    end_agency(agency=police, on=now.date(), by=TESTS, at=now)

    assert may(standing_with(holder), partnership.pk) != set()
    assert may(standing_with(holder, now + timedelta(days=1)), partnership.pk) == set()


@pytest.mark.django_db
def test_a_pass_of_one_space_is_none_in_another(partnership, neighbour, now):
    holder = holder_of(a_token(an_agency(partnership), now).made)

    with opened(actor=holder.pk, reading=[neighbour.pk]):
        assert standing_of(holder, now.date(), now) == Standing()


@pytest.mark.django_db
def test_the_holder_is_no_program_and_issues_and_revokes_nothing(partnership, now):
    police = an_agency(partnership)
    made = a_token(police, now).made
    holder = holder_of(made)

    for act in (
        lambda: note_used(pass_=made, by=holder, at=now),
        lambda: revoke_pass(pass_=made, why="Mine.", by=holder, at=now),
        lambda: issue_token(
            space=partnership,
            agency=police,
            purpose="another",
            scope=[Can.VIEW_OWN_ACTIONS],
            expires_at=now + timedelta(days=1),
            by=holder,
            at=now,
        ),
    ):
        with pytest.raises(NotAllowed):
            act()


@pytest.mark.django_db
def test_passes_are_seen_by_the_manager_and_by_no_holder(partnership, now):
    police = an_agency(partnership)
    made = a_token(police, now).made

    with opened(actor=holder_of(made).pk, reading=[partnership.pk]):
        assert not Pass.objects.visible_to(standing_of(holder_of(made), now.date(), now)).exists()


@pytest.mark.django_db
@pytest.mark.parametrize("role", ["coordinator", "agency_lead", "independent_scrutineer", "board_member", "stranger"])
def test_only_the_manager_issues(partnership, now, role):
    police = an_agency(partnership)
    client = visitor(role, partnership, police if role == "agency_lead" else None)
    user = client.get("/").wsgi_request.user

    with pytest.raises(NotAllowed):
        issue_token(
            space=partnership,
            agency=police,
            purpose="case system",
            scope=[Can.VIEW_OWN_ACTIONS],
            expires_at=timezone.now() + timedelta(days=1),
            by=user,
            at=timezone.now(),
        )


@pytest.mark.django_db
def test_a_link_reaches_its_one_record(partnership, now):
    police, council = an_agency(partnership), an_agency(partnership, "Northborough Council")

    standing = standing_with(holder_of(a_link(police, council, now).made))

    assert standing.reaches(council)
    assert not standing.reaches(police)
    assert not standing.reaches(partnership)
