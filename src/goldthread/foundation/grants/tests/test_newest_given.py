"""The newest records of which somebody was given sight: each once, however often and through whom it was given."""

from datetime import timedelta

import pytest

from goldthread.foundation.grants.giving import write_grant
from goldthread.foundation.grants.models import Grant
from goldthread.foundation.grants.queries import newest_granted
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

from .asking import PROGRAM, standing_at
from .conftest import KIND, an_action

pytestmark = pytest.mark.django_db


@pytest.fixture
def records(partnership):
    return [an_action(partnership, f"T-2026-01{number:02}") for number in range(6)]


@pytest.fixture
def worker(person, police):
    return person("Wil Worker", "agency_worker", agency=police)


@pytest.fixture
def newest(worker, partnership, at):
    def read(most, before=None):
        with opened(actor=worker.pk):
            standing = standing_at(worker, at)
            with opened(actor=worker.pk, reading=[partnership.pk]):
                return newest_granted(standing, KIND, most, before)

    return read


def given(record, at, *, times=1, **to):
    with opened(actor=SYSTEM_ACTOR, writing=record.space_id):
        for _ in range(times):
            said = {"standing_as": Grant.As.OTHER, "purpose": "Works with the family", **to}
            write_grant(record, **said, by=PROGRAM, at=at - timedelta(minutes=5))


def test_what_was_given_twice_takes_the_place_of_no_other(records, newest, worker, at):
    for record in records:
        given(record, at, times=2, account=worker)

    assert newest(4) == [one.pk for one in reversed(records[2:])]
    assert newest(4, before=records[2].pk) == [records[1].pk, records[0].pk]


def test_none_is_left_out_between_what_the_person_and_what_their_agency_was_given(records, newest, worker, police, at):
    for record in records[1:]:
        given(record, at, times=3, account=worker)
    given(records[0], at, agency=police)
    given(records[5], at, agency=police)

    first = newest(2)
    rest = [*newest(2, before=first[-1]), *newest(2, before=records[2].pk)]

    assert [*first, *rest] == [one.pk for one in reversed(records)]
