"""The trail holds every change, and what was done to it shows."""

import json

import pytest
from django.db import DatabaseError, connection, connections

from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.trail.keys import TrailKey
from goldthread.foundation.trail.models import TrailEntry
from goldthread.foundation.trail.reading import note_read
from goldthread.foundation.trail.sealing import seal_trail
from goldthread.foundation.trail.verifying import verify_trail
from goldthread.foundation.wall.passage import opened

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "owner"])


@pytest.fixture
def key(tmp_path):
    return TrailKey.make(tmp_path / "trail.pem")


@pytest.fixture
def agency(partnership):
    with opened(actor=7, writing=partnership.pk, doing="agency added"):
        return Agency.objects.create(space=partnership, name="Police", kind="police_territorial")


def entries_of(space):
    with opened(actor=7, reading=[space.pk]):
        return [
            (entry.operation, entry.actor, entry.doing, json.loads(entry.body.words))
            for entry in TrailEntry.objects.filter(object_table="agency").select_related("body").order_by("id")
        ]


def as_owner(statement, *values):
    with connections["owner"].cursor() as cursor:
        cursor.execute(statement, values)


def test_a_change_is_kept_with_who_and_what(partnership, agency):
    with opened(actor=8, writing=partnership.pk, doing="agency renamed"):
        Agency.objects.filter(pk=agency.pk).update(name="Met Police")

    (_, _, _, added), changed = entries_of(partnership)
    assert added["name"] == "Police"
    assert changed == ("update", "8", "agency renamed", {"name": ["Police", "Met Police"]})


def test_raw_sql_and_deletion_are_kept_too(partnership, agency):
    with opened(actor=8, writing=partnership.pk), connection.cursor() as cursor:
        cursor.execute("update agency set short_name = 'Met'")
        cursor.execute("delete from agency")

    assert [operation for operation, *_ in entries_of(partnership)] == ["insert", "update", "delete"]


def test_a_change_by_the_database_owner_is_kept_under_its_own_name(partnership, agency):
    as_owner("update agency set name = 'Quietly renamed'")

    *_, (operation, actor, _, body) = entries_of(partnership)
    assert operation == "update"
    assert actor.startswith("database:")
    assert body == {"name": ["Police", "Quietly renamed"]}


def test_a_change_that_is_undone_leaves_nothing(partnership, agency):
    with pytest.raises(RuntimeError), opened(actor=8, writing=partnership.pk):
        Agency.objects.filter(pk=agency.pk).update(name="Met Police")
        raise RuntimeError

    assert len(entries_of(partnership)) == 1


def test_a_read_is_kept(partnership, agency):
    with opened(actor=8, reading=[partnership.pk]):
        note_read(agency, "the agency's page", "preparing the board")

    assert entries_of(partnership)[-1] == (
        "read",
        "8",
        "",
        {"what": "the agency's page", "purpose": "preparing the board"},
    )


def test_a_secret_is_never_kept(django_user_model):
    user = django_user_model.objects.create_user("a@example.org", "A", "first password")
    with opened(actor=0, reading=[0]):
        user.set_password("second password")
        user.save()
        words = " ".join(entry.body.words for entry in TrailEntry.objects.filter(object_table="account"))
    assert "argon2" not in words
    assert "(masked)" in words


def test_an_honest_trail_verifies(partnership, agency, key, tmp_path):
    before = verify_trail(key)
    sealed = seal_trail(key, tmp_path / "witness.jsonl", batch=2)
    after = verify_trail(key, tmp_path / "witness.jsonl")

    assert before.ok
    assert before.sealed == 0
    assert before.unsealed == sealed
    assert after.ok
    assert (after.sealed, after.unsealed, after.first_fault) == (sealed, 0, None)
    assert seal_trail(key) == 0


@pytest.mark.parametrize(
    ("tampering", "found"),
    [
        ("update trail_body set words = '{}' where entry_id = %s", "the body of entry {} was altered"),
        ("update trail_entry set actor = '9' where id = %s", "entry {} was altered"),
        ("delete from trail_body where entry_id = %s", "the body of entry {} was removed"),
        (
            "delete from trail_body where entry_id = %s; delete from trail_entry where id = %s",
            "entry {} was removed",
        ),
    ],
)
def test_tampering_by_the_owner_is_found_and_named(partnership, agency, key, tampering, found):
    seal_trail(key)
    with opened(actor=7, reading=[partnership.pk]):
        entry = TrailEntry.objects.get(object_table="agency")

    for statement in tampering.split(";"):
        as_owner(statement, entry.pk)
    verdict = verify_trail(key)

    assert not verdict.ok
    assert verdict.first_fault.what == found.format(entry.pk)
    assert verdict.first_fault.entry == entry.pk


def test_a_trail_rewritten_with_fitting_digests_fails_on_the_seal(partnership, agency, key):
    seal_trail(key)
    as_owner(
        "update trail_entry set actor = '9', digest = sha256(convert_to(jsonb_build_array(id, space,"
        " (extract(epoch from at) * 1000000)::bigint, '9', doing, request, operation, object_table, object_id)::text,"
        " 'UTF8') || body_digest) where object_table = 'agency'"
    )

    verdict = verify_trail(key)

    assert not verdict.ok
    assert "does not fit its entries" in verdict.first_fault.what


def test_seals_made_with_another_key_are_found(partnership, agency, key, tmp_path):
    seal_trail(TrailKey.make(tmp_path / "other.pem"))

    assert "not signed by our key" in verify_trail(key).first_fault.what


def test_a_trail_cut_short_with_its_seals_is_found_by_the_witness(partnership, agency, key, tmp_path):
    witness = tmp_path / "witness.jsonl"
    seal_trail(key, witness)
    for table in ("trail_body", "trail_entry", "trail_seal"):
        as_owner(f"delete from {table}")

    assert verify_trail(key).ok
    assert "is not the one that was made" in verify_trail(key, witness).first_fault.what


def test_a_seal_made_in_the_place_of_one_taken_away_is_found_by_the_witness(partnership, agency, key, tmp_path):
    witness = tmp_path / "witness.jsonl"
    seal_trail(key, witness)
    for table in ("trail_body", "trail_entry", "trail_seal"):
        as_owner(f"delete from {table}")
    with opened(actor=7, writing=partnership.pk, doing="agency added"):
        Agency.objects.create(space=partnership, name="Probation", kind="probation")
    seal_trail(key, witness)

    assert verify_trail(key).ok
    assert "taken away and another made in its place" in verify_trail(key, witness).first_fault.what


def test_a_word_moved_from_one_column_to_the_next_is_found(partnership, agency, key):
    seal_trail(key)
    as_owner("update trail_entry set object_table = object_table || '|' || object_id, object_id = null")

    assert "was altered" in verify_trail(key).first_fault.what


def test_a_witness_that_is_gone_is_a_fault(partnership, agency, key, tmp_path):
    seal_trail(key, tmp_path / "witness.jsonl")
    (tmp_path / "witness.jsonl").unlink()

    assert verify_trail(key, tmp_path / "witness.jsonl").first_fault.what == "the witness file is not there"


def test_a_witness_that_was_cut_in_the_middle_of_a_line_is_a_fault(partnership, agency, key, tmp_path):
    witness = tmp_path / "witness.jsonl"
    seal_trail(key, witness)
    witness.write_text(witness.read_text()[:-5])

    assert "cannot be read" in verify_trail(key, witness).first_fault.what


def test_without_a_key_it_says_that_signatures_were_not_checked(partnership, agency, key):
    assert verify_trail(None).signatures_checked is False
    assert verify_trail(key).signatures_checked is True


def test_a_reader_cannot_seal(partnership, agency):
    with (
        opened(actor=7, reading=[partnership.pk]),
        pytest.raises(DatabaseError, match="only the program itself"),
        connection.cursor() as cursor,
    ):
        cursor.execute("select trail_seal_entries(%s, 1, '{}', '', '', '', '')", [partnership.pk])


def destroyed(space, agency, actor=0, certificate=1):
    with opened(actor=actor, writing=space.pk), connection.cursor() as cursor:
        cursor.execute("select trail_destroy(%s, %s, '{agency}', %s)", [space.pk, certificate, [agency.pk]])
        return cursor.fetchone()[0]


@pytest.fixture
def gone(partnership, agency, monkeypatch):
    """The agency was removed, and certificate 1 is known."""
    monkeypatch.setattr("goldthread.foundation.trail.verifying.CERTIFIED", [lambda space: {1}])
    with opened(actor=8, writing=partnership.pk):
        Agency.objects.all().delete()
    return agency


def test_what_is_destroyed_leaves_entries_and_digests_and_is_counted(partnership, gone, key):
    seal_trail(key)
    assert destroyed(partnership, gone) == 2

    verdict = verify_trail(key)

    assert (verdict.ok, verdict.destroyed) == (True, 2)
    with opened(actor=7, reading=[partnership.pk]):
        assert not TrailEntry.objects.filter(object_table="agency", body__isnull=False).exists()


def test_only_the_program_destroys_and_only_what_is_gone(partnership, agency):
    with pytest.raises(DatabaseError, match="still there"):
        destroyed(partnership, agency)
    with pytest.raises(DatabaseError, match="only the program itself"):
        destroyed(partnership, agency, actor=8)


def test_a_body_that_is_missing_without_a_certificate_is_a_fault(partnership, gone, key):
    destroyed(partnership, gone, certificate=2)

    assert "has no certificate" in verify_trail(key).first_fault.what


def test_a_body_added_to_a_destruction_afterwards_is_a_fault(partnership, gone, key):
    with opened(actor=8, writing=partnership.pk):
        Agency.objects.create(space=partnership, name="NHS", kind="icb")
    destroyed(partnership, gone)
    as_owner("delete from trail_body where entry_id = (select max(id) from trail_entry where object_table = 'agency')")
    as_owner(
        "update trail_entry set destruction_id = (select id from trail_destruction)"
        " where id = (select max(id) from trail_entry where object_table = 'agency')"
    )

    assert "is not the one that was certified" in verify_trail(key).first_fault.what
