"""No door without a lock: a program with an undeclared address or job does not start."""

from collections.abc import Iterator
from typing import Any

from django.core.checks import CheckMessage, Error, Tags, register
from django.urls import URLPattern, URLResolver, get_resolver
from procrastinate.contrib.django import app

from goldthread.foundation.jobs.job import JOBS

BROUGHT_BY_THE_QUEUE = ("builtin:", "procrastinate.")


@register(Tags.security)
def check_every_door(app_configs: object = None, **_: Any) -> list[CheckMessage]:
    """Each address and each job says who may use it."""
    addresses = (path for path, view in _addresses() if not hasattr(view, "access"))
    jobs = (name for name in app.tasks if name not in JOBS and not name.startswith(BROUGHT_BY_THE_QUEUE))
    return [
        *(_undeclared(f"The address /{path}", "@access(...) on its view", "E010") for path in addresses),
        *(_undeclared(f"The job {name}", "@job(access=...)", "E011") for name in jobs),
    ]


def refuse_undeclared_doors() -> None:
    """Stop the start of a web server, which runs no checks of its own."""
    found = check_every_door()
    if found:
        raise SystemExit("Goldthread does not start:\n" + "\n".join(f"  {error.msg} {error.hint}" for error in found))


def _undeclared(what: str, how: str, number: str) -> Error:
    return Error(f"{what} does not say who may use it.", hint=f"Declare it with {how}.", id=f"goldthread.{number}")


def _addresses(resolver: URLResolver | None = None, prefix: str = "") -> Iterator[tuple[str, Any]]:
    for pattern in (resolver or get_resolver()).url_patterns:
        path = prefix + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield path, pattern.callback
        else:
            yield from _addresses(pattern, path)
