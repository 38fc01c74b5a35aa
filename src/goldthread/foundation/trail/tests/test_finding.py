"""Whoever looks into an incident finds who read or changed what, by record, account, request and day."""

from datetime import timedelta

import pytest
from django.utils import timezone

from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.trail.finding import Asked, entries_of
from goldthread.foundation.trail.reading import note_read
from goldthread.foundation.wall.passage import opened

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "owner"])


@pytest.fixture
def agency(partnership):
    with opened(actor=7, writing=partnership.pk, doing="agency added", request="aaaa"):
        made = Agency.objects.create(space=partnership, name="Police", kind="police_territorial")
    with opened(actor=8, reading=[partnership.pk], request="bbbb"):
        note_read(made, "all of it")
    return made


def told(asked, most=10):
    return [(one["actor"], one["operation"]) for one in entries_of(asked, most) if one["object_table"] == "agency"]


def test_everything_is_found_where_nothing_narrows_it(agency):
    assert told(Asked()) == [("7", "insert"), ("8", "read")]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (Asked(actor="7"), ["insert"]),
        (Asked(request="bbbb"), ["read"]),
        (Asked(reads=True), ["read"]),
        (Asked(table="agency", reads=True, actor="7"), []),
        (Asked(since=timezone.now() + timedelta(days=1)), []),
    ],
)
def test_it_is_narrowed_by_who_when_and_which_request(agency, asked, found):
    assert [operation for _, operation in told(asked)] == found


def test_one_record_of_one_space_is_found(partnership, agency):
    asked = Asked(space=partnership.pk, table="agency", number=agency.pk)

    assert len(told(asked)) == 2
    assert told(Asked(space=partnership.pk + 1, table="agency", number=agency.pk)) == []


def test_the_newest_are_kept_where_there_are_too_many(agency):
    assert told(Asked(table="agency"), most=1) == [("8", "read")]


def test_nothing_of_what_was_written_is_shown(agency):
    assert "Police" not in str(entries_of(Asked(), 10))
