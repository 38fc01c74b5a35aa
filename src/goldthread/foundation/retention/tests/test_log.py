"""Who opened what is forgotten after its time, the trail still verifies, and nobody can forget on the quiet."""

from datetime import timedelta
from hashlib import sha256

import pytest
from django.db import DatabaseError, connection, connections

from goldthread.foundation.retention.commands.holds import About
from goldthread.foundation.retention.commands.log import forget_reads
from goldthread.foundation.retention.factories import a_hold, old_evidence, rows
from goldthread.foundation.retention.jobs import DESTROYER
from goldthread.foundation.retention.models import Certificate, RetentionRule
from goldthread.foundation.retention.on_paper import as_data
from goldthread.foundation.trail.keys import TrailKey
from goldthread.foundation.trail.models import TrailBody, TrailEntry
from goldthread.foundation.trail.reading import note_read
from goldthread.foundation.trail.sealing import seal_trail
from goldthread.foundation.trail.verifying import verify_trail
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("store")]
AFTER_SEVEN_YEARS = timedelta(days=7 * 366 + 30)
SIX_YEARS = timedelta(days=6 * 365)
READER = 7001


@pytest.fixture
def key(tmp_path):
    return TrailKey.make(tmp_path / "trail.pem")


@pytest.fixture
def record(partnership, key):
    """It was opened twice, by the same reader; that is sealed."""
    record = old_evidence(partnership)
    for _ in range(2):
        with opened(actor=READER, reading=[partnership.pk]):
            note_read(record, "evidence", "To answer the inspectors")
    seal_trail(key)
    return record


def reads(space, **narrowed):
    return rows(space, TrailEntry, operation="read", **narrowed)


def forget(space, at):
    return forget_reads(space=space, by=DESTROYER, at=at)


def test_who_opened_what_and_why_is_gone_and_the_certificate_counts_it(partnership, record, now):
    certificate = forget(partnership, now + AFTER_SEVEN_YEARS)

    assert (certificate.retention_class, certificate.entries, certificate.records) == ("access-log", 2, 0)
    assert certificate.rule.startswith("7 years from the day it was made")
    told = {(one.actor, one.doing, one.request, one.object_table, one.object_id) for one in reads(partnership)}
    assert told == {("", "", "", "", None)}
    assert {bytes(one.body_digest) for one in reads(partnership)} == {b""}
    assert [one for one in rows(partnership, TrailBody) if "inspectors" in one.words] == []


def test_the_certificate_tells_the_digest_of_the_reads_that_were_forgotten(partnership, record, now):
    certificate = forget(partnership, now + AFTER_SEVEN_YEARS)

    digests = [bytes(one.digest) for one in sorted(reads(partnership), key=lambda one: one.pk)]
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        assert as_data(certificate)["trail"] == sha256(b"".join(digests)).hexdigest()


def test_the_trail_verifies_before_and_after_it_is_sealed_again(partnership, record, key, now):
    forget(partnership, now + AFTER_SEVEN_YEARS)

    assert verify_trail(key).first_fault is None
    seal_trail(key)
    assert verify_trail(key).first_fault is None


def test_nothing_goes_before_its_time_and_nothing_twice(partnership, record, now):
    assert forget(partnership, now + SIX_YEARS) is None
    assert forget(partnership, now + AFTER_SEVEN_YEARS) is not None
    assert forget(partnership, now + AFTER_SEVEN_YEARS) is None
    assert len(rows(partnership, Certificate)) == 1


def test_changes_are_no_part_of_it(partnership, record, now):
    before = [one.actor for one in rows(partnership, TrailEntry, operation="insert", object_table="evidence")]

    forget(partnership, now + AFTER_SEVEN_YEARS)

    assert [one.actor for one in rows(partnership, TrailEntry, operation="insert", object_table="evidence")] == before
    assert before


def test_who_opened_a_held_record_stays(partnership, record, key, now):
    other = old_evidence(partnership, title="Another")
    with opened(actor=READER, reading=[partnership.pk]):
        note_read(other, "evidence")
    seal_trail(key)
    a_hold(partnership, About("evidence", record.pk))

    assert forget(partnership, now + AFTER_SEVEN_YEARS).entries == 1
    assert len(reads(partnership, object_table="evidence", object_id=record.pk)) == 2


@pytest.mark.parametrize("about", [About(), About(retention_class="access-log"), About(retention_class="evidence")])
def test_a_hold_on_a_class_or_on_everything_keeps_who_opened_what(partnership, record, now, about):
    a_hold(partnership, about)

    assert forget(partnership, now + AFTER_SEVEN_YEARS) is None
    assert len(reads(partnership, object_table="evidence", object_id=record.pk)) == 2


def test_under_a_rule_of_before_that_asks_for_review_nothing_goes_by_itself(partnership, record, now):
    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        RetentionRule.objects.create(
            space=partnership,
            retention_class="access-log",
            anchor="made",
            months=84,
            at_end="review_by_two",
            source="Council",
            starts_on=now.date(),
            why="Decided by the board",
            set_at=now,
        )

    assert forget(partnership, now + AFTER_SEVEN_YEARS) is None


def test_the_database_keeps_it_under_a_hold_and_from_everybody_but_the_program(partnership, record, now):
    words = "select trail_forget_reads(%s, 1, %s, 10, '{}', '{}')"
    with pytest.raises(DatabaseError, match="only the program itself"), opened(actor=READER, writing=partnership.pk):
        connection.cursor().execute(words, [partnership.pk, now + AFTER_SEVEN_YEARS])
    a_hold(partnership, About(retention_class="access-log"))
    with pytest.raises(DatabaseError, match="under a hold"), opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        connection.cursor().execute(words, [partnership.pk, now + AFTER_SEVEN_YEARS])


@pytest.mark.django_db(transaction=True, databases=["default", "owner"])
def test_a_read_that_somebody_empties_besides_is_found(partnership, record, key, now):
    with opened(actor=READER, reading=[partnership.pk]):
        note_read(record, "evidence")
    seal_trail(key)
    forget(partnership, now + AFTER_SEVEN_YEARS)
    with opened(actor=READER, reading=[partnership.pk]):
        note_read(record, "evidence")
    seal_trail(key)

    with connections["owner"].cursor() as cursor:
        cursor.execute(
            "update trail_entry set actor = '', doing = '', request = '', object_table = '', object_id = null,"
            " body_digest = '', destruction_id = d.id, forgotten_id = d.id from trail_destruction d"
            " where operation = 'read' and forgotten_id is null"
        )
        cursor.execute(
            "delete from trail_body b using trail_entry e where e.id = b.entry_id and forgotten_id is not null"
        )

    assert "is not the one that was certified" in verify_trail(key).first_fault.what
