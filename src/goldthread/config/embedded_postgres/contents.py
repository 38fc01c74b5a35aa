"""What stands in the server before Goldthread comes: three roles, one database, and its extensions."""

from typing import Any

import psycopg
from psycopg import sql

from goldthread.config.embedded_postgres.record import OWNER, PUBLIC, SUPERUSER, WEB, Record

EXTENSIONS = ("pg_trgm", "btree_gin", "btree_gist", "unaccent", "fuzzystrmatch")
# The owner makes test databases; nobody but the superuser may pass a row security policy by right.
RIGHTS = {
    OWNER: "LOGIN NOSUPERUSER CREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS",
    WEB: "LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS",
    PUBLIC: "LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS",
}


def connect(record: Record, database: str, seconds: int = 5) -> psycopg.Connection[tuple[Any, ...]]:
    """Speak to the server as its superuser; each statement stands alone."""
    return psycopg.connect(record.address(SUPERUSER, database), autocommit=True, connect_timeout=seconds)


def fill(record: Record, database: str) -> None:
    """Make roles, database and extensions, or bring back to this state what is already there."""
    with connect(record, SUPERUSER) as server:
        for role, rights in RIGHTS.items():
            _keep_role(server, role, rights, record.passwords[role])
        _keep_database(server, database)
    # A test database is a copy of template1, made by a role that may not add extensions itself.
    for name in ("template1", database):
        with connect(record, name) as server:
            _keep_extensions(server)
    with connect(record, database) as server:
        server.execute("REVOKE CREATE ON SCHEMA public FROM PUBLIC")
        server.execute(sql.SQL("ALTER SCHEMA public OWNER TO {}").format(sql.Identifier(OWNER)))


def _keep_role(server: psycopg.Connection[Any], role: str, rights: str, password: str) -> None:
    known = server.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role]).fetchone()
    verb = "ALTER" if known else "CREATE"
    # The server is given only the digest, so that no log of statements can hold the password.
    digest = server.pgconn.encrypt_password(password.encode(), role.encode(), b"scram-sha-256").decode()
    statement = sql.SQL(f"{verb} ROLE {{}} {rights} PASSWORD {{}}")
    server.execute(statement.format(sql.Identifier(role), sql.Literal(digest)))


def _keep_database(server: psycopg.Connection[Any], database: str) -> None:
    if not server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [database]).fetchone():
        server.execute(sql.SQL("CREATE DATABASE {} OWNER {}").format(sql.Identifier(database), sql.Identifier(OWNER)))
    name = sql.Identifier(database)
    server.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(name))
    for role in (WEB, PUBLIC):
        server.execute(sql.SQL("GRANT CONNECT ON DATABASE {} TO {}").format(name, sql.Identifier(role)))


def _keep_extensions(server: psycopg.Connection[Any]) -> None:
    for extension in EXTENSIONS:
        server.execute(sql.SQL("CREATE EXTENSION IF NOT EXISTS {}").format(sql.Identifier(extension)))
