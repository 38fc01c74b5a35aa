"""What happens to seats, strangers first."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from goldthread.foundation.access.standing import System
from goldthread.foundation.agencies.factories import an_agency
from goldthread.foundation.commands.refusals import NotAllowed, Refused
from goldthread.foundation.groups.commands import (
    SeatDetails,
    Sitting,
    add_seat,
    change_seat,
    correct_seat,
    end_seat,
    fill_seat,
)
from goldthread.foundation.groups.factories import a_group, a_seat
from goldthread.foundation.groups.models import Seat
from goldthread.foundation.groups.queries import seats_on
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

pytestmark = pytest.mark.django_db
BY = System("tests")
FIRST = date(2020, 1, 1)


@pytest.fixture
def group(partnership):
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        yield a_group(partnership)


@pytest.fixture
def seat(group):
    return a_seat(group, holder="Ann Example", deputy="Bo Example")


def held_on(group, day):
    return [seat.holder_shown for seat in seats_on(group, day)]


def test_a_stranger_fills_no_seat(seat, django_user_model, now):
    stranger = django_user_model.objects.create_user("stranger@example.org", "A stranger")

    with pytest.raises(NotAllowed):
        fill_seat(seat=seat, sitting=Sitting(holder_name="Mine"), from_on=date(2021, 1, 1), by=stranger, at=now)


def test_who_held_a_seat_on_a_day_held_it_on_that_day(group, seat, now):
    fill_seat(seat=seat, sitting=Sitting(holder_name="Cy Example"), from_on=date(2024, 3, 1), by=BY, at=now)

    assert held_on(group, date(2024, 2, 29)) == ["Ann Example"]
    assert held_on(group, date(2024, 3, 1)) == ["Cy Example"]


def test_a_late_entry_takes_only_the_days_until_the_next_change(group, seat, now):
    fill_seat(seat=seat, sitting=Sitting(holder_name="Cy Example"), from_on=date(2024, 3, 1), by=BY, at=now)
    fill_seat(seat=seat, sitting=Sitting(holder_name="Di Example"), from_on=date(2022, 1, 1), by=BY, at=now)

    days = [date(2021, 12, 31), date(2022, 1, 1), date(2024, 2, 29), date(2024, 3, 1)]
    assert [held_on(group, day) for day in days] == [
        ["Ann Example"],
        ["Di Example"],
        ["Di Example"],
        ["Cy Example"],
    ]


def test_a_seat_may_fall_empty(group, seat, now):
    fill_seat(seat=seat, sitting=Sitting(), from_on=date(2024, 3, 1), by=BY, at=now)

    assert held_on(group, date(2024, 3, 1)) == [""]


def test_a_seat_changes_its_post_and_keeps_its_holder(group, seat, now):
    change_seat(seat=seat, details=SeatDetails(role="chair", post="Director"), from_on=date(2024, 3, 1), by=BY, at=now)

    before, after = seats_on(group, date(2024, 2, 29))[0], seats_on(group, date(2024, 3, 1))[0]
    assert (before.role, before.post) == ("member", "Head of safeguarding")
    assert (after.role, after.post, after.holder_name, after.deputy_name) == (
        "chair",
        "Director",
        "Ann Example",
        "Bo Example",
    )


def test_a_correction_is_true_for_all_of_the_term(group, seat, now):
    correct_seat(
        seat=seat,
        details=SeatDetails(post="Head of safeguarding"),
        sitting=Sitting(holder_name="Anne Example"),
        starts_on=FIRST,
        by=BY,
        at=now,
    )

    assert held_on(group, FIRST) == ["Anne Example"]
    assert Seat.objects.count() == 1


def test_a_correction_does_not_put_two_on_one_seat(group, seat, now):
    later = fill_seat(seat=seat, sitting=Sitting(holder_name="Cy"), from_on=date(2024, 3, 1), by=BY, at=now)

    with pytest.raises(Refused, match="from 1 January 2020 to 29 February 2024"):
        correct_seat(
            seat=later,
            details=SeatDetails(post="Head of safeguarding"),
            sitting=Sitting(holder_name="Cy"),
            starts_on=date(2024, 2, 1),
            by=BY,
            at=now,
        )


@pytest.mark.parametrize(
    ("sitting", "sentence", "field"),
    [
        (Sitting(holder_name="Ann Example", deputy_name="ann example"), "somebody other", "deputy_name"),
        (Sitting(holder_name="Ann Example", deputy_name="Bo Example"), "recorded for that day already", None),
    ],
)
def test_who_cannot_sit_is_refused(seat, now, sitting, sentence, field):
    with pytest.raises(Refused, match=sentence) as refusal:
        fill_seat(seat=seat, sitting=sitting, from_on=date(2024, 3, 1), by=BY, at=now)

    assert refusal.value.field == field


def test_one_account_is_not_both_holder_and_deputy(seat, django_user_model, now):
    ann = django_user_model.objects.create_user("ann@example.org", "Ann Example")

    with pytest.raises(Refused, match="somebody other"):
        fill_seat(seat=seat, sitting=Sitting(holder=ann, deputy=ann), from_on=date(2024, 3, 1), by=BY, at=now)
    with pytest.raises(Refused, match="not both"):
        fill_seat(seat=seat, sitting=Sitting(holder=ann, holder_name="A"), from_on=FIRST, by=BY, at=now)


def test_a_day_outside_the_term_is_refused(group, seat, now):
    end_seat(seat=seat, on=date(2025, 1, 1), by=BY, at=now)

    for day in (date(2019, 1, 1), date(2025, 1, 2)):
        with pytest.raises(Refused, match="not there on that day"):
            fill_seat(seat=seat, sitting=Sitting(holder_name="Cy"), from_on=day, by=BY, at=now)
    with pytest.raises(Refused, match="already has an end"):
        end_seat(seat=seat, on=date(2026, 1, 1), by=BY, at=now)


def test_a_group_that_has_ended_takes_no_seat(partnership, group, now):
    ended = a_group(partnership, "Old board", ended_on=date(2021, 1, 1))

    with pytest.raises(Refused, match="Old board ended on 1 January 2021"):
        add_seat(group=ended, details=SeatDetails(post="Chair"), starts_on=date(2021, 1, 2), by=BY, at=now)
    with pytest.raises(Refused, match="takes no new seat"):
        add_seat(group=ended, details=SeatDetails(post="Chair"), by=BY, at=now)


def test_a_seat_is_for_a_post_or_an_agency_that_is_there(partnership, group, now):
    late = an_agency(partnership, "Late agency", starts_on=date(2025, 1, 1))

    with pytest.raises(Refused, match="Enter the post or select the agency"):
        add_seat(group=group, details=SeatDetails(post=" "), starts_on=FIRST, by=BY, at=now)
    with pytest.raises(Refused, match="Late agency begins on 1 January 2025"):
        add_seat(group=group, details=SeatDetails(agency=late), starts_on=FIRST, by=BY, at=now)


def test_the_database_itself_keeps_two_terms_of_a_place_apart(partnership, seat):
    with pytest.raises(IntegrityError), transaction.atomic(), opened(actor=0, writing=partnership.pk):
        Seat.objects.create(space=partnership, group=seat.group, place=seat, post="Head of safeguarding")


DAYS = st.dates(date(2019, 12, 1), date(2021, 2, 1))
CHANGES = st.lists(st.tuples(DAYS, st.sampled_from(["Ann", "Bo", "Cy", "Di", ""])), max_size=12)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changes=CHANGES)
def test_whatever_is_recorded_a_seat_has_one_holder_on_any_day_of_its_term(group, now, changes):
    last = date(2020, 12, 31)
    with transaction.atomic():
        seat = end_seat(seat=a_seat(group, holder="Ann"), on=last, by=BY, at=now)
        accepted = {FIRST: "Ann"}
        for day, holder in changes:
            try:
                fill_seat(seat=seat, sitting=Sitting(holder_name=holder), from_on=day, by=BY, at=now)
            except Refused:
                continue
            accepted[day] = holder
        terms = list(Seat.objects.of_place(seat))
        transaction.set_rollback(True)

    for number in range((last - FIRST).days + 1):
        day = FIRST + timedelta(days=number)
        there = [term.holder_name for term in terms if term.is_in_force(day)]
        assert there == [accepted[max(start for start in accepted if start <= day)]]
    assert not [
        term for term in terms if term.is_in_force(FIRST - timedelta(1)) or term.is_in_force(last + timedelta(1))
    ]
