"""What is made up where cases go to others or came from them. All go to another area: an answer, which is made up for
itself, does not know what was offered.
"""

from collections.abc import Mapping
from typing import Any

from goldthread.cases.transfers.models import From, To
from goldthread.cases.transfers.steps import ACCEPTED, OFFERED, RECEIVED, REFUSED, WITHDRAWN

ANSWERS: dict[str, Mapping[Any, float]] = {
    f"{OFFERED}.to": {To.AREA.value: 1},
    f"{OFFERED}.informed": {"yes": 1},
    f"{OFFERED}.consent": {"given": 1},
    f"{OFFERED}.basis": {"public_task": 1},
    f"{OFFERED}.condition": {"safeguarding": 1},
    f"{OFFERED}.gateway": {"ca2004_s11": 1},
    f"{OFFERED}.taken_by": {None: 1},
    f"{RECEIVED}.origin": {From.AREA.value: 1},
    f"{RECEIVED}.known_since": {None: 1},
}
WORDS: dict[str, tuple[Any, ...]] = {
    f"{OFFERED}.whom": ("The council next to ours", "A council in the north"),
    f"{OFFERED}.contact": ("Duty manager, on the usual number",),
    f"{OFFERED}.handed": ("The chronology, and what is open still",),
    f"{OFFERED}.why": ("The family lives there now. They need what bears on it, and no more.",),
    f"{OFFERED}.informed_why": ("",),
    f"{OFFERED}.consent_why": ("",),
    f"{OFFERED}.gateway_other": ("",),
    f"{ACCEPTED}.accepted_by": ("Team manager there",),
    f"{ACCEPTED}.agreed": ("", "They speak with the family within a week."),
    f"{REFUSED}.why": ("They say that the family has not moved yet.",),
    f"{REFUSED}.goes_on": ("It goes on here until it is settled.",),
    f"{WITHDRAWN}.why": ("The family did not move.",),
    f"{WITHDRAWN}.told": ("Those to whom it was offered",),
    f"{RECEIVED}.whom": ("The council next to ours",),
    f"{RECEIVED}.given": ("A chronology, and the last report",),
}
DAYS = {OFFERED: (5, 60), ACCEPTED: (1, 14), REFUSED: (1, 14), WITHDRAWN: (1, 14), RECEIVED: (0, 3)}
