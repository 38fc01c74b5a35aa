"""Logs: one line of JSON each, with numbers and no personal data.

Our own code logs a fixed sentence and facts that are named here. Of what libraries log only the fixed part of
the sentence is kept: their values may be addresses, names or links. Of an error the kind and the places in the
code are kept, not its words: a database quotes the very values it refuses.
"""

import json
import logging
import re
from datetime import UTC, datetime
from pathlib import Path
from traceback import extract_tb
from typing import Any

FACTS = ("request", "method", "route", "status", "ms", "space", "user", "job", "number", "why", "sign_on")
"""What a line of ours may tell beside its sentence: numbers, and names that stand in the code."""

OUR_OWN = "goldthread"
MOST_PLACES = 12

LOOKS_PERSONAL = re.compile(
    r"""
    \S+@\S+                             # an e-mail address
    | (?:https?:)?/[^\s,;)]+            # an address or a path, with whatever secret it carries
    | \?\S+                             # a query string
    | '[^']*' | "[^"]*" | “[^”]*”       # a value that is quoted
    | \b\w*\d[\w-]{7,}                  # a token, a code, a number of a person
    | \b\d{4,}\b
    | \b[A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+)+  # two capitalised words in a row: most likely a name
    """,
    re.VERBOSE,
)


class JsonLines(logging.Formatter):
    """Writes a record as one line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "from": record.name,
            "what": said_by(record),
        }
        facts = {"request": reference_of(record)} | getattr(record, "facts", {})
        line |= {name: facts[name] for name in FACTS if facts.get(name, "") != ""}
        if record.exc_info and record.exc_info[1]:
            line |= told_of(record.exc_info[1])
        return json.dumps(line, ensure_ascii=False)


class WithAnError(logging.Filter):
    """Lets a record pass that tells of an exception. That a page was refused or not found, our own line tells."""

    def filter(self, record: logging.LogRecord) -> bool:
        return record.exc_info is not None


def reference_of(record: logging.LogRecord) -> str:
    """The id of the request that Django speaks of, so that an error is found by it; empty if it speaks of none."""
    return str(getattr(getattr(record, "request", None), "reference", ""))


def said_by(record: logging.LogRecord) -> str:
    """The fixed part of the sentence. What a library wrote without one is blanked out where it looks personal."""
    fixed = str(record.msg)
    is_ours = record.name.split(".")[0] == OUR_OWN
    return fixed if is_ours else LOOKS_PERSONAL.sub("…", fixed)


def told_of(error: BaseException) -> dict[str, Any]:
    """The kind of an error and where in the code it came from, innermost last; never its words."""
    places = [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in extract_tb(error.__traceback__)]
    cause = error.__cause__ or error.__context__
    return {
        "error": type(error).__name__,
        **({"cause": type(cause).__name__} if cause else {}),
        "places": places[-MOST_PLACES:],
    }


def logging_settings(file: Path | None, *, silent: bool = False) -> dict[str, Any]:
    """Python's logging settings: to standard error, or with a ``file`` all to it and only warnings there."""
    handlers: dict[str, Any] = {"errors": {"class": "logging.StreamHandler", "formatter": "lines"}}
    if silent:
        handlers = {"nowhere": {"class": "logging.NullHandler"}}
    elif file:
        _see_that_it_can_be_written(file)
        handlers["errors"]["level"] = "WARNING"
        handlers["file"] = {
            "class": "logging.handlers.WatchedFileHandler",
            "filename": file,
            "formatter": "lines",
        }
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "filters": {"with an error": {"()": "goldthread.config.logging.WithAnError"}},
        "formatters": {"lines": {"()": "goldthread.config.logging.JsonLines"}},
        "handlers": handlers,
        "root": {"handlers": list(handlers), "level": "WARNING"},
        "loggers": {
            OUR_OWN: {"level": "INFO"},
            # Each has handlers of its own, which would write the whole sentence.
            "django": {"handlers": [], "level": "WARNING", "propagate": True},
            "django.request": {"level": "ERROR", "filters": ["with an error"]},
            "gunicorn.error": {"handlers": list(handlers), "level": "INFO", "propagate": False},
            "gunicorn.access": {"handlers": [], "level": "CRITICAL", "propagate": False},
        },
    }


def _see_that_it_can_be_written(file: Path) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.open("a").close()
    except OSError as problem:
        raise SystemExit(f"Goldthread cannot start. The log {file} cannot be written: {problem.strerror}.") from problem
