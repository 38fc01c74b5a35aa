"""What watches over the program learns whether it works, and nothing else."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection

from goldthread.doors.health import readiness as health
from goldthread.foundation.wall.passage import opened

pytestmark = pytest.mark.django_db


def worker_seen(ago):
    with connection.cursor() as cursor:
        cursor.execute("insert into procrastinate_workers (last_heartbeat) values (now() - %s)", [ago])


def states(client):
    answer = client.get("/ready")
    return answer.status_code, {name: state["ok"] for name, state in answer.json()["states"].items()}


def test_live_answers_without_a_database(client, monkeypatch):
    assert client.get("/live").json() == {"live": True}


def test_ready_when_everything_is_there(client):
    worker_seen(timedelta(seconds=5))

    assert states(client) == (200, {"database": True, "migrations": True, "worker": True, "sealer": True})


def test_not_ready_without_a_worker(client):
    assert states(client)[0] == 503

    worker_seen(timedelta(hours=1))

    assert states(client)[1]["worker"] is False


def test_not_ready_when_the_sealer_is_behind(partnership, client, now):
    states = {state.name: state.ok for state in health.readiness(now + timedelta(days=3650))}

    assert states["sealer"] is False


def test_not_ready_without_the_database(monkeypatch, now):
    def gone(_):
        raise DatabaseError("password=secret")

    monkeypatch.setattr(health, "_database", gone)

    assert [(state.name, state.ok, state.words) for state in health.readiness(now)] == [
        ("database", False, "cannot be reached")
    ]


def test_states_reveal_no_name(partnership, client):
    with opened(actor=7, reading=[partnership.pk]):
        body = client.get("/ready").content.decode()

    assert partnership.name not in body
