"""The database as its owner reaches it, for PostgreSQL's own programs too."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from django.conf import settings
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from psycopg.conninfo import make_conninfo

from goldthread.foundation.backups.programs import program
from goldthread.foundation.commands.refusals import Refused

MAJOR = 10_000


def owner_connection() -> BaseDatabaseWrapper:
    """The owner's connection; refuse with a sentence where no address of the owner is given."""
    if "owner" not in settings.DATABASES:
        raise Refused("Only the database's owner can do this: set DATABASE_OWNER_URL to its address.")
    return connections["owner"]


@dataclass(frozen=True)
class Program:
    """One of PostgreSQL's programs, ready to be run against the owner's database."""

    path: Path
    version: int
    address: str
    environment: dict[str, str]


def program_for_owner(name: str) -> Program:
    """A program with the address it connects to. The password goes by its environment, never by its words."""
    connection = owner_connection()
    path, version = program(name, server_version(connection))
    held = connection.settings_dict
    given: dict[str, Any] = {
        **held["OPTIONS"],
        "host": held["HOST"],
        "port": held["PORT"],
        "user": held["USER"],
        "dbname": held["NAME"],
    }
    of_the_driver = ("isolation_level", "assume_role", "pool", "server_side_binding")
    words = {key: value for key, value in given.items() if key not in of_the_driver and value not in (None, "")}
    environment = {**os.environ, "PGPASSWORD": held["PASSWORD"]}
    return Program(path, version, make_conninfo(**words), environment)


def server_version(connection: BaseDatabaseWrapper) -> int:
    """The major version of the server."""
    connection.ensure_connection()
    return int(connection.connection.info.server_version) // MAJOR


def complaint_in(complaints: IO[bytes]) -> str:
    """What a program said went wrong. The lines after it are left out: they may hold what stands in a row."""
    complaints.seek(0)
    lines = complaints.read().decode(errors="replace").splitlines()
    wrong = next((line for line in lines if "error:" in line), lines[-1] if lines else "no reason was given")
    said = wrong.rpartition("error: ")[2].strip()
    return said if said.endswith(".") else f"{said}."
