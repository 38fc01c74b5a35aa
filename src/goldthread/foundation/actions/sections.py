"""What the parts above add to the pages of actions: where actions come from, and what they serve.

Actions stand below the parts that raise them, so those parts register here (in their ``AppConfig.ready``).
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from goldthread.foundation.access.standing import Standing
from goldthread.foundation.actions.models import Action, ActionQuerySet
from goldthread.foundation.spaces.models import Space


@dataclass(frozen=True)
class Origin:
    """A kind of thing that actions come from, by the ``origin`` that they carry.

    ``in_view`` gives number, words and address of each such thing in a space that a person may see, in one query.
    """

    code: str
    one: str
    in_view: Callable[[Standing, Space], Iterable[tuple[int, str, str]]]


@dataclass(frozen=True)
class Section:
    """A section of an action's page. ``shown`` gives the template what it prints, as ``shown``.

    It stands below the evidence; with ``is_first`` above it.
    """

    template: str
    shown: Callable[[Action, Standing, Space], dict[str, Any]]
    is_first: bool = False


ORIGINS: dict[str, Origin] = {}
SECTIONS: dict[str, Section] = {}
PAGES: dict[str, str] = {}
"""Pages about all actions, which the list of actions leads to: words by the name of the address."""

MARKS: list[Callable[[ActionQuerySet], ActionQuerySet]] = []
"""What parts above note at each action in a list, as an annotation that ``actions/cells.html`` prints."""


def register_origin(origin: Origin) -> None:
    ORIGINS[origin.code] = origin


def register_section(section: Section) -> None:
    SECTIONS[section.template] = section


def register_page(name: str, words: str) -> None:
    """Only for a page that everybody may open who may open the list of actions."""
    PAGES[name] = words


def register_mark(mark: Callable[[ActionQuerySet], ActionQuerySet]) -> None:
    """It must cost a list no statement of its own."""
    MARKS.append(mark)
