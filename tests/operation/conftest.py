"""Installations that live as long as the tests of one file."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.operation.installation import (
    Installation,
    a_copy_of,
    an_empty_one,
    drop_database,
    the_demonstration_as_it_was,
)


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """The demonstration of an earlier program, brought up to date. Nobody writes in it: tests copy it."""
    made = the_demonstration_as_it_was(tmp_path_factory.mktemp("demonstration"))
    yield made
    drop_database(made.name)


@pytest.fixture
def living(demonstration: Installation, tmp_path: Path) -> Iterator[Installation]:
    """An installation of the test's own."""
    made = a_copy_of(demonstration, tmp_path)
    yield made
    drop_database(made.name)


@pytest.fixture
def empty(living: Installation, tmp_path: Path) -> Iterator[Installation]:
    """A new machine with the keys of the living one, and nothing on it."""
    made = an_empty_one(living, tmp_path)
    yield made
    drop_database(made.name)


@pytest.fixture
def key(living: Installation, tmp_path: Path) -> Path:
    """The private key of backups, of which the living one has the public half."""
    file = tmp_path / "backup-key.txt"
    made = living.run("keys", "make-backup-key", str(file), "--json")
    settings = living.keys / "settings.env"
    settings.write_text(settings.read_text() + f"GOLDTHREAD_BACKUP_KEY={made.data['public_key']}\n")
    return file


@pytest.fixture
def archive(living: Installation, key: Path, tmp_path: Path) -> Path:
    """A backup of the living one."""
    file = tmp_path / "backup.age"
    made = living.run("backup", "--to", str(file))
    assert made.code == 0, made.complained
    return file
