"""What is said where a case goes to others or came from them, for tests. Nobody and nothing here is real."""

from datetime import date
from typing import Any

from goldthread.cases.transfers.steps import ACCEPTED, OFFERED, RECEIVED, REFUSED, WITHDRAWN

SAID_OF_TRANSFERS: dict[str, dict[str, Any]] = {
    OFFERED: {
        "to": "transferred_area",
        "whom": "Eastmere Council",
        "contact": "Private fostering team, on its usual number",
        "handed": "The chronology, the assessment and the report of the last visit",
        "why": "The child moved there with the carer. They need what bears on the arrangement.",
        "informed": "yes",
        "consent": "given",
        "condition": "safeguarding",
        "basis": "public_task",
        "gateway": "ca1989_s27",
    },
    ACCEPTED: {
        "accepted_by": "Team manager, private fostering",
        "reference_there": "EM 77",
        "agreed": "They visit within a week.",
    },
    REFUSED: {"why": "The carer has not moved yet.", "goes_on": "Visits go on from here."},
    WITHDRAWN: {"why": "The family did not move.", "told": "The team to which it was offered"},
    RECEIVED: {
        "origin": "area",
        "whom": "Westmere Council",
        "reference_there": "WM 12",
        "known_since": date(2025, 3, 3),
        "given": "A chronology and two reports of visits",
    },
}
"""By step, what its record says unless a test says otherwise."""
