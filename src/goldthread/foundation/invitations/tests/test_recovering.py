"""Whoever lost the second factor is helped by who manages them, and by nobody else."""

import re
from datetime import date

import pytest
from django.test import Client
from django.utils import timezone

from goldthread.foundation.access.models import Holding
from goldthread.foundation.access.roles import ROLES, Can
from goldthread.foundation.accounts.acting import as_person
from goldthread.foundation.accounts.factories import DeskClient, make_user
from goldthread.foundation.accounts.second_factor import has_second_factor, recovery_codes_left
from goldthread.foundation.agencies.factories import an_agency
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.commands.refusals import NotAllowed, Refused
from goldthread.foundation.invitations.commands import take_second_factor_away
from goldthread.foundation.invitations.models import Recovery
from goldthread.foundation.sign_in.letters import SECOND_FACTOR_TAKEN_AWAY
from goldthread.foundation.sign_in.tests.browsing import give_password, is_signed_in, letters_waiting, sign_in
from goldthread.foundation.trail.models import TrailEntry
from goldthread.foundation.wall.passage import HOUSE, SYSTEM_ACTOR, opened

pytestmark = pytest.mark.django_db

HOW = "Rang the number that their agency gave, and asked about our last meeting"


def give(space, user, role, **more):
    with opened(actor=SYSTEM_ACTOR, writing=space.pk):
        here = Agency.objects.filter(space=space).first()
        agency = (here or an_agency(space)) if ROLES[role].of_agency else None
        return Holding.objects.create(
            space=space, user=user, role=role, agency=agency, **{"starts_on": date(2020, 1, 1), **more}
        )


@pytest.fixture
def manager(partnership):
    made = make_user("manager@example.org", "Noor Manager")
    give(partnership, made, "partnership_manager")
    return made


@pytest.fixture
def lost(partnership):
    made = make_user("lost@example.org", "Lee Lost")
    give(partnership, made, "agency_lead")
    return made


def take_away(space, user, by):
    with opened(actor=by.pk, reading=[space.pk]):
        return take_second_factor_away(space=space, user=user, how_known=HOW, by=by, at=timezone.now())


def holds_one(user):
    with as_person(user.pk):
        return has_second_factor(user)


def test_the_next_sign_in_sets_up_anew_and_every_session_is_over(partnership, manager, lost):
    elsewhere = Client()
    sign_in(elsewhere, lost)

    take_away(partnership, lost, manager)

    assert not is_signed_in(elsewhere)
    client = Client()
    give_password(client, lost.email)
    assert client.get("/account/")["Location"] == "/account/authenticator/"
    with as_person(lost.pk):
        assert recovery_codes_left(lost) == 0


def test_the_person_is_told_and_the_trail_keeps_who_did_it_and_how_they_knew(partnership, manager, lost):
    take_away(partnership, lost, manager)

    assert letters_waiting() == [(lost.pk, SECOND_FACTOR_TAKEN_AWAY)]
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk, HOUSE]):
        kept = Recovery.objects.get()
        doings = set(TrailEntry.objects.filter(space=partnership.pk).values_list("doing", flat=True))
        of_house = set(TrailEntry.objects.filter(space=HOUSE).values_list("doing", flat=True))
    assert (kept.user_id, kept.done_by_id, kept.how_known) == (lost.pk, manager.pk, HOW)
    assert "second factor taken away" in doings & of_house


def test_nobody_does_it_for_themselves(partnership, manager):
    with pytest.raises(Refused, match="for yourself"):
        take_away(partnership, manager, manager)
    assert holds_one(manager)


@pytest.mark.parametrize("role", [code for code, role in ROLES.items() if Can.MANAGE_PEOPLE not in role.can])
def test_nobody_does_it_who_does_not_manage_people(partnership, lost, role):
    other = make_user("other@example.org", "Oli Other")
    give(partnership, other, role)

    with pytest.raises(NotAllowed):
        take_away(partnership, lost, other)
    assert holds_one(lost)


def test_a_manager_of_another_partnership_does_not(partnership, neighbour, lost):
    manager = make_user("manager@other.example", "Max Elsewhere")
    give(neighbour, manager, "partnership_manager")

    with pytest.raises(NotAllowed):
        take_away(partnership, lost, manager)
    with pytest.raises(Refused, match="no role here"):
        take_away(neighbour, lost, manager)
    assert holds_one(lost)


def test_somebody_with_a_role_elsewhere_is_for_an_operator(partnership, neighbour, manager, lost):
    give(neighbour, lost, "partnership_manager")

    with pytest.raises(Refused, match="an operator"):
        take_away(partnership, lost, manager)
    assert holds_one(lost)


def test_who_manages_them_in_both_places_may(partnership, neighbour, manager, lost):
    give(neighbour, lost, "agency_lead")
    give(neighbour, manager, "partnership_manager")

    take_away(partnership, lost, manager)

    assert not holds_one(lost)


@pytest.mark.parametrize(("ends_on", "may"), [(date(2020, 2, 1), True), (date(2999, 1, 1), False)])
def test_a_role_elsewhere_counts_until_it_is_over(partnership, neighbour, manager, lost, ends_on, may):
    give(neighbour, lost, "agency_lead", ends_on=ends_on)

    if may:
        take_away(partnership, lost, manager)
    else:
        with pytest.raises(Refused, match="an operator"):
            take_away(partnership, lost, manager)
    assert holds_one(lost) is not may


def test_somebody_whose_role_here_is_over_is_not_theirs_to_help(partnership, manager):
    gone = make_user("gone@example.org", "Gil Gone")
    give(partnership, gone, "agency_lead", ends_on=date(2020, 2, 1))

    with pytest.raises(Refused, match="no role here"):
        take_away(partnership, gone, manager)
    assert holds_one(gone)


PAGE = "/p/northborough/people/second-factor/"


def test_a_manager_does_it_on_a_page_that_says_how_to_make_sure(partnership, manager, lost):
    client = DeskClient()
    client.force_login(manager)
    assert PAGE in client.get("/p/northborough/people/").content.decode()
    page = client.get(PAGE).content.decode()
    assert "Do not rely on an email or a message" in page
    assert "Lee Lost" in page
    assert "Noor Manager</option>" not in page
    key = re.search(r'name="key" value="([^"]*)"', page)[1]

    assert "Enter how you made sure" in client.post(PAGE, {"person": lost.pk, "key": key}).content.decode()
    assert holds_one(lost)
    answer = client.post(PAGE, {"person": lost.pk, "how_known": HOW, "key": key})

    assert answer.status_code == 302
    assert not holds_one(lost)


def test_the_page_is_not_there_for_others(partnership, lost):
    client = DeskClient()
    client.force_login(lost)

    assert client.get(PAGE).status_code == 404
    assert PAGE not in client.get("/p/northborough/people/").content.decode()
