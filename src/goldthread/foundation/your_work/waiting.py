"""What stands on the first page after sign-in: parts that have something which waits for a person register it here.

The page stands above the parts whose matters, challenges and meetings it shows, so those register (in their
``AppConfig.ready``), and nobody has to be told when a part is added.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice

from goldthread.foundation.access.standing import Standing

AHEAD = timedelta(days=28)
"""How far the page looks: what is due later than that many days from now does not wait yet."""
SHOWN = 10
"""Of each kind; the lists of a partnership show all."""


@dataclass(frozen=True)
class Waiting:
    """One thing that waits for a person: what it is called, where it is dealt with, and from whom and by when.

    ``mark`` is a word such as "Late", shown as a tag in the colour of ``tone``.
    """

    words: str
    href: str
    detail: str
    mark: str = ""
    tone: str = "bad"


@dataclass(frozen=True)
class Kind:
    """A kind of thing that waits, under its own heading, those that are due first in front.

    ``waits`` gives them over every space where a person holds a role, in a fixed number of statements, and need give
    no more than one beyond ``SHOWN``. For one who may not deal with any it asks nothing. ``rest`` says where to look
    when there are more. ``is_own`` tells the person's own work from what waits for somebody to take it: after a load
    that may be thousands, so it stands below all that is theirs.
    """

    heading: str
    rest: str
    waits: Callable[[Standing, datetime], Iterable[Waiting]]
    is_own: bool = True


@dataclass(frozen=True)
class Lot:
    """The first few of a kind, and whether there are more."""

    kind: Kind
    shown: list[Waiting]
    is_cut: bool


KINDS: dict[str, Kind] = {}
"""By heading, in the order of the page: that of the parts."""


def register_kind(kind: Kind) -> None:
    KINDS[kind.heading] = kind


def waiting_for(standing: Standing, at: datetime) -> list[Lot]:
    """Everything that waits for a person, kind by kind; a kind of which nothing waits is left out."""
    found = ((kind, list(islice(kind.waits(standing, at), SHOWN + 1))) for kind in KINDS.values())
    return [Lot(kind, waits[:SHOWN], is_cut=len(waits) > SHOWN) for kind, waits in found if waits]
