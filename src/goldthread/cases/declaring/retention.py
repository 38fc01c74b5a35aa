"""How long cases of a pathway stay: its retention classes, and which cases are of each."""

from dataclasses import dataclass

from goldthread.cases.declaring.clocks import Fact
from goldthread.foundation.retention.classes import Anchor, RetentionClass

NO_OUTCOME = ""
"""Among the outcomes of a class: cases that were closed without any."""

KNOWN_OF_EVERY_CASE = (Anchor.CLOSURE, Anchor.LAST_CONTACT)


@dataclass(frozen=True, kw_only=True)
class Kept:
    """Cases of one retention class. The class gives a length only with the schedule in which that was found; where none
    was found it waits for the partnership to say.

    ``outcomes`` are those with which these cases were closed (``NO_OUTCOME`` for none). The last class of a pathway
    names none: it takes what is left, an outcome that is added later too, so its length must be safe for whatever that
    is. It need not be the longest: another may wait for the partnership to say how long. ``born`` is the fact that says
    when whom a case is about was born, for a period that runs from a birth.
    """

    of: RetentionClass
    outcomes: tuple[str, ...] = ()
    born: Fact | None = None

    @property
    def anchors(self) -> tuple[Anchor, ...]:
        """The days from which its period may run."""
        return (*KNOWN_OF_EVERY_CASE, Anchor.BIRTH) if self.born else KNOWN_OF_EVERY_CASE
