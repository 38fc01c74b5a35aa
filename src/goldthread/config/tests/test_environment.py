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


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (b"GOLDTHREAD_MODE=live\nnot a setting\n", "Line 2 of .* is not NAME=value"),
        (b"\xff\xfe\x00", "cannot be read as text"),
    ],
)
def test_a_file_that_holds_no_settings_stops_the_start(monkeypatch, tmp_path, written, said):
    file = tmp_path / "goldthread.env"
    file.write_bytes(written)
    monkeypatch.setenv("GOLDTHREAD_ENV_FILE", str(file))

    with pytest.raises(SystemExit, match=said):
        read_environment()


def test_each_setting_that_is_missing_or_wrong_has_a_line_of_its_own(only_a_file):
    only_a_file("GOLDTHREAD_SECRET_KEY=short", "GOLDTHREAD_WALL_KEY=xyz")

    with pytest.raises(SystemExit) as stopped:
        read_environment()

    lines = str(stopped.value).splitlines()[1:]
    assert "  DATABASE_URL: it must be given" in lines
    assert "  GOLDTHREAD_WALL_KEY: it must be 64 hexadecimal digits" in lines
    assert "  GOLDTHREAD_SECRET_KEY: String should have at least 32 characters" in lines


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        ("GOLDTHREAD_SECRET_KEY=abcdefghijklmnopqrstuvwxyz,0123456789", "it must hold no comma"),
        ("GOLDTHREAD_OLD_SECRET_KEYS=abcdefghijklmnopqrstuvwxyz0123456789,abc", "32 characters or more"),
    ],
)
def test_a_secret_key_that_could_not_be_listed_among_old_ones_is_refused(only_a_file, setting, said):
    only_a_file(*ENOUGH, setting)

    with pytest.raises(SystemExit, match=said):
        read_environment()
