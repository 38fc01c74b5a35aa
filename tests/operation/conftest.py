"""Installations for tests: one that nobody writes in, copies of it that live, and machines on which nothing is yet."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from goldthread.foundation.backups.keys import make_key
from tests.operation.installation import (
    Installation,
    a_copy_of,
    an_empty_one,
    drop_database,
    the_demonstration,
)


def of_the_run(factory: pytest.TempPathFactory) -> Path | None:
    """A folder that the processes of one run share; none where nothing takes away afterwards what they leave there."""
    shares = "PYTEST_XDIST_WORKER" in os.environ and "GOLDTHREAD_TEST_PATTERN" in os.environ
    return factory.getbasetemp().parent if shares else None


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """The demonstration of an earlier program, brought up to date. Nobody writes in it: tests copy it."""
    made = the_demonstration(tmp_path_factory.mktemp("demonstration"), of_the_run(tmp_path_factory))
    # What bringing it up to date changed is sealed by a worker, of which there is none here.
    assert made.run("trail", "seal").code == 0
    yield made
    drop_database(made.name)


@pytest.fixture(scope="session")
def key(demonstration: Installation, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The private key of backups, of which the settings have the public half."""
    file = tmp_path_factory.mktemp("key") / "backup-key.txt"
    settings = demonstration.keys / "settings.env"
    settings.write_text(settings.read_text() + f"GOLDTHREAD_BACKUP_KEY={make_key(file)}\n")
    return file


@pytest.fixture(scope="session")
def archive(demonstration: Installation, key: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A backup of the demonstration, and so of each copy of it before anybody works there."""
    file = tmp_path_factory.mktemp("archive") / "backup.age"
    made = demonstration.run("backup", "--to", str(file))
    assert made.code == 0, made.complained
    return file


@pytest.fixture
def living(demonstration: Installation, key: Path, tmp_path: Path) -> Iterator[Installation]:
    """An installation of the test's own."""
    made = a_copy_of(demonstration, tmp_path)
    yield made
    drop_database(made.name)


@pytest.fixture
def empty(demonstration: Installation, key: Path, tmp_path: Path) -> Iterator[Installation]:
    """A new machine with keys as the demonstration has them, and nothing else on it."""
    made = an_empty_one(demonstration, tmp_path)
    yield made
    drop_database(made.name)
