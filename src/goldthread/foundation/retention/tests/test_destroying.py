"""What is destroyed is gone everywhere, and a certificate says so without saying what it was."""

import json
from datetime import UTC, datetime
from hashlib import sha256
from uuid import uuid4

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import settings as properties
from hypothesis import strategies as some

from goldthread.foundation.drafts.commands import keep_draft
from goldthread.foundation.drafts.models import Draft
from goldthread.foundation.evidence.commands import add_version
from goldthread.foundation.evidence.models import Evidence, EvidenceVersion
from goldthread.foundation.evidence.recording import Shown
from goldthread.foundation.files.models import StoredFile
from goldthread.foundation.messages.models import Message
from goldthread.foundation.retention.commands.destroying import carry_out
from goldthread.foundation.retention.commands.holds import About
from goldthread.foundation.retention.factories import (
    LONG_AGO,
    SECRET,
    TESTS,
    a_hold,
    carried_out,
    confirmed,
    evidence,
    old_evidence,
    rows,
    somebody,
)
from goldthread.foundation.retention.jobs import DESTROYER, destroy_record, destroy_what_goes_by_itself
from goldthread.foundation.retention.models import Certificate, Decision
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.spaces.registering import register_space
from goldthread.foundation.trail.keys import TrailKey
from goldthread.foundation.trail.models import TrailBody, TrailEntry
from goldthread.foundation.trail.sealing import seal_trail
from goldthread.foundation.trail.verifying import verify_trail
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("store")]


@pytest.fixture
def done(partnership, register, coordinator, manager, ledger_file, now):
    """A file of evidence, renewed once in words, with a draft about it, was destroyed."""
    add_version(evidence=register, shown=Shown(words=SECRET), by=TESTS, at=LONG_AGO)
    keep_draft(space=partnership, step=f"renew-evidence-{register.pk}", content={"words": [SECRET]}, by=manager, at=now)
    return carried_out(confirmed(register, evidence(), coordinator, manager))


def test_rows_bytes_drafts_and_the_bodies_of_the_trail_are_gone(partnership, done, store):
    assert done.state == Decision.State.DONE
    assert rows(partnership, Evidence) == rows(partnership, EvidenceVersion) == rows(partnership, StoredFile) == []
    assert rows(partnership, Draft) == []
    assert list((store / "files").glob("??/*")) == []
    assert [body for body in rows(partnership, TrailBody) if SECRET in body.words or "minutes.txt" in body.words] == []


def test_the_certificate_tells_who_and_what_and_never_what_it_said(done, coordinator, manager):
    certificate = done.certificate

    assert (certificate.roots, certificate.records, certificate.files) == (1, 5, 1)
    assert (certificate.decided_by_id, certificate.confirmed_by_id) == (coordinator.pk, manager.pk)
    assert certificate.rule.startswith("6 years from the day it was last added to or withdrawn")
    assert certificate.destroyed["bytes"] == [sha256(SECRET.encode()).hexdigest()]
    assert certificate.places == []
    assert "Register" not in json.dumps(certificate.destroyed) + certificate.rule


def test_the_trail_verifies_and_counts_what_was_destroyed(partnership, done, tmp_path):
    key = TrailKey.make(tmp_path / "trail.pem")
    seal_trail(key)

    verdict = verify_trail(key)

    assert verdict.ok, verdict.first_fault
    assert verdict.destroyed == done.certificate.entries > 4
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        inserted = TrailEntry.objects.select_related("destruction").get(object_table="evidence", operation="insert")
    assert inserted.destruction.certificate == done.certificate.number


def test_the_ledger_tells_of_it_in_numbers_and_digests(done, ledger_file):
    line, outcome = [json.loads(one) for one in ledger_file.read_text().splitlines()]

    assert (line["space"], line["certificate"], line["kind"]) == ("northborough", 1, "evidence")
    assert [one["model"] for one in line["records"]] == ["evidence.Evidence"]
    assert outcome == {"key": done.certificate.ledger_key, "became": "committed"}
    assert SECRET not in ledger_file.read_text()
    assert "Register" not in ledger_file.read_text()


def test_done_twice_it_is_done_once(partnership, done):
    again = carried_out(done)

    assert again.certificate_id == done.certificate_id
    assert len(rows(partnership, Certificate)) == 1


def test_where_the_ledger_cannot_be_written_nothing_is_destroyed(
    partnership, register, coordinator, manager, ledger_file
):
    ledger_file.mkdir()
    decision = confirmed(register, evidence(), coordinator, manager)

    with pytest.raises(IsADirectoryError):
        destroy_record.func(space_id=partnership.pk, decision_id=decision.pk)

    assert rows(partnership, Evidence) == [register]
    assert rows(partnership, Certificate) == []


def test_killed_between_rows_and_bytes_it_is_finished_later(partnership, register, coordinator, manager, store, now):
    decision = confirmed(register, evidence(), coordinator, manager)
    carry_out(decision=decision, by=DESTROYER, at=now)  # and here the worker is killed
    assert list((store / "files").glob("??/*")) != []

    destroy_what_goes_by_itself.func()

    assert list((store / "files").glob("??/*")) == []
    assert [one.places for one in rows(partnership, Certificate)] == [[]]


def test_killed_before_it_began_it_is_done_the_next_night(partnership, register, coordinator, manager):
    confirmed(register, evidence(), coordinator, manager)

    destroy_what_goes_by_itself.func()

    assert rows(partnership, Evidence) == []


def a_message(space, at, state="sent"):
    with opened(actor=SYSTEM_ACTOR, writing=space.pk):
        return Message.objects.create(
            space=space,
            to="a@example.org",
            subject="Due",
            words=SECRET,
            kind="reminder",
            state=state,
            queued_at=at,
            sent_at=at if state == "sent" else None,
        )


def test_old_messages_go_by_themselves_on_one_certificate_and_others_stay(partnership, now):
    for _ in range(2):
        a_message(partnership, LONG_AGO)
    staying = [a_message(partnership, now), a_message(partnership, LONG_AGO, "waiting")]

    destroy_what_goes_by_itself.func()

    assert rows(partnership, Message) == staying
    (certificate,) = rows(partnership, Certificate)
    assert (certificate.kind, certificate.records, certificate.decided_by_id) == ("message", 2, None)


def test_a_program_that_knows_no_key_of_the_ledger_still_writes_certificates(db):
    """While it is brought up to date an older one still runs."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select column_default from information_schema.columns"
            " where table_name = %s and column_name = 'ledger_key'",
            [Certificate._meta.db_table],
        )
        assert cursor.fetchone()[0].startswith("''")


def test_under_a_hold_nothing_goes_by_itself(partnership):
    message = a_message(partnership, LONG_AGO)
    a_hold(partnership, About(retention_class="message"))

    destroy_what_goes_by_itself.func()

    assert rows(partnership, Message) == [message]


@properties(max_examples=12)
@given(some.lists(some.tuples(some.booleans(), some.booleans()), min_size=1, max_size=4))
def test_nothing_under_a_hold_is_ever_destroyed_and_the_trail_always_verifies(each):
    """Any records, some held, all asked to be destroyed: those held stay whole, those not are gone."""
    slug = f"of-{uuid4().hex[:12]}"
    space = register_space(kind=Space.Kind.PARTNERSHIP, name=slug, slug=slug, at=datetime.now(UTC), live=True)
    people = somebody(space, "coordinator", "Robin"), somebody(space, "partnership_manager", "Morgan")
    records = [(old_evidence(space, with_file=with_file), held) for with_file, held in each]
    decisions = [confirmed(record, evidence(), *people) for record, _ in records]
    for record, held in records:
        if held:
            a_hold(space, About("evidence", record.pk))

    outcomes = [carried_out(decision).state for decision in decisions]
    destroy_what_goes_by_itself.func()

    assert outcomes == ["stopped" if held else "done" for _, held in records]
    assert {one.pk for one in rows(space, Evidence)} == {record.pk for record, held in records if held}
    verdict = verify_trail(None)
    assert verdict.ok, verdict.first_fault
