"""A whole installation for tests: its own database, folders and keys, and the program as whoever runs it has it."""

import json
import os
import secrets
import shutil
import subprocess
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql

from goldthread.foundation.backups.programs import program

PROGRAM = Path(sys.executable).parent / "goldthread"
AS_IT_WAS = Path(__file__).parents[1] / "upgrade" / "demonstration"


@dataclass(frozen=True)
class Ran:
    """What came of a command."""

    code: int
    said: str
    complained: str

    @property
    def data(self) -> Any:
        return json.loads(self.said)


@dataclass(frozen=True)
class Installation:
    """``name`` is its database; ``more`` are settings beside those of every installation here."""

    name: str
    folder: Path
    keys: Path
    more: tuple[tuple[str, str], ...] = ()

    @property
    def environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("GOLDTHREAD_", "DATABASE_"))}
        return {
            **kept,
            "GOLDTHREAD_ENV_FILE": str(self.keys / "settings.env"),
            "GOLDTHREAD_TRAIL_KEY_FILE": str(self.keys / "trail-key.pem"),
            "GOLDTHREAD_TRAIL_WITNESS_FILE": str(self.keys / "trail-witness.jsonl"),
            "GOLDTHREAD_DATA_FOLDER": str(self.folder),
            "DATABASE_OWNER_URL": owner_address(self.name),
            **({} if self.gives_its_address() else {"DATABASE_URL": web_address(self.name)}),
            **dict(self.more),
        }

    def gives_its_address(self) -> bool:
        return "DATABASE_URL=" in (self.keys / "settings.env").read_text()

    def start(self, *words: str, apart: bool = False) -> subprocess.Popen[str]:
        """``apart`` with whatever it starts itself, so that all of it can be killed at once."""
        return subprocess.Popen(
            [PROGRAM, *words],
            env=self.environment,
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=apart,
        )

    def run(self, *words: str) -> Ran:
        running = self.start(*words)
        said, complained = running.communicate(timeout=300)
        return Ran(running.returncode, said, complained)

    def with_setting(self, **more: str) -> "Installation":
        return replace(self, more=(*self.more, *more.items()))

    def query(self, words: str, *values: Any) -> list[Any]:
        """Ask the database as its owner."""
        with psycopg.connect(owner_address(self.name), autocommit=True) as owner:
            found = owner.execute(words, values)  # type: ignore[call-overload]
            return found.fetchall() if found.description else []


def a_database(pattern: str = "") -> str:
    """A new database of a name that no other has: empty, or a copy of another."""
    name = f"goldthread_{secrets.token_hex(6)}"
    copied = sql.SQL(" template {}").format(sql.Identifier(pattern)) if pattern else sql.SQL("")
    with psycopg.connect(os.environ["DATABASE_OWNER_URL"], autocommit=True) as server:
        server.execute(sql.SQL("create database {}{}").format(sql.Identifier(name), copied))
    return name


def drop_database(name: str) -> None:
    """Take a database away once whatever was ended has left it.

    Not by force: the owner may not end the server's own housekeeping there, which a plain drop sends away by itself.
    """
    with psycopg.connect(os.environ["DATABASE_OWNER_URL"], autocommit=True) as server:
        for last in (False, False, False, True):
            try:
                server.execute(sql.SQL("drop database if exists {}").format(sql.Identifier(name)))
            except psycopg.errors.ObjectInUse:
                if last:
                    raise
            else:
                return


def the_demonstration(folder: Path, of_the_run: Path | None) -> Installation:
    """The demonstration of the earlier program, brought up to date: once in a run, since that takes longest of all."""
    if of_the_run is None:
        return the_demonstration_as_it_was(folder)
    pattern = of_the_run / "demonstration-as-it-was"
    with psycopg.connect(os.environ["DATABASE_OWNER_URL"], autocommit=True) as server:
        server.execute("select pg_advisory_lock(2)")
        if not (pattern / "name").exists():
            pattern.mkdir()
            (pattern / "name").write_text(the_demonstration_as_it_was(pattern).name)
        made = Installation((pattern / "name").read_text(), pattern / "data", pattern / "keys")
        return a_copy_of(made, folder)


def the_demonstration_as_it_was(folder: Path) -> Installation:
    """What that program left, brought up to date by this one."""
    keys = folder / "keys"
    shutil.copytree(AS_IT_WAS, keys, ignore=shutil.ignore_patterns("files", "threads", "database.dump", "README.md"))
    (keys / "trail-key.pem").chmod(0o600)
    shutil.copytree(AS_IT_WAS / "files", folder / "data" / "files")
    made = Installation(a_database(), folder / "data", keys)
    (version,) = made.query("show server_version_num")[0]
    words = ["--single-transaction", "--no-owner", "--no-privileges", f"--dbname={owner_address(made.name)}"]
    restoring, _ = program("pg_restore", int(version) // 10_000)
    subprocess.run([restoring, *words, AS_IT_WAS / "database.dump"], check=True)
    brought = made.run("migrate", "--quiet")
    assert (brought.code, brought.complained) == (0, "")
    return made


def a_copy_of(one: Installation, folder: Path) -> Installation:
    """Another installation with the same records, files and keys."""
    shutil.copytree(one.folder, folder / "data")
    shutil.copytree(one.keys, folder / "keys")
    return replace(one, name=a_database(one.name), folder=folder / "data", keys=folder / "keys")


def an_empty_one(like: Installation, folder: Path) -> Installation:
    """A new machine with the keys of another, an empty database and no files."""
    shutil.copytree(like.keys, folder / "new-keys")
    return replace(like, name=a_database(), folder=folder / "new-data", keys=folder / "new-keys")


def owner_address(database: str) -> str:
    return _address("owner", database)


def web_address(database: str) -> str:
    return _address("default", database)


def _address(alias: str, database: str) -> str:
    """Of the server of these tests; the addresses are the environment's, since the tests' own databases have others."""
    given = os.environ["DATABASE_OWNER_URL" if alias == "owner" else "DATABASE_URL"]
    return urlunsplit(urlsplit(given)._replace(path=f"/{database}"))
