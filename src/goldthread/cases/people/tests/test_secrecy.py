"""What was told openly turns out to be an address that must be secret, or need not be any more."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from goldthread.cases.casework.factories import RAISED_AT
from goldthread.cases.people.commands import (
    HomeSaid,
    involve_person,
    keep_address_secret,
    say_who_they_are,
    take_back,
    tell_address_openly,
)
from goldthread.cases.people.factories import HOME, a_home, a_merge, a_person
from goldthread.cases.people.models import Household, LivesThere, MatchKey
from goldthread.cases.people.tests.pages import as_, at, text
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

pytestmark = pytest.mark.django_db
LATER = RAISED_AT + timedelta(days=2)
OTHERWISE = replace(HOME, lines=("12 Mill Ln, Northborough",), postcode="")
"""The same place, as another case writes it."""


@pytest.fixture
def maya(case, manager):
    return a_person(case, by=manager, at=LATER)


@pytest.fixture
def lives(case, manager, maya):
    a_home(case, maya, by=manager, at=LATER)
    return lives_of(maya)[0]


def lives_of(person):
    with opened(actor=SYSTEM_ACTOR, reading=[person.space_id]):
        return list(
            LivesThere.objects.select_related("case", "household", "person").filter(person=person).order_by("pk")
        )


def told_of(case, user, person):
    return text(as_(user).get(at(case, "person", person.pk)))


def keys_of_places(space):
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        return {one.key for one in MatchKey.objects.all() if "place" in one.key}


def secret_ones(space):
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        return list(Household.objects.order_by("pk").values_list("is_protected", flat=True))


def test_an_address_that_was_told_openly_is_kept_secret_and_nobody_is_found_by_it(case, manager, maya, lives):
    son = a_person(case, "Ikenna", born=date(2024, 1, 1), by=manager, at=LATER)
    say_who_they_are(case=case, person=maya, kind="mother", to=son, by=manager, at=LATER)
    client, page = as_(manager), at(case, "keep_address_secret", case.reference, lives.pk)
    assert keys_of_places(case.space)

    assert page in told_of(case, manager, maya)
    assert client.post(page, {}).headers["Location"] == at(case, "person", maya.pk)

    after = told_of(case, manager, maya)
    assert "Address kept secret" in after
    assert "Mill Lane" not in after
    assert keys_of_places(case.space) == set()
    assert "already that this address is kept secret" in text(client.get(page))


def test_what_was_taken_back_is_kept_secret_too_and_the_form_asks(case, manager, maya, lives):
    page = at(case, "take_back_of_person", case.reference, "address", lives.pk)
    client = as_(manager)

    assert "must be kept secret" in text(client.get(page))
    assert client.post(page, {"why": "They fled from there.", "is_secret": "on"}).status_code == 302

    after = told_of(case, manager, maya)
    assert "They fled from there." in after
    assert "Mill Lane" not in after
    assert secret_ones(case.space) == [True]


def test_what_was_taken_back_openly_is_kept_secret_afterwards_also_when_the_case_is_closed(case, manager, maya, lives):
    take_back(told=lives, why="They moved.", by=manager, at=LATER)
    with opened(actor=SYSTEM_ACTOR, writing=case.space_id):
        type(case).objects.filter(pk=case.pk).update(closed_at=LATER)

    keep_address_secret(told=lives, by=manager, at=LATER)

    assert "Mill Lane" not in told_of(case, manager, maya)


def test_who_may_not_record_in_the_case_keeps_no_address_of_it_secret(case, maya, lives, social_worker, teacher):
    page = at(case, "keep_address_secret", case.reference, lives.pk)

    for user in (social_worker, teacher):
        assert as_(user).post(page, {}).status_code == 404
        with pytest.raises(Refused):
            keep_address_secret(told=lives, by=user, at=LATER)
    assert secret_ones(case.space) == [False]


def test_the_desk_shows_an_address_again_and_an_agency_does_not(case, manager, constable, partnership):
    child = a_person(case, by=constable, at=LATER)
    a_home(case, child, home=replace(HOME, is_protected=True), by=constable, at=LATER)
    (lives,) = lives_of(child)
    page = at(case, "tell_address_openly", case.reference, lives.pk)

    assert as_(constable).post(page, {}).status_code == 404
    with pytest.raises(Refused, match="whoever runs the case"):
        tell_address_openly(told=lives, by=constable, at=LATER)
    assert as_(manager).post(page, {}).status_code == 302

    assert "12 Mill Lane" in told_of(case, constable, child)
    assert keys_of_places(partnership)


def test_what_one_case_keeps_secret_another_does_not_tell_of_the_same_child(case, other_case, manager, maya, lives):
    other = a_person(other_case, by=manager, at=LATER)
    a_home(other_case, other, home=OTHERWISE, by=manager, at=LATER)
    a_merge(kept=maya, gone=other, by=manager, at=LATER)

    keep_address_secret(told=lives, by=manager, at=LATER)

    assert secret_ones(case.space) == [True, True]
    assert "Mill" not in told_of(case, manager, maya)
    assert keys_of_places(case.space) == set()


def test_what_two_cases_keep_secret_is_shown_again_once_both_say_so(case, other_case, manager, maya, lives):
    keep_address_secret(told=lives, by=manager, at=LATER)
    involve_person(case=other_case, person=maya, part="subject", by=manager, at=LATER)
    a_home(other_case, maya, home=replace(OTHERWISE, is_protected=True), by=manager, at=LATER)
    here, elsewhere = lives_of(maya)

    tell_address_openly(told=here, by=manager, at=LATER)
    assert secret_ones(case.space) == [True, True]
    tell_address_openly(told=elsewhere, by=manager, at=LATER)

    assert secret_ones(case.space) == [False, False]
    assert keys_of_places(case.space)


def test_what_another_case_keeps_secret_this_one_keeps_so_for_itself(case, other_case, manager, maya, lives):
    involve_person(case=other_case, person=maya, part="subject", by=manager, at=LATER)
    a_home(other_case, maya, home=OTHERWISE, by=manager, at=LATER)
    here, elsewhere = lives_of(maya)
    keep_address_secret(told=elsewhere, by=manager, at=LATER)
    page = at(case, "keep_address_secret", case.reference, here.pk)

    assert "Keep it secret for this case too" in told_of(case, manager, maya)
    assert as_(manager).post(page, {}).status_code == 302
    tell_address_openly(told=elsewhere, by=manager, at=LATER)

    assert secret_ones(case.space) == [True, True]
    assert "Mill" not in told_of(case, manager, maya)
    assert page not in told_of(case, manager, maya)


def test_what_one_case_kept_secret_by_mistake_it_shows_again_though_another_tells_of_it(
    case, other_case, manager, maya, lives
):
    involve_person(case=other_case, person=maya, part="subject", by=manager, at=LATER)
    a_home(other_case, maya, home=replace(OTHERWISE, is_protected=True), by=manager, at=LATER)
    assert secret_ones(case.space) == [True, True]
    _, wrong = lives_of(maya)
    take_back(told=wrong, why="A slip.", by=manager, at=LATER)

    tell_address_openly(told=wrong, by=manager, at=LATER)

    assert secret_ones(case.space) == [False, False]
    assert "12 Mill Lane" in told_of(case, manager, maya)


def test_what_is_told_of_them_later_is_secret_from_the_start(case, manager, maya, lives):
    keep_address_secret(told=lives, by=manager, at=LATER)
    ada = a_person(case, "Ada", by=manager, at=LATER)

    a_home(case, maya, ada, home=OTHERWISE, by=manager, at=LATER)
    a_home(case, maya, home=replace(HOME, lines=("14 Mill Lane",)), by=manager, at=LATER)

    assert secret_ones(case.space) == [True, False]
    assert "Mill" not in told_of(case, manager, ada)
    assert keys_of_places(case.space)
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        assert not MatchKey.objects.filter(key__startswith="house-initial:12:").exists()


def test_when_two_turn_out_to_be_one_what_either_keeps_secret_is_secret(case, other_case, manager, maya, lives):
    other = a_person(other_case, by=manager, at=LATER)
    a_home(other_case, other, home=replace(OTHERWISE, is_protected=True), by=manager, at=LATER)
    assert secret_ones(case.space) == [False, True]

    a_merge(kept=maya, gone=other, by=manager, at=LATER)

    assert secret_ones(case.space) == [True, True]


def test_a_house_with_a_name_is_secret_however_another_case_tells_it(case, other_case, manager, maya):
    refuge = HomeSaid(lines=("Rose Cottage", "Mill Lane"), postcode="NB9 9ZZ", is_protected=True)
    a_home(case, maya, home=refuge, by=manager, at=LATER)
    other = a_person(other_case, by=manager, at=LATER)
    a_merge(kept=maya, gone=other, by=manager, at=LATER)

    told = HomeSaid(lines=("Rose Cottage, Mill Lane, Northborough",), postcode="NB9 9ZZ")
    a_home(other_case, other, home=told, by=manager, at=LATER)

    assert secret_ones(case.space) == [True, True]
    assert "Cottage" not in told_of(case, manager, maya)
    assert keys_of_places(case.space) == set()


def test_nobody_of_the_household_is_found_any_more_by_what_another_case_tells_as_secret(
    case, other_case, manager, maya
):
    mother = a_person(case, "Amara", kind="adult", part="parent", born=None, by=manager, at=LATER)
    a_home(case, maya, mother, by=manager, at=LATER)
    involve_person(case=other_case, person=maya, part="subject", by=manager, at=LATER)
    assert keys_of_places(case.space)

    a_home(other_case, maya, home=replace(HOME, is_protected=True), by=manager, at=LATER)

    assert keys_of_places(case.space) == set()


def test_whoever_moves_in_later_is_not_shown_there_by_the_same_case(case, manager, maya, lives):
    keep_address_secret(told=lives, by=manager, at=LATER)
    ada = a_person(case, "Ada", by=manager, at=LATER)

    a_home(case, ada, home=OTHERWISE, by=manager, at=LATER)

    assert "Mill" not in told_of(case, manager, ada)


def test_a_stranger_who_lives_at_such_an_address_is_told_as_before(case, other_case, manager, maya, lives):
    ada = a_person(other_case, "Ada", born=date(2009, 7, 7), by=manager, at=LATER)
    a_home(other_case, ada, by=manager, at=LATER)

    keep_address_secret(told=lives, by=manager, at=LATER)

    assert secret_ones(case.space) == [True, False]
