"""Child death reviews for tests. Nobody and nothing here is real."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from goldthread.cases.casework.factories import Usually
from goldthread.cases.casework.models import Case
from goldthread.cases.transfers.factories import SAID_OF_TRANSFERS
from goldthread.foundation.access.standing import Actor
from goldthread.foundation.spaces.models import Space

NOTIFIED_AT = datetime(2025, 9, 1, 10, 0, tzinfo=UTC)
"""A Monday."""
DAY_AND_A_QUARTER = timedelta(hours=30)
DIED_AT = NOTIFIED_AT - DAY_AND_A_QUARTER
NUMBERS = ("9990000018", "9990000026", "9990000034", "9990000042", "9990000050")

SAID: dict[str, dict[str, Any]] = {
    "notified": {
        "child_name": "Ana Example",
        "why_no_number": "not_yet",
        "sex": "F",
        "ethnicity": "WOTH",
        "born_alive": True,
        "born_on": date(2019, 5, 4),
        "died_at": DIED_AT,
        "place": "hospital",
        "address": "1 Hill Road",
        "area": "E09000031",
        "mother": "Robin Example",
        "siblings": "Bo Example, born 2021",
        "by": "hospital",
        "by_name": "Doctor Sample",
        "circumstances": "Ana was ill for two days. Her mother, Robin Example, called an ambulance.",
        "coroner": "yes",
        "post_mortem": "not_yet",
        "response": "not_yet",
        "professionals": "Casey Sample, health visitor",
    },
    "notified_again": {"by": "gp", "words": "The surgery saw the child on Friday."},
    "first_decided": {
        "coroner": True,
        "certificate": False,
        "criteria": ["sudden"],
        "response": True,
        "harm": False,
        "words": "Police and the consultant agreed by telephone.",
    },
    "incident_told": {},
    "visited": {"who": "Police and health", "found": "A warm and tidy home."},
    "responded": {"meeting": "initial", "words": "All services told what they know."},
    "followed": {"process": "inquest", "stands": "under_way", "waits": True},
    "key_worker": {"name": "Casey Sample", "reach": "Through the surgery"},
    "family": {"done": "asked", "words": "They want to be told what is found."},
    "identified": {"services": ["health"]},
    "asked": {"supplements": ["sudden"], "words": "The hospital, by hand"},
    "reported": {"service": "health", "events": "Seen on Friday with a fever.", "supplement": "sudden", "all_in": True},
    "met": {
        "services": ["health", "police"],
        "cause": "An infection.",
        "summary": "The child was ill for two days.",
    },
    "found": {
        "domain": "D",
        "factor": "other",
        "which": "Advice by telephone",
        "scale_version": "0-2",
        "influence": 2,
        "modifiable": True,
    },
    "analysed": {
        "chair": "public_health",
        "sitting": "other",
        "others_sat": "Public health, a doctor and a lay member",
        "summary": "The child was ill for two days.",
        "ticked": [9, 5],
        "expected": "unexpected",
        "modifiable": "modifiable_identified",
        "learning": "Say when to come back.",
    },
    "for_action": {"level": "local", "what": "Change the leaflet.", "owner": "The hospital"},
    "returned": {},
    **SAID_OF_TRANSFERS,
    "closed": {},
    "set_aside": {"why": "no_child"},
}
"""By step, what its record says unless a test says otherwise."""
USUALLY = Usually("child-death", SAID)
then = USUALLY.then


def a_death(space: Space, *, by: Actor, at: datetime = NOTIFIED_AT, **said: Any) -> Case:
    if said.get("nhs_number"):
        said = {"why_no_number": "", **said}
    return USUALLY.begun(space, "notified", by=by, at=at, **{"died_at": at - DAY_AND_A_QUARTER, **said})


def a_review(
    space: Space,
    *,
    by: Actor,
    at: datetime = NOTIFIED_AT,
    days: int = 60,
    notified: dict[str, Any] | None = None,
    **analysed: Any,
) -> Case:
    """One that the panel finished so many days after its notification, which says what is ``notified``."""
    case = a_death(space, by=by, at=at, **(notified or {}))
    then(case, "met", by=by, at=at + timedelta(days=days // 2))
    then(case, "found", by=by, at=at + timedelta(days=days // 2), modifiable=analysed.get("modifiable") is None)
    then(case, "analysed", by=by, at=at + timedelta(days=days), **analysed)
    return case
