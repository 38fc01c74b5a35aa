"""Logs: one line of JSON for each event, with numbers and never a name.

What a line may hold is listed in ``KEPT``. Addresses are logged as the name of their route, because an
address can carry a one-time secret; words that a person typed, and what an error quotes of them, are left out.
"""

import json
import logging
from datetime import UTC, datetime
from typing import Any

KEPT = ("request", "route", "method", "status", "ms", "space", "user", "queries")


class AsJson(logging.Formatter):
    """One line: when, how grave, who says it, what, and the numbers in ``KEPT``. An error keeps its place, not its text."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "from": record.name,
        }
        if record.name.startswith("goldthread"):
            line["what"] = record.getMessage()
        else:
            # A library's message may quote what somebody typed; its pattern does not.
            line["what"] = str(record.msg) if record.args else record.getMessage().split(":")[0][:80]
        line |= {name: getattr(record, name) for name in KEPT if hasattr(record, name)}
        if record.exc_info and record.exc_info[1] is not None:
            line["error"] = type(record.exc_info[1]).__name__
            line["place"] = _place(record.exc_info[1])
        return json.dumps(line, ensure_ascii=False, default=str)


def _place(error: BaseException) -> list[str]:
    """Where it happened, innermost last: files and lines of our own, no values."""
    places, trace = [], error.__traceback__
    while trace:
        code = trace.tb_frame.f_code
        places.append(f"{code.co_filename.rpartition('/goldthread/')[2]}:{trace.tb_lineno} {code.co_name}")
        trace = trace.tb_next
    return places[-6:]


LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": AsJson}},
    "handlers": {"out": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["out"], "level": "WARNING"},
    "loggers": {
        "goldthread": {"level": "INFO"},
        # Each of these would log an address or an account; the request's own line says what is needed.
        "django.request": {"level": "CRITICAL"},
        "django.server": {"level": "CRITICAL"},
        "axes": {"level": "CRITICAL"},
        "allauth": {"level": "CRITICAL"},
    },
}
