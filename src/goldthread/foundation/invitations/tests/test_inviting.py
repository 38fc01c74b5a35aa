"""Asking people in: strangers first."""

from datetime import timedelta

import pytest

from goldthread.foundation.access.standing import System
from goldthread.foundation.accounts.factories import make_user
from goldthread.foundation.commands.refusals import NotAllowed, Refused
from goldthread.foundation.invitations.commands import invite_again, invite_person, withdraw_invitation
from goldthread.foundation.invitations.queries import invitation_behind
from goldthread.foundation.messages.sending import release_held
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.spaces.registering import register_space
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

from .people import agency_of, hold, invitations_of, letters_of, manager_of

pytestmark = pytest.mark.django_db

ASKED = {"name": "Sam Okafor", "email": "sam@example.org", "role": "board_member"}


@pytest.fixture
def manager(partnership):
    return manager_of(partnership)


@pytest.fixture
def unready(db, now):
    """A partnership that is being set up."""
    return register_space(kind=Space.Kind.PARTNERSHIP, name="Eastborough", slug="eastborough", at=now)


def behind(invitation):
    space_id, _, secret = invitation.link.strip("/").removeprefix("invitation/").partition("-")
    return invitation_behind(int(space_id), secret)


def test_a_stranger_invites_nobody(partnership, now):
    with pytest.raises(NotAllowed):
        invite_person(space=partnership, **ASKED, by=make_user(), at=now)


@pytest.mark.parametrize("role", ["coordinator", "agency_lead", "independent_scrutineer", "board_member"])
def test_only_a_manager_invites(partnership, now, role):
    user = make_user("other@example.org", "Alex Example")
    hold(partnership, user, role)

    with pytest.raises(NotAllowed):
        invite_person(space=partnership, **ASKED, by=user, at=now)


def test_a_manager_invites_nobody_elsewhere(manager, neighbour, now):
    with pytest.raises(NotAllowed):
        invite_person(space=neighbour, **ASKED, by=manager, at=now)


@pytest.mark.parametrize(
    ("change", "field", "why"),
    [
        ({"role": "head_teacher"}, "role", "no such role"),
        ({"role": "agency_lead"}, "agency", "Choose the agency"),
        ({"name": " \t "}, "name", "Enter the name"),
        ({"email": "sam at example"}, "email", "correct format"),
        ({"email": ""}, "email", "correct format"),
    ],
)
def test_what_is_wrong_is_refused_with_a_sentence(partnership, manager, now, change, field, why):
    with pytest.raises(Refused, match=why) as refusal:
        invite_person(space=partnership, **{**ASKED, **change}, by=manager, at=now)

    assert refusal.value.field == field
    assert letters_of(partnership) == []


def test_an_agency_is_given_only_with_a_role_that_asks_for_one(partnership, manager, now):
    with pytest.raises(Refused, match="Leave the agency out"):
        invite_person(space=partnership, **ASKED, agency=agency_of(partnership), by=manager, at=now)


def test_the_agency_of_another_partnership_is_refused(partnership, neighbour, manager, now):
    theirs = agency_of(neighbour)

    with pytest.raises(Refused, match="not one of the partnership"):
        invite_person(space=partnership, **{**ASKED, "role": "agency_lead"}, agency=theirs, by=manager, at=now)


def test_nobody_is_invited_twice_to_the_same(partnership, manager, now):
    invite_person(space=partnership, **ASKED, by=manager, at=now)

    with pytest.raises(Refused, match="invited to this role already"):
        invite_person(space=partnership, **{**ASKED, "email": " SAM@example.org"}, by=manager, at=now)
    invite_person(space=partnership, **{**ASKED, "role": "coordinator"}, by=manager, at=now)

    assert len(letters_of(partnership)) == 2


def test_nobody_is_invited_to_what_they_hold(partnership, manager, now):
    hold(partnership, make_user(), "board_member")

    with pytest.raises(Refused, match="holds this role already"):
        invite_person(space=partnership, **ASKED, by=manager, at=now)


def test_the_letter_names_who_invites_to_what_and_carries_the_link(partnership, manager, now, settings):
    settings.ADDRESS = "https://desk.example.org/"
    police = agency_of(partnership)

    made = invite_person(space=partnership, **{**ASKED, "role": "agency_lead"}, agency=police, by=manager, at=now)

    (letter,) = letters_of(partnership)
    assert (letter.to, letter.kind, letter.state) == ("sam@example.org", "invitation", "waiting")
    assert "Robin Example invites you to work with Northborough" in letter.words
    assert "agency safeguarding lead for Northborough Police" in letter.words
    assert f"    https://desk.example.org{made.link}\n" in letter.words


def test_the_secret_is_kept_only_as_a_digest(partnership, manager, now):
    made = invite_person(space=partnership, **ASKED, by=manager, at=now)

    (kept,) = invitations_of(partnership)
    secret = made.link.strip("/").rpartition("/")[2].partition("-")[2]
    assert secret not in " ".join(str(value) for value in vars(kept).values())
    assert behind(made) == kept


def test_a_link_works_for_seven_days(partnership, manager, now):
    found = behind(invite_person(space=partnership, **ASKED, by=manager, at=now))

    assert found.is_open(now + timedelta(days=7, seconds=-1))
    assert not found.is_open(now + timedelta(days=7))
    assert found.state(now + timedelta(days=7)) == "run out"


def test_before_go_live_the_letter_waits_and_so_do_its_days(unready, now):
    made = invite_person(space=unready, **ASKED, by=System("test"), at=now)

    (letter,) = letters_of(unready)
    assert letter.state == "held"
    assert behind(made).state(now + timedelta(days=30)) == "waiting for go-live"

    live = now + timedelta(days=30)
    with opened(actor=SYSTEM_ACTOR, writing=unready.pk):
        Space.objects.filter(pk=unready.pk).update(went_live_at=live)
        release_held(space=unready)
    assert behind(made).is_open(live + timedelta(days=6))
    assert not behind(made).is_open(live + timedelta(days=7))


def test_a_link_handed_over_by_hand_counts_from_now_and_sends_nothing(unready, now):
    made = invite_person(space=unready, **ASKED, by=System("test"), at=now, by_letter=False)

    assert letters_of(unready) == []
    assert not behind(made).is_open(now + timedelta(days=7))


def test_inviting_again_makes_a_new_link_and_the_old_one_stops(partnership, manager, now):
    first = invite_person(space=partnership, **ASKED, by=manager, at=now)
    later = now + timedelta(days=9)

    second = invite_again(invitation=first, by=manager, at=later)

    assert behind(first) is None
    assert behind(second).is_open(later + timedelta(days=6))
    assert [letter.state for letter in letters_of(partnership)] == ["withdrawn", "waiting"]


def test_a_withdrawn_invitation_opens_nothing_and_its_letter_stays(partnership, manager, now):
    made = invite_person(space=partnership, **ASKED, by=manager, at=now)

    withdraw_invitation(invitation=made, by=manager, at=now)

    assert behind(made).state(now) == "withdrawn"
    assert letters_of(partnership)[0].state == "withdrawn"
    with pytest.raises(Refused, match="withdrawn already"):
        invite_again(invitation=made, by=manager, at=now)
    invite_person(space=partnership, **ASKED, by=manager, at=now)


def test_a_stranger_withdraws_nothing(partnership, manager, now):
    made = invite_person(space=partnership, **ASKED, by=manager, at=now)

    with pytest.raises(NotAllowed):
        withdraw_invitation(invitation=made, by=make_user(), at=now)
