"""What an action may wait for, by which the list of actions filters.

Most of it is known by the parts above, which register it here (in their ``AppConfig.ready``).
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from goldthread.foundation.lists.filters import Choice


@dataclass(frozen=True)
class Wait:
    """Something that an action waits for on a day, told by a condition over ``Action``.

    ``words`` go on after "waits for". With a ``heading`` it is a column of what is late.
    """

    code: str
    words: str
    condition: Callable[[date], Q]
    heading: str = ""


WAITS: dict[str, Wait] = {}


def register_wait(wait: Wait) -> None:
    """Its condition must cost a list no statement of its own."""
    WAITS[wait.code] = wait


def waits_filter(on: date) -> Choice:
    """The filter of a list of actions, as it stands on a day."""
    return Choice(
        "waits",
        "Waits for",
        [(wait.code, wait.words) for wait in WAITS.values()],
        lookup=lambda rows, chosen: rows.filter(WAITS[chosen[0]].condition(on)),
    )
