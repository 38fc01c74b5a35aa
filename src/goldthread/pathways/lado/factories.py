"""Concerns about people who work with children, for tests. Nobody and nothing here is real."""

from datetime import UTC, date, datetime
from typing import Any

from goldthread.cases.casework.factories import Usually
from goldthread.cases.casework.models import Case
from goldthread.cases.quality_panel.factories import SAID_BY_PANEL
from goldthread.foundation.access.standing import Actor
from goldthread.foundation.spaces.models import Space

RECEIVED_AT = datetime(2026, 12, 1, 10, 0, tzinfo=UTC)
"""A Tuesday."""

SAID: dict[str, dict[str, Any]] = {
    "contact": {
        "channel": "telephone",
        "source": "employer",
        "caller": "Headteacher",
        "reply_to": "office@hill-school.example",
        "employer_type": "primary",
        "employer": "Hill School",
        "concern_on": date(2026, 11, 26),
        "known_on": date(2026, 11, 30),
        "about": "An adult took a child by the arm.",
    },
    "advised": {"why": "not_met", "advised": "Headteacher", "advice": "Speak with the adult and write it down."},
    "followed_up": {
        "sent_to": "Headteacher",
        "advice": "Speak with the adult and write it down.",
        "elsewhere": "By e-mail of the officer, who keeps a copy.",
    },
    "consultation_ended": {"words": "The school deals with it."},
    "accepted": {
        "harmed": True,
        "adult_name": "Robin Example",
        "adult_born_on": date(1970, 5, 4),
        "adult_role": "Teaching assistant",
        "sector": "primary",
        "employer": "Hill School",
        "children": "A. B.",
        "category": "physical",
        "location": "work",
        "tier": 3,
        "why": "A child was held by the arm and bruised.",
    },
    "evaluated": {
        "with_whom": "Headteacher, police sergeant",
        "first_view": "investigate",
        "reasons": "The child has not been asked yet.",
    },
    "met": {
        "present": "Headteacher, police sergeant",
        "shared": "What is known.",
        "decided": "The police speak first.",
    },
    "reviewed": {"how": "oversight", "present": "Police sergeant", "decided": "The police go on."},
    "strand": {"whose": "police", "status": "under_way", "words": "The child is to be asked."},
    "employer_acted": {"action": "suspension", "words": "Until the police are done."},
    "hearing_held": {"result": "A written warning."},
    "outcome_agreed": {
        "result": "substantiated",
        "agreed_by": "Designated officer and police sergeant",
        "reasons": "Two people saw it.",
    },
    "barring_considered": {"decision": "referred", "by_whom": "Hill School", "reasons": "The person was removed."},
    "regulator_considered": {"regulator": "A regulator", "decision": "not_needed", "reasons": "Not regulated."},
    "fed_back": {
        "to": "referrer",
        "how": "By letter of the officer",
        "outcome_told": "Substantiated, for two people saw it.",
        "next_step": "The school follows its own procedure.",
    },
    "learned": {"learning": "Train staff to hold children safely.", "theme": "Restraint"},
    "set_aside": {"why": "twice", "words": "It is on record already."},
    "panel_looked": SAID_BY_PANEL,
    "closed": {"words": "The school tells the child, and the police write to the officer."},
}
"""By step, what its record says unless a test says otherwise."""
USUALLY = Usually("lado", SAID)
then = USUALLY.then


def a_contact(space: Space, *, by: Actor, at: datetime = RECEIVED_AT, **said: Any) -> Case:
    return USUALLY.begun(space, "contact", by=by, at=at, **said)


def a_referral(space: Space, *, by: Actor, at: datetime = RECEIVED_AT, **said: Any) -> Case:
    """A contact that was accepted at once."""
    case = a_contact(space, by=by, at=at)
    then(case, "accepted", by=by, at=at, **said)
    return case


def a_managed_case(space: Space, *, by: Actor, at: datetime = RECEIVED_AT, **evaluation: Any) -> Case:
    """A referral that was evaluated at once."""
    case = a_referral(space, by=by, at=at)
    then(case, "evaluated", by=by, at=at, **evaluation)
    return case
