"""What happens to agencies, strangers first."""

from datetime import date

import pytest

from goldthread.foundation.access.models import Holding
from goldthread.foundation.access.standing import System
from goldthread.foundation.agencies.commands import (
    AgencyDetails,
    add_agency,
    change_agency,
    correct_agency,
    end_agency,
)
from goldthread.foundation.agencies.factories import an_agency
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.agencies.queries import agencies_on
from goldthread.foundation.commands.refusals import NotAllowed, Refused
from goldthread.foundation.groups.factories import a_group, a_seat
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

pytestmark = pytest.mark.django_db
BY = System("tests")


@pytest.fixture
def agency(partnership):
    return an_agency(partnership, "Northborough CCG", kind="icb", starts_on=date(2013, 4, 1))


def said(agency, **changes):
    return AgencyDetails(**{name: getattr(agency, name) for name in Agency.remembers} | changes)


def names_on(space, day):
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        return [agency.name for agency in agencies_on(space.pk, day)]


def test_a_stranger_adds_nothing(partnership, django_user_model, now):
    stranger = django_user_model.objects.create_user("stranger@example.org", "A stranger")

    with pytest.raises(NotAllowed):
        add_agency(space=partnership, details=AgencyDetails("Police", "other"), by=stranger, at=now)

    assert names_on(partnership, now.date()) == []


def test_a_board_member_changes_nothing(partnership, agency, django_user_model, now):
    member = django_user_model.objects.create_user("member@example.org", "A member")
    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        Holding.objects.create(space=partnership, user=member, role="board_member", starts_on=date(2020, 1, 1))

    with pytest.raises(NotAllowed):
        end_agency(agency=agency, on=date(2022, 6, 30), by=member, at=now)


def test_an_agency_is_called_on_a_day_what_it_was_called_on_that_day(partnership, agency, now):
    change_agency(agency=agency, details=said(agency, name="Northborough ICB"), from_on=date(2022, 7, 1), by=BY, at=now)

    assert names_on(partnership, date(2022, 6, 30)) == ["Northborough CCG"]
    assert names_on(partnership, date(2022, 7, 1)) == ["Northborough ICB"]


def test_a_correction_is_true_for_every_day(partnership, agency, now):
    correct_agency(
        agency=agency,
        details=said(agency, name="NHS Northborough CCG"),
        starts_on=agency.starts_on,
        by=BY,
        at=now,
    )

    assert names_on(partnership, date(2015, 1, 1)) == ["NHS Northborough CCG"]


def test_what_has_ended_was_there_until_its_last_day(partnership, agency, now):
    end_agency(agency=agency, on=date(2022, 6, 30), by=BY, at=now)

    assert names_on(partnership, date(2022, 6, 30)) == ["Northborough CCG"]
    assert names_on(partnership, date(2022, 7, 1)) == []


@pytest.mark.parametrize(
    ("from_on", "sentence"),
    [
        (date(2013, 4, 1), "the day it begins"),
        (date(2012, 1, 1), "begins on 1 April 2013"),
        (date(2026, 11, 24), "Record a change when it has happened"),
    ],
)
def test_a_change_is_refused_on_a_day_that_it_cannot_start(agency, now, from_on, sentence):
    with pytest.raises(Refused, match=sentence):
        change_agency(agency=agency, details=said(agency, name="ICB"), from_on=from_on, by=BY, at=now)


def test_a_change_before_the_last_one_would_rewrite_the_past(agency, now):
    agency = change_agency(agency=agency, details=said(agency, name="ICB"), from_on=date(2022, 7, 1), by=BY, at=now)

    with pytest.raises(Refused, match="already changed from 1 July 2022"):
        change_agency(agency=agency, details=said(agency, name="X"), from_on=date(2020, 1, 1), by=BY, at=now)


def test_a_change_of_nothing_is_said_to_be_none(agency, now):
    with pytest.raises(Refused, match="not changed anything"):
        change_agency(agency=agency, details=said(agency), from_on=date(2022, 7, 1), by=BY, at=now)


def test_two_agencies_cannot_share_a_name(partnership, agency, now):
    with pytest.raises(Refused, match="already an agency called") as refusal:
        an_agency(partnership, "NORTHBOROUGH ccg ")

    assert refusal.value.field == "name"


def test_an_agency_cannot_end_before_it_starts_nor_twice(agency, now):
    with pytest.raises(Refused, match="cannot end before"):
        end_agency(agency=agency, on=date(2013, 3, 31), by=BY, at=now)
    end_agency(agency=agency, on=date(2022, 6, 30), by=BY, at=now)
    with pytest.raises(Refused, match="already has an end"):
        end_agency(agency=agency, on=date(2023, 6, 30), by=BY, at=now)


def test_an_agency_with_seats_ends_only_with_them(partnership, agency, now):
    seat = a_seat(a_group(partnership), agency=agency)

    with pytest.raises(Refused, match="still has seats after that day: 1"):
        end_agency(agency=agency, on=date(2022, 6, 30), by=BY, at=now)
    end_agency(agency=agency, on=date(2022, 6, 30), with_seats=True, by=BY, at=now)

    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        seat.refresh_from_db()
    assert seat.ends_on == date(2022, 6, 30)


def test_an_agency_whose_people_hold_roles_does_not_end(partnership, agency, django_user_model, now):
    lead = django_user_model.objects.create_user("lead@example.org", "A lead")
    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        Holding.objects.create(
            space=partnership, user=lead, role="agency_lead", agency=agency, starts_on=date(2020, 1, 1)
        )

    with pytest.raises(Refused, match="People still hold roles"):
        end_agency(agency=agency, on=date(2022, 6, 30), with_seats=True, by=BY, at=now)
