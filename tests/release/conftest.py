"""A release, built once and installed as docs/operations.md says, away from this folder."""

import os
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest
from psycopg.conninfo import conninfo_to_dict

from ..guards.house import ROOT
from ..operation.installation import drop_database
from .installed import Installed

ADDRESSES = ("DATABASE_URL", "DATABASE_OWNER_URL", "PUBLIC_DATABASE_URL")
BUILD = 'set -euo pipefail; for part in say release; do . "script/parts/$part.sh"; done; '


@dataclass(frozen=True)
class Release:
    """What ``script/release`` wrote, and an environment in which that is installed."""

    folder: Path
    environment: Path

    @property
    def wheel(self) -> Path:
        (found,) = self.folder.glob("goldthread-*.whl")
        return found

    @property
    def list_of_parts(self) -> Path:
        (found,) = self.folder.glob("goldthread-*.cdx.json")
        return found


@pytest.fixture(scope="session")
def release(tmp_path_factory) -> Release:
    home = tmp_path_factory.mktemp("release")
    made = Release(home / "dist", home / "environment")
    in_shell = f'{BUILD} make_release "$1"; install_release "$1" "$2"'
    subprocess.run(["bash", "-c", in_shell, "bash", made.folder, made.environment], cwd=ROOT, check=True, timeout=300)
    return made


@pytest.fixture(scope="session")
def empty_database() -> Iterator[dict[str, str]]:
    """A database with nothing in it, as its two addresses; it is gone afterwards."""
    name = f"goldthread_release_{os.getpid()}"
    with psycopg.connect(os.environ["DATABASE_OWNER_URL"], autocommit=True) as server:
        server.execute(f"create database {name}")
        yield {variable: _address(os.environ[variable], name) for variable in ADDRESSES}
    drop_database(name)


@pytest.fixture(scope="session")
def installed(release, empty_database, tmp_path_factory) -> Iterator[Installed]:
    """The release, run with the settings that are given as an example."""
    program = Installed(release.environment, tmp_path_factory.mktemp("machine"), empty_database)
    yield program
    program.stop()


def _address(address: str, database: str) -> str:
    parts = conninfo_to_dict(address)
    return f"postgresql://{parts['user']}:{parts['password']}@{parts['host']}:{parts['port']}/{database}"
