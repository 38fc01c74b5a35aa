"""A chronology in the made-up partnership. Nobody and nothing in it is real."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone

from goldthread.cases.casework.lawful_basis import LawfulBasis
from goldthread.cases.casework.telling import People, open_cases_of
from goldthread.cases.chronology.commands import AskedOf, ask_agencies, hand_lane_in, list_person, tell_entry
from goldthread.cases.chronology.commands.people import PersonSaid
from goldthread.cases.chronology.models import Chronology, ChronologyLane
from goldthread.cases.chronology.rows import Row, Seen
from goldthread.foundation.access.roles import MANAGER
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.records.dates import in_words
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.uncertain_dates import read_when
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

BASIS = LawfulBasis(
    informed="yes",
    consent="given",
    basis="public_task",
    condition="safeguarding",
    gateway="ca2004_s10",
    rationale="What each saw must be read in one order. Only the time since the first visit is asked for.",
)
ASKED = AskedOf(
    about="Robin Madeup, 2 years old, of 5 Weir Lane, Northmere",
    purpose="Two agencies see the risk otherwise. What each saw, and when, is to lie side by side.",
)
HEALTH, COUNCIL = "Mere Valley Community NHS Trust", "Northmere Council"
TOLD: dict[str, list[dict[str, Any]]] = {
    HEALTH: [
        {
            "days": 250,
            "what": "Home visit. Robin Madeup was in the cot, clean and alert. Weight on the 9th centile.",
            "source": "Health visitor record, page 4",
            "who": "Health visitor",
            "child_seen": Seen.SEEN,
        },
        {
            "days": 120,
            "about": True,
            "what": "No answer at the door. A card was left.",
            "source": "Health visitor record, page 6",
            "who": "Health visitor",
            "child_seen": Seen.NOT_SEEN,
        },
        {
            "days": 62,
            "what": "Weight on the 2nd centile. Robin said one word and reached for the biscuit.",
            "source": "Clinic book",
            "who": "Nursery nurse",
            "child_seen": Seen.SEEN,
            "voice": "Reached for food again and again.",
            "comment": "Two centile lines in five months.",
        },
    ],
    COUNCIL: [
        {
            "days": 118,
            "what": "The plan was agreed. Visits every two weeks.",
            "source": "Children’s services record, plan 1",
            "who": "Social worker",
        },
        {
            "days": 62,
            "what": "Clinic: weight on the 2nd centile. Robin reached for the biscuit.",
            "source": "Children’s services record, note of a call",
            "who": "Social worker",
            "child_seen": Seen.NOT_SEEN,
        },
        {
            "days": 60,
            "what": "Visit. Robin Madeup was asleep upstairs and was not woken.",
            "source": "Children’s services record, visit 2",
            "who": "Social worker",
            "child_seen": Seen.NOT_SEEN,
        },
    ],
}


def fictitious_chronology(*, space: Space, agencies: Mapping[str, Agency], people: People, at: datetime) -> None:
    """Two agencies tell what they know in the case that goes on longest; one has not handed in yet."""
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        case = open_cases_of(space, MANAGER).order_by("pk").first()
        is_told = Chronology.objects.filter(space=space).exists()
    if case is None or is_told:
        return
    by = people[MANAGER]
    asked = max(case.opened_at, at - timedelta(days=10))
    due_on = timezone.localdate(at + timedelta(days=11))
    whom = [agencies[name] for name in TOLD]
    chronology = ask_agencies(case=case, agencies=whom, asked=ASKED, due_on=due_on, basis=BASIS, by=by, at=asked)
    names = ["Robin Madeup", "Robin"]
    list_person(chronology=chronology, person=PersonSaid("Child A", names), by=by, at=asked)
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        lanes = {one.agency.name: one for one in ChronologyLane.objects.with_names().filter(chronology=chronology)}
    for name, rows in TOLD.items():
        for said in rows:
            tell_entry(lane=lanes[name], row=_row(timezone.localdate(at), **said), by=by, at=at)
    hand_lane_in(lane=lanes[HEALTH], knows_nothing=False, by=by, at=at)


def _row(today: date, *, days: int, about: bool = False, **said: Any) -> Row:
    """So many days ago; ``about`` where nobody knows the day."""
    day = in_words(today - timedelta(days=days))
    return Row(key="", agency="", when=read_when(f"about {day}" if about else day).when, **said)
