"""Private fostering for tests. Nobody and nothing here is real."""

from datetime import UTC, date, datetime
from typing import Any

from goldthread.cases.casework.factories import Usually
from goldthread.cases.casework.models import Case
from goldthread.cases.quality_panel.factories import SAID_BY_PANEL
from goldthread.cases.transfers.factories import SAID_OF_TRANSFERS
from goldthread.foundation.access.standing import Actor
from goldthread.foundation.spaces.models import Space

NOTIFIED_AT = datetime(2025, 9, 1, 10, 0, tzinfo=UTC)
"""A Monday."""

SAID: dict[str, dict[str, Any]] = {
    "notified": {
        "by": "carer",
        "aware_on": date(2025, 9, 1),
        "kind": "8B",
        "close_relative": False,
        "lives_there": True,
        "starts_on": date(2025, 8, 20),
        "length": "up_to_a_year",
        "child_name": "Ana Example",
        "born_on": date(2014, 5, 4),
        "disabled": False,
        "sex": "F",
        "birthplace": "europe",
        "ethnicity": "WOTH",
        "carer_name": "Robin Example",
        "carer_addresses": "1 Hill Road, since 2019",
        "parents": "Two parents, who live abroad",
        "reasons": "To learn English for a year.",
    },
    "notified_too": {"by": "parent"},
    "begun": {},
    "visited": {
        "why": "due",
        "child": "alone",
        "seen": ["carer"],
        "wishes": "She likes her school and telephones home each day.",
        "found": "A room of her own, and all is well.",
    },
    "visit_asked": {
        "by": "child",
        "reasonable": "yes",
        "words": "She wants to talk about school. A visit is made this week.",
    },
    "checked": {"kind": "dbs", "whom": "The carer", "result": "clear"},
    "assessed": {
        "duration": "A year",
        "wishes": "To stay the year",
        "home": "A room of her own",
        "carer": "Able and kind",
        "household": "Nobody else",
        "contact": "By telephone each day",
        "money": "The parents pay",
        "health": "Well, and with a doctor",
        "education": "At school each day",
        "decides": "The parents",
    },
    "decided": {"decision": "suitable", "reasons": "All is well."},
    "required": {"number": 1, "requirement": "Put a lock on the pond.", "state": "set"},
    "changed": {
        "what": "household",
        "changed_at": datetime(2025, 10, 1, 9, 0, tzinfo=UTC),
        "words": "An adult son moved in.",
    },
    **SAID_OF_TRANSFERS,
    "panel_looked": SAID_BY_PANEL,
    "ended": {"reason": "returned_parent", "where_now": "With both parents, abroad"},
}
"""By step, what its record says unless a test says otherwise."""
USUALLY = Usually("private-fostering", SAID)
then = USUALLY.then


def a_notice(space: Space, *, by: Actor, at: datetime = NOTIFIED_AT, **said: Any) -> Case:
    return USUALLY.begun(space, "notified", by=by, at=at, **said)


def an_arrangement(space: Space, *, by: Actor, at: datetime = NOTIFIED_AT, **said: Any) -> Case:
    """One that was visited, assessed and found suitable on the day of its notice."""
    case = a_notice(space, by=by, at=at, **said)
    for step in ("visited", "assessed", "decided"):
        then(case, step, by=by, at=at)
    return case
