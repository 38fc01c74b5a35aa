"""An upgrade looks for pages and worker before it and after it, and says what to do where it finds any."""

import pytest

from goldthread.doors.command_line import database
from goldthread.doors.command_line.tests.running import run

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def upgrade(monkeypatch):
    """Run it with something to do, where so many connections are there before it and after it."""

    def made(*connected, is_behind=True):
        told, done = iter(connected), []
        monkeypatch.setattr(database, "is_behind", lambda _: is_behind)
        monkeypatch.setattr(database, "programs_connected", lambda _: next(told))
        monkeypatch.setattr(database, "migrate", lambda *, quiet: done.append(quiet))
        return run("migrate"), bool(done)

    return made


def test_it_changes_nothing_while_pages_are_connected(upgrade):
    ran, was_done = upgrade(3)

    assert (ran.code, was_done) == (1, False)
    assert "Nothing was changed: pages or a worker are connected (3 connections)" in ran.complained


def test_it_ends_loudly_where_pages_came_back_while_it_was_done(upgrade):
    ran, was_done = upgrade(0, 2)

    assert (ran.code, was_done) == (1, True)
    assert "connected while that was done (2 connections)" in ran.complained
    assert "restore the backup that was made before it" in ran.complained


@pytest.mark.parametrize(("connected", "is_behind"), [((0, 0), True), ((), False)])
def test_it_is_silent_where_none_came_and_where_there_was_nothing_to_do(upgrade, connected, is_behind):
    ran, was_done = upgrade(*connected, is_behind=is_behind)

    assert (ran.code, ran.complained, was_done) == (0, "", True)
