"""What watches over the program learns whether it works, and nothing else."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection
from django.utils import timezone

from goldthread.doors.health import readiness as health
from goldthread.foundation.agencies.factories import an_agency
from goldthread.foundation.files.factories import a_scanner
from goldthread.foundation.jobs.factories import a_job, failed
from goldthread.foundation.trail.keys import TrailKey
from goldthread.foundation.trail.sealing import seal_trail

pytestmark = pytest.mark.django_db


@pytest.fixture
def key(tmp_path, settings):
    settings.TRAIL_KEY_FILE = tmp_path / "trail.pem"
    return TrailKey.make(settings.TRAIL_KEY_FILE)


def worker_seen(ago):
    with connection.cursor() as cursor:
        cursor.execute("insert into procrastinate_workers (last_heartbeat) values (now() - %s)", [ago])


def answer(client):
    page = client.get("/ready")
    return page.status_code, {name: check["ok"] for name, check in page.json()["checks"].items()}


def test_live_asks_nothing_of_the_database(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        page = client.get("/live")

    assert (page.status_code, page.json()) == (200, {"live": True})


def test_ready_when_everything_is_there(client, key):
    worker_seen(timedelta(seconds=5))

    assert answer(client) == (
        200,
        {
            "database": True,
            "migrations": True,
            "restore": True,
            "wall": True,
            "worker": True,
            "jobs": True,
            "sealer": True,
            "scanner": True,
        },
    )


def test_jobs_that_failed_are_counted_and_send_no_request_elsewhere(client, key):
    worker_seen(timedelta(seconds=5))
    failed(a_job(space_id=1, message_id=2))

    page = client.get("/ready")

    assert (page.status_code, page.json()["checks"]["jobs"]["state"]) == (200, "1 failed")


def test_not_ready_with_a_wall_key_that_opens_nothing(client, key, settings):
    worker_seen(timedelta(seconds=5))
    settings.WALL_KEY = bytes(32)

    assert client.get("/ready").json()["checks"]["wall"] == {
        "ok": False,
        "state": "does not take our key",
        "seconds": None,
    }


def test_not_ready_without_a_worker(client, key):
    assert answer(client)[0] == 503


def test_not_ready_when_the_worker_has_been_silent(client, key):
    worker_seen(timedelta(hours=1))

    status, checks = answer(client)

    assert (status, checks["worker"]) == (503, False)


def test_not_ready_when_the_sealer_is_behind(partnership, key):
    later = timezone.now() + timedelta(hours=1)

    assert health.readiness(later)["checks"]["sealer"]["ok"] is False

    seal_trail(key)
    assert health.readiness(later)["checks"]["sealer"] == {"ok": True, "state": "in step", "seconds": 0}


def test_not_ready_without_a_key_to_seal_with(client, settings):
    settings.TRAIL_KEY_FILE = None

    assert answer(client)[1]["sealer"] is False


def test_not_ready_before_the_migrations(client, key, monkeypatch):
    monkeypatch.setattr(health, "_migrations_there_must_be", lambda: frozenset({("spaces", "0099_to_come")}))

    assert answer(client)[1]["migrations"] is False


def test_a_database_that_is_away_is_an_answer_and_its_words_are_not_repeated(client, monkeypatch):
    def gone(at):
        raise DatabaseError("password=secret host=10.0.0.1")

    monkeypatch.setitem(health.QUESTIONS, "database", gone)

    page = client.get("/ready")

    assert page.status_code == 503
    assert page.json()["checks"]["database"]["state"] == "the database does not answer"
    assert "secret" not in page.content.decode()


def test_the_answer_names_nobody(partnership, client):
    an_agency(partnership, "Northborough Police")

    assert "orthborough" not in client.get("/ready").content.decode()


def test_a_probe_by_number_is_answered(client):
    assert client.get("/live", headers={"host": "10.0.0.7:8000"}).status_code == 200


def test_nothing_can_be_sent_to_it(client):
    assert client.post("/ready").status_code == 405


def test_a_scanner_that_is_named_must_answer_and_know_of_todays_viruses(client, key, settings):
    worker_seen(timedelta(seconds=5))
    now = timezone.now()

    with a_scanner(now - timedelta(days=1)) as scanner:
        settings.SCANNER = scanner.address
        assert answer(client)[0] == 200
        scanner.version = f"ClamAV 1.4.6/27800/{now - timedelta(days=8):%a %b %d %H:%M:%S %Y}"
        old = answer(client)
        scanner.is_silent = True
        silent = answer(client)

    for status, checks in (old, silent, answer(client)):
        assert status == 503
        assert [name for name, ok in checks.items() if not ok] == ["scanner"]
