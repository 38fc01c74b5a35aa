"""One row of a chronology: what an agency tells of one thing that happened."""

from collections.abc import Hashable
from dataclasses import dataclass
from enum import StrEnum

from goldthread.foundation.uncertain_dates import UncertainDate


class Seen(StrEnum):
    """Whether the child was seen. What a row does not say is not said, and never taken for no."""

    ALONE = "alone"
    SEEN = "seen"
    NOT_SEEN = "not_seen"
    NOT_SAID = ""


SEEN_IN_WORDS = {Seen.ALONE: "Seen alone", Seen.SEEN: "Seen", Seen.NOT_SEEN: "Not seen", Seen.NOT_SAID: ""}
WAS_SEEN = frozenset({Seen.ALONE, Seen.SEEN})
TYPED_BY_DESK = "Typed by the desk from what the agency sent"
"""What each view and each file says of a row that is not in the agency's own words."""


@dataclass(frozen=True)
class Row:
    """What happened, when, as which agency tells it and from which source.

    ``key`` names the row for whoever shows it. ``is_third_party`` is said of what somebody outside the family told of
    themselves or others; ``is_sensitive`` of what only the case's own desk should read;
    ``told_for_it`` of what the desk typed, from what the agency sent.
    """

    key: Hashable
    agency: str
    when: UncertainDate
    what: str
    source: str
    who: str = ""
    child_seen: Seen = Seen.NOT_SAID
    voice: str = ""
    comment: str = ""
    is_third_party: bool = False
    is_sensitive: bool = False
    told_for_it: bool = False


LONGEST_SOURCE = 300
LONGEST_WHO = 1000
LONGEST_WRITTEN = 200
LONGEST_PLACE = 100
"""What is kept of its day as the file has it, and of where in the file it stands."""
TEXTS = ("what", "source", "who", "voice", "comment")
"""The fields of a row in which somebody may be named."""
