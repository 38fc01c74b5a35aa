"""Concerns about people who work with children in the made-up partnership. Nobody and nothing in them is real."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from goldthread.cases.casework.telling import People, Telling
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.spaces.models import Space

OFFICER = "designated_officer"
PEOPLE = (("officer@demo.example", "Lee Whinchat", OFFICER),)
"""Who holds the role that only this pathway knows."""


def fictitious_cases(*, space: Space, agencies: Mapping[str, Agency], people: People, at: datetime) -> None:
    """A consultation that ended in advice, an allegation that is managed, and a contact of today."""
    telling = Telling(space, "lado", agencies, people, at)
    if telling.is_told():
        return
    _advised(telling)
    _managed(telling)
    _new(telling)


def _contact(telling: Telling, days: int, **said: Any) -> dict[str, Any]:
    day = timezone.localdate(telling.ago(days)) - timedelta(days=1)
    usual = {
        "channel": "telephone",
        "source": "employer",
        "caller": "Headteacher",
        "reply_to": "office@mere-primary.example",
        "employer_type": "primary",
        "employer": "Mere Primary School",
        "concern_on": day,
        "known_on": day,
    }
    return {**usual, **said}


def _advised(telling: Telling) -> None:
    said = _contact(telling, 30, about="A member of staff raised their voice at a class for a second time.")
    case = telling.begins("contact", said, days=30, by=OFFICER)
    advice = "Speak with the adult, write it down, and keep it with the low-level concerns."
    told = {"why": "not_met", "advised": "Headteacher", "advice": advice}
    telling.goes_on(case, "advised", told, days=30, by=OFFICER)
    written = {"sent_to": "Headteacher", "advice": advice, "elsewhere": "By e-mail; the officer keeps a copy."}
    telling.goes_on(case, "followed_up", written, days=29, by=OFFICER)
    telling.goes_on(case, "consultation_ended", {"words": "The school deals with it."}, days=29, by=OFFICER)


def _managed(telling: Telling) -> None:
    said = _contact(telling, 33, channel="web_form", employer_type="sport", employer="Fells Swimming Club")
    case = telling.begins(
        "contact", {**said, "about": "A coach sent messages to a child at night."}, days=33, by=OFFICER
    )
    accepted = {
        "unsuitable": True,
        "adult_name": "Casey Madeup",
        "adult_role": "Swimming coach",
        "sector": "sport",
        "employer": "Fells Swimming Club",
        "children": "A child of 13",
        "category": "online",
        "location": "private_life",
        "tier": 3,
        "why": "Private messages to a child at night, which the club’s rules forbid.",
    }
    telling.goes_on(case, "accepted", accepted, days=33, by=OFFICER)
    evaluated = {
        "with_whom": "Welfare officer of the club, police sergeant",
        "first_view": "investigate",
        "reasons": "The messages are to be read by the police first.",
    }
    telling.goes_on(case, "evaluated", evaluated, days=32, by=OFFICER)
    met = {
        "present": "Welfare officer of the club, police sergeant, team manager",
        "shared": "What the club knows, and what the child said to a friend’s parent.",
        "decided": "The police speak with the child; the coach does not train children meanwhile.",
    }
    telling.goes_on(case, "met", met, days=29, by=OFFICER)
    strand = {"whose": "police", "status": "under_way", "words": "The telephone is being looked at."}
    telling.goes_on(case, "strand", strand, days=28, by=OFFICER)
    acted = {"action": "suspension", "words": "Until the police are done."}
    telling.goes_on(case, "employer_acted", acted, days=28, by=OFFICER)


def _new(telling: Telling) -> None:
    said = _contact(telling, 0, about="A child says that an adult pulled them by the arm.", employer_type="secondary")
    telling.begins("contact", {**said, "employer": "Northmere High School"}, days=0, hours=2, by=OFFICER)
