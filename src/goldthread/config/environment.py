"""Typed settings, read from the environment (or a file) once. A wrong value stops the start with a sentence."""

import os
from enum import StrEnum
from pathlib import Path
from typing import Annotated

from pydantic import Field, PostgresDsn, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from goldthread.config.mail import mail_settings


class Mode(StrEnum):
    """What the program is run for. Only ``live`` holds real people's data."""

    LIVE = "live"
    DEMO = "demo"
    TEST = "test"


class Environment(BaseSettings):
    """Everything that differs between one installation and another."""

    model_config = SettingsConfigDict(env_prefix="GOLDTHREAD_", extra="ignore")

    mode: Mode = Mode.LIVE
    secret_key: str = Field(min_length=32)
    wall_key: bytes = Field(description="64 hexadecimal digits; signs what a connection may read and write")
    trail_key_file: Path | None = None
    trail_witness_file: Path | None = None
    database_url: PostgresDsn = Field(validation_alias="DATABASE_URL")
    database_owner_url: PostgresDsn | None = Field(default=None, validation_alias="DATABASE_OWNER_URL")
    hosts: Annotated[list[str], NoDecode] = ["localhost", "127.0.0.1"]
    address: str = "http://127.0.0.1:8000"
    data_folder: Path = Path("var")
    mail_url: str = ""
    mail_from: str = "Goldthread <no-reply@localhost>"
    behind_https: bool = False
    session_minutes: int = Field(default=60, ge=5, le=720, description="a session ends after so long without use")
    session_hours: int = Field(default=12, ge=1, le=24, description="a session ends after so long, used or not")
    log_file: Path | None = None
    stalled_after_seconds: int = Field(default=60, ge=3, le=3600, description="a silent worker's jobs are taken up")

    @field_validator("wall_key", mode="before")
    @classmethod
    def _read_hex(cls, value: str) -> bytes:
        key = bytes.fromhex(value)
        if len(key) != 32:
            raise ValueError("must be 64 hexadecimal digits")
        return key

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

    @field_validator("hosts", mode="before")
    @classmethod
    def _split(cls, value: str | list[str]) -> list[str]:
        return [host.strip() for host in value.split(",") if host.strip()] if isinstance(value, str) else value


def read_environment() -> Environment:
    """Read and check the settings; stop with one plain line for each that is wrong.

    ``GOLDTHREAD_ENV_FILE`` may name a file of ``NAME=value`` lines; what the environment itself says comes first.
    """
    file = os.environ.get("GOLDTHREAD_ENV_FILE")
    if file and not Path(file).is_file():
        raise SystemExit(f"Goldthread cannot start. GOLDTHREAD_ENV_FILE names {file}, which is not a file.")
    try:
        return Environment(_env_file=file)
    except ValidationError as problem:
        lines = [f"  {_name(error['loc'])}: {error['msg']}" for error in problem.errors()]
        raise SystemExit("Goldthread cannot start. These settings are missing or wrong:\n" + "\n".join(lines)) from None


def _name(location: tuple[int | str, ...]) -> str:
    name = str(location[0]).upper()
    return name if name.startswith("DATABASE") else f"GOLDTHREAD_{name}"
