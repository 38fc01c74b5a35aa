"""Settings are read strictly, from the environment or from a file."""

import pytest

from goldthread.config.environment import read_environment


@pytest.fixture
def only_a_file(monkeypatch, tmp_path):
    """An environment in which nothing is set but the file that holds the settings."""

    def write(*lines):
        for name in ("MODE", "SECRET_KEY", "WALL_KEY", "MAIL_URL", "SESSION_MINUTES"):
            monkeypatch.delenv(f"GOLDTHREAD_{name}", raising=False)
        for name in ("DATABASE_URL", "DATABASE_OWNER_URL"):
            monkeypatch.delenv(name, raising=False)
        file = tmp_path / "goldthread.env"
        file.write_text("".join(f"{line}\n" for line in lines))
        monkeypatch.setenv("GOLDTHREAD_ENV_FILE", str(file))

    return write


ENOUGH = (
    "GOLDTHREAD_SECRET_KEY=abcdefghijklmnopqrstuvwxyz0123456789",
    f"GOLDTHREAD_WALL_KEY={'0f' * 32}",
    "DATABASE_URL=postgresql://web:x@127.0.0.1/goldthread",
)


def test_settings_are_read_from_a_file(only_a_file):
    only_a_file(*ENOUGH, "GOLDTHREAD_SESSION_MINUTES=30")

    assert (read_environment().session_minutes, read_environment().mode) == (30, "live")


def test_what_the_environment_says_comes_first(only_a_file, monkeypatch):
    only_a_file(*ENOUGH, "GOLDTHREAD_SESSION_MINUTES=30")
    monkeypatch.setenv("GOLDTHREAD_SESSION_MINUTES", "20")

    assert read_environment().session_minutes == 20


def test_a_file_that_is_not_there_stops_the_start(monkeypatch, tmp_path):
    monkeypatch.setenv("GOLDTHREAD_ENV_FILE", str(tmp_path / "none"))

    with pytest.raises(SystemExit, match="is not a file"):
        read_environment()


def test_each_wrong_setting_is_named_and_no_value_is_repeated(only_a_file):
    only_a_file("GOLDTHREAD_SECRET_KEY=too-short", *ENOUGH[1:], "GOLDTHREAD_SESSION_MINUTES=never")

    with pytest.raises(SystemExit) as stop:
        read_environment()

    assert "GOLDTHREAD_SECRET_KEY" in str(stop.value)
    assert "GOLDTHREAD_SESSION_MINUTES" in str(stop.value)
    assert "too-short" not in str(stop.value)
