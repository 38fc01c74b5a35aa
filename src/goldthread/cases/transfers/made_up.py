"""What is made up where a case came from another area. None is offered to others: an answer leads to the one offer of
which it is, and what is made up is made up record by record.
"""

from collections.abc import Mapping
from typing import Any

from goldthread.cases.transfers.models import From
from goldthread.cases.transfers.steps import RECEIVED

ANSWERS: dict[str, Mapping[Any, float]] = {
    f"{RECEIVED}.origin": {From.AREA.value: 1},
    f"{RECEIVED}.known_since": {None: 1},
}
WORDS: dict[str, tuple[Any, ...]] = {
    f"{RECEIVED}.whom": ("The council next to ours", "A council in the north"),
    f"{RECEIVED}.given": ("A chronology, and the last report",),
}
DAYS = {RECEIVED: (0, 3)}
