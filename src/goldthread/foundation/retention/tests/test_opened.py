"""Who has opened what is seen by those who may, as far as they see what was opened; and that they looked is noted."""

import pytest

from goldthread.foundation.access.standing import System
from goldthread.foundation.agencies.factories import visitor
from goldthread.foundation.form_pages.factories import read, status
from goldthread.foundation.messages.models import Message
from goldthread.foundation.retention.factories import LONG_AGO, old_evidence, rows, somebody
from goldthread.foundation.trail.models import TrailBody
from goldthread.foundation.trail.reading import note_read
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("store")]
HERE = "/p/northborough/retention/opened/"
TESTS = System("tests")


def opens(user, record, what="evidence", purpose=""):
    with opened(actor=user.pk, reading=[record.space_id]):
        note_read(record, what, purpose)


@pytest.fixture
def reader(partnership):
    return somebody(partnership, "coordinator", "Sparrow")


@pytest.fixture
def register_opened(partnership, reader):
    record = old_evidence(partnership, title="Register of names")
    opens(reader, record, purpose="To answer the inspectors")
    return record


def test_each_reading_says_when_who_what_and_what_for_and_never_a_title(partnership, register_opened):
    words = read(visitor("data_protection", partnership), HERE)

    assert f"Sparrow Evidence {register_opened.pk} evidence To answer the inspectors" in words
    assert "Register of names" not in words


def test_it_is_narrowed_to_one_record_from_its_page(partnership, register_opened, reader):
    other = old_evidence(partnership, title="Another")
    opens(reader, other, purpose="Out of interest")
    manager = visitor("partnership_manager", partnership)

    assert "See who has opened it" in read(manager, f"/p/northborough/retention/records/evidence/{register_opened.pk}/")
    words = read(manager, f"{HERE}?record=evidence.{register_opened.pk}")

    assert f"Who has opened evidence {register_opened.pk}" in words
    assert "To answer the inspectors" in words
    assert "Out of interest" not in words


def test_that_somebody_looked_is_noted(partnership, register_opened):
    read(visitor("partnership_manager", partnership), f"{HERE}?record=evidence.{register_opened.pk}")

    words = " ".join(one.words for one in rows(partnership, TrailBody))
    assert f"who has opened evidence.{register_opened.pk}" in words


def test_readings_of_another_space_and_of_what_one_may_not_see_are_not_there(partnership, neighbour, reader):
    theirs = old_evidence(neighbour)
    opens(somebody(neighbour, "coordinator", "Wren"), theirs, purpose="Of the neighbours")
    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        facts = {"to": "a@example.org", "subject": "Due", "words": "Due", "kind": "reminder", "state": "sent"}
        message = Message.objects.create(space=partnership, queued_at=LONG_AGO, sent_at=LONG_AGO, **facts)
    opens(reader, message, "message", purpose="Of a message")
    scrutineer = visitor("independent_scrutineer", partnership)

    for address in (HERE, f"{HERE}?record=evidence.{theirs.pk}"):
        words = read(scrutineer, address)
        assert "Of the neighbours" not in words
        assert "Wren" not in words
        assert "Of a message" not in words


@pytest.mark.parametrize("record", ["evidence", ".", "evidence.x", "nothing.1", f"evidence.{2**70}", "%00.1"])
def test_an_address_that_names_no_record_gives_a_page(partnership, register_opened, record):
    assert status(visitor("partnership_manager", partnership), f"{HERE}?record={record}") == 200


@pytest.mark.parametrize("role", ["coordinator", "agency_lead", "board_member", "stranger"])
def test_nobody_else_sees_it(partnership, role):
    assert status(visitor(role, partnership), HERE) in (403, 404)
