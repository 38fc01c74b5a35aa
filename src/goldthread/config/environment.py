"""Typed settings, read from the environment (or a file) once. A wrong value stops the start with a sentence."""

import os
import re
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, TypeVar
from urllib.parse import unquote

from dotenv.parser import parse_stream
from pydantic import Field, PostgresDsn, ValidationError, ValidationInfo, field_validator
from pydantic_core import ErrorDetails
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from goldthread.config.mail import mail_settings


class Mode(StrEnum):
    """What the program is run for. Only ``live`` holds real people's data."""

    LIVE = "live"
    DEMO = "demo"
    TEST = "test"


EVERY_COMMAND = "every command"
REQUIRED: Any = ...
SHORTEST_SECRET = 32


def setting(default: Any, meaning: str, needed_by: str, **rules: Any) -> Any:
    """Declare a setting with what docs/settings.md says of it: its meaning, and which commands use it."""
    return Field(default, description=meaning, json_schema_extra={"needed_by": needed_by}, **rules)


class Shared(BaseSettings):
    """What the desk and the public site are both told."""

    model_config = SettingsConfigDict(env_prefix="GOLDTHREAD_", extra="ignore")

    mode: Mode = setting(
        Mode.LIVE, "What it is run for: live, demo or test. Only live holds real people's data", EVERY_COMMAND
    )
    published_folder: Path = setting(
        Path("var/published"),
        "Where copies of published files lie, and nothing else: the desk writes there, the public site reads",
        "serve, website",
    )
    public_address: str = setting(
        "https://{host}",
        "Where a public site is, as links say it; `{host}` stands for the name that the partnership gave it",
        "serve, website",
    )
    behind_https: bool = setting(
        False, "Whether a proxy in front speaks HTTPS; then cookies travel only by it", "serve, website"
    )
    log_file: Path | None = setting(
        None, "The file for the log; without it standard error, in a demonstration log.jsonl", EVERY_COMMAND
    )


class Environment(Shared):
    """Everything that differs between one installation and another."""

    secret_key: str = setting(
        REQUIRED,
        "Signs sessions and links. At least 32 characters, and no comma",
        EVERY_COMMAND,
        min_length=SHORTEST_SECRET,
    )
    old_secret_keys: Annotated[list[str], NoDecode] = setting(
        [],
        "Secret keys in use before, newest first, with commas between: they still open what they closed while keys"
        " change. goldthread keys rotate secret writes it",
        EVERY_COMMAND,
    )
    wall_key: bytes = setting(
        REQUIRED, "64 hexadecimal digits; signs what a connection may read and write", EVERY_COMMAND
    )
    trail_key_file: Path | None = setting(
        None, "The key that seals the trail; kept out of the database and its backups", "serve, worker, trail"
    )
    trail_witness_file: Path | None = setting(
        None, "Where each seal is witnessed; best on another machine", "worker, trail, restore"
    )
    backup_key: Annotated[list[str], NoDecode] = setting(
        [],
        "The public key that closes backups, as goldthread keys make-backup-key prints it. Several with commas"
        " between if any one of several private keys is to open them",
        "backup",
    )
    postgres_programs: Path | None = setting(
        None,
        "The folder of pg_dump and pg_restore; without it they are looked for on the path and in /usr/lib/postgresql",
        "backup, restore",
    )
    destruction_ledger: Path | None = setting(
        None,
        "Where each destruction under the retention schedule is noted, so that a restore can repeat it; best on another"
        " machine, and never in a backup of the database",
        "worker",
    )
    database_url: PostgresDsn = setting(
        REQUIRED, "The database, as the web role: postgresql://…", EVERY_COMMAND, validation_alias="DATABASE_URL"
    )
    database_owner_url: PostgresDsn | None = setting(
        None,
        "The database, as its owner",
        "migrate, backup, restore, keys rotate wall",
        validation_alias="DATABASE_OWNER_URL",
    )
    public_database_url: PostgresDsn | None = setting(
        None,
        "The database, as the role of the public site, which reads what is published and nothing else. Without it"
        " there is no public site",
        "migrate, check, website",
        validation_alias="PUBLIC_DATABASE_URL",
    )
    hosts: Annotated[list[str], NoDecode] = setting(
        ["localhost", "127.0.0.1"], "The host names that it answers to, with commas between", "serve"
    )
    address: str = setting(
        "http://127.0.0.1:8000",
        "Where people reach it, as links in messages and invitations say it",
        "serve, worker, partnership create, user create",
    )
    data_folder: Path = setting(
        Path("var"),
        "Where it keeps files of its own: the files that people send, collected styles and scripts,"
        " a demonstration's mail and log. Shared by web server and worker",
        EVERY_COMMAND,
    )
    mail_url: str = setting(
        "",
        "Where mail goes out: smtp://user:password@host:587 or smtps://…. Without it messages wait; in a demonstration"
        " or a test none leaves the machine",
        "worker",
    )
    mail_from: str = setting("Goldthread <no-reply@localhost>", "Whom mail is from", "worker")
    session_minutes: int = setting(60, "Minutes without use after which a session ends", "serve", ge=5, le=720)
    session_hours: int = setting(12, "Hours after which a session ends, used or not", "serve", ge=1, le=24)
    token_days: int = setting(366, "Days after which an API token ends at the latest", "serve", ge=1, le=731)
    api_calls: int = setting(
        120, "Calls a minute that one API token may make of each process of the web server", "serve", ge=10, le=6000
    )
    link_days: int = setting(14, "Days after which a one-time link ends at the latest", "serve, worker", ge=1, le=90)
    open_link_days: int = setting(
        31, "Days after which an open link to a practice question ends at the latest", "serve, worker", ge=1, le=120
    )
    break_glass_hours: int = setting(
        24, "Hours for which somebody sees a record that they opened in an emergency", "serve", ge=1, le=72
    )
    late_entry_hours: int = setting(
        24,
        "Hours within which what happened may be typed and is not marked as typed later: no source that was found"
        " fixes them",
        "serve",
        ge=1,
        le=168,
    )
    file_megabytes: int = setting(20, "Megabytes of the largest file that is taken", "serve", ge=1, le=100)
    scanner: str = setting(
        "",
        "Where the virus scanner clamd listens, such as 127.0.0.1:3310. Without it files show as not scanned",
        "serve, worker",
    )
    digest_hour: int = setting(
        7, "The hour of a Monday, in London, from which the digests of the week are sent", "worker", ge=0, le=23
    )
    stalled_after_seconds: int = setting(
        60, "Seconds of silence after which another takes up a worker's jobs", "worker", ge=3, le=3600
    )

    @field_validator("wall_key", mode="before")
    @classmethod
    def _read_hex(cls, value: str) -> bytes:
        if not re.fullmatch("[0-9a-fA-F]{64}", value):
            raise ValueError("it must be 64 hexadecimal digits")
        return bytes.fromhex(value)

    @field_validator("secret_key")
    @classmethod
    def _can_be_listed(cls, value: str) -> str:
        if "," in value:
            raise ValueError("it must hold no comma: old keys are listed with commas between. Make one of other signs")
        return value

    @field_validator("old_secret_keys")
    @classmethod
    def _are_whole(cls, value: list[str]) -> list[str]:
        if any(len(one) < SHORTEST_SECRET for one in value):
            raise ValueError(
                f"each must have {SHORTEST_SECRET} characters or more, with commas between and none within"
            )
        return value

    @field_validator("public_database_url")
    @classmethod
    def _is_a_role_of_its_own(cls, value: PostgresDsn | None, others: ValidationInfo) -> PostgresDsn | None:
        names = (others.data.get("database_url"), others.data.get("database_owner_url"))
        taken = {role_of(one) for one in names if one}
        if value and role_of(value) in taken:
            raise ValueError("it must name a role of its own, neither the web role nor the owner")
        return value

    @field_validator("mail_url")
    @classmethod
    def _check_mail(cls, value: str) -> str:
        mail_settings(value)
        return value

    @property
    def mail_address(self) -> str:
        """Where mail goes: in a demonstration or a test never out of the house."""
        inside = {Mode.DEMO: f"file:{self.data_folder / 'mail'}", Mode.TEST: "memory:"}
        return inside.get(self.mode, self.mail_url)

    @property
    def log_path(self) -> Path | None:
        """Where the log goes: a demonstration keeps the screen for its sign-ins, others write to standard error."""
        return self.log_file or (self.data_folder / "log.jsonl" if self.mode is Mode.DEMO else None)

    @field_validator("hosts", "old_secret_keys", "backup_key", mode="before")
    @classmethod
    def _split(cls, value: str | list[str]) -> list[str]:
        return [one.strip() for one in value.split(",") if one.strip()] if isinstance(value, str) else value


Read = TypeVar("Read", bound=Shared)


def role_of(address: PostgresDsn) -> str:
    """The role under which an address reaches the database."""
    return unquote(address.hosts()[0]["username"] or "")


def read_environment() -> Environment:
    """The settings of the desk, the worker and the command line."""
    return read_settings(Environment)


def read_settings(of: type[Read]) -> Read:
    """Read and check the settings; stop with one plain line for each that is wrong.

    ``GOLDTHREAD_ENV_FILE`` may name a file of ``NAME=value`` lines; what the environment itself says comes first.
    """
    file = settings_file()
    if file:
        _see_that_it_can_be_read(file)
    try:
        return of(_env_file=file)
    except ValidationError as problem:
        lines = [f"  {name_of(str(error['loc'][0]))}: {_said(error)}" for error in problem.errors()]
        raise SystemExit("Goldthread cannot start. These settings are missing or wrong:\n" + "\n".join(lines)) from None


def settings_file() -> Path | None:
    """The file that the settings were read from, if one was named."""
    file = os.environ.get("GOLDTHREAD_ENV_FILE")
    return Path(file) if file else None


def given_beside_the_file() -> frozenset[str]:
    """Names of settings that the environment itself gives: they come before what the file says."""
    return frozenset(name for name in map(name_of, Environment.model_fields) if name in os.environ)


def _see_that_it_can_be_read(file: Path) -> None:
    """Stop with a sentence that names the file, and the line that is no setting."""
    if not file.is_file():
        raise SystemExit(f"Goldthread cannot start. GOLDTHREAD_ENV_FILE names {file}, which is not a file.")
    try:
        with file.open(encoding="utf-8") as lines:
            wrong = next((one.original.line for one in parse_stream(lines) if one.error), None)
    except (OSError, UnicodeDecodeError):
        raise SystemExit(f"Goldthread cannot start. {file} cannot be read as text.") from None
    if wrong:
        raise SystemExit(f"Goldthread cannot start. Line {wrong} of {file} is not NAME=value.")


def _said(error: ErrorDetails) -> str:
    if error["type"] == "missing":
        return "it must be given"
    return error["msg"].removeprefix("Value error, ")


def name_of(field: str) -> str:
    """The name by which the environment gives a setting."""
    name = field.upper()
    return name if name.endswith("DATABASE_URL") or name == "DATABASE_OWNER_URL" else f"GOLDTHREAD_{name}"
