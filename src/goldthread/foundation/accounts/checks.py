"""System checks: demonstration accounts exist in demo mode only."""

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage, Error, Tags, register
from django.db import DatabaseError

from goldthread.foundation.accounts.acting import as_program
from goldthread.foundation.accounts.demonstration import demonstrations_allowed
from goldthread.foundation.accounts.models import User


@register(Tags.database)
def no_demonstration_outside_demo_mode(
    app_configs: object, databases: Sequence[str] | None = None, **_: Any
) -> list[CheckMessage]:
    """Refuse a database that holds demonstration accounts when it is run for real people.

    They could not sign in anyway; their being there means that the database was filled for another use.
    """
    if demonstrations_allowed() or not databases:
        return []
    try:
        with as_program("demonstration accounts looked for"):
            is_there = User.objects.filter(is_demonstration=True).exists()
    except DatabaseError:
        # Before the first migration there is no table to ask.
        return []
    return [Error(DEMONSTRATION_HERE, hint=HINT, id="goldthread.E001")] if is_there else []


DEMONSTRATION_HERE = "This database holds demonstration accounts, but the program does not run in demo mode."
HINT = "Set GOLDTHREAD_MODE=demo for the demonstration, or use a database of its own for real work."
