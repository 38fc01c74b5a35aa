"""A made-up joint body of three areas, whose review Northmere takes part in. Nobody and nothing in it is real."""

from datetime import datetime, timedelta

from django.utils import timezone

from goldthread.cases.casework.lawful_basis import LawfulBasis
from goldthread.cases.casework.telling import People, Telling
from goldthread.cases.disclosures.commands.telling import TellArea, tell_area
from goldthread.cases.disclosures.copying import entries_of
from goldthread.cases.disclosures.models import Part
from goldthread.foundation.access.standing import Actor, standing_of
from goldthread.foundation.agencies.commands import AgencyDetails, add_agency
from goldthread.foundation.agencies.kinds import AgencyKind
from goldthread.foundation.spaces.finding import space_called
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.spaces.registering import register_space
from goldthread.foundation.wall.passage import opened

SLUG = "merefell-joint"
OFFICER = "review_officer"
LIVE_FOR = timedelta(days=365)
AGENCIES = (
    ("Northmere Council", AgencyKind.LOCAL_AUTHORITY),
    ("Fellside Council", AgencyKind.LOCAL_AUTHORITY),
    ("Merefell Police", AgencyKind.POLICE_TERRITORIAL),
)
REFERRED = {
    "source": "agency",
    "organisation": "Merefell Police",
    "caller": "Detective inspector",
    "reply_to": "reviews@police.example",
    "subject": "child",
    "what": "A child who lived in Fellside and went to school in Northmere was badly hurt.",
    "why": "Agencies of two areas knew the family, and each saw a part.",
    "known_to": "Social care of Fellside, a school of Northmere, police",
}
WORDS = (
    "Fellside leads this review. The child went to school in your area until last summer: please say who writes what"
    " your agencies knew."
)
BASIS = LawfulBasis(
    informed="no_unsafe",
    informed_why="The police ask that nobody is told before they have spoken with the carers.",
    consent="not_sought_with_reason",
    consent_why="No service is offered by this.",
    basis="public_task",
    condition="safeguarding",
    gateway="ca2004_s16e_16h",
    rationale="The review cannot be done without what the school knew. The referral alone is copied.",
)


def fictitious_joint_body(*, by: Actor, at: datetime) -> Space:
    """Make it, live and marked as made up. Done again, it changes nothing."""
    there = space_called(SLUG)
    if there:
        return there
    body = register_space(
        kind=Space.Kind.JOINT_BODY,
        name="Merefell Joint Review Panel",
        slug=SLUG,
        area="Northmere, Fellside and Westmere",
        at=at - LIVE_FOR,
        live=True,
        fictitious=True,
    )
    starts_on = timezone.localdate(at - LIVE_FOR)
    for name, kind in AGENCIES:
        add_agency(space=body, details=AgencyDetails(name=name, kind=kind), starts_on=starts_on, by=by, at=at)
    return body


def fictitious_disclosures(*, body: Space, area: Space, people: People, at: datetime) -> None:
    """One review of the joint body, of which an area is told."""
    telling = Telling(body, "statutory-review", {}, people, at)
    if telling.is_told():
        return
    incident_on = timezone.localdate(telling.ago(12))
    case = telling.begins("referred", {**REFERRED, "incident_on": incident_on}, days=10, by=OFFICER)
    officer = people[OFFICER]
    with opened(actor=officer.pk, reading=[body.pk]):
        entries = entries_of(case, standing_of(officer, timezone.localdate(at), at))
    told = TellArea(area.pk, Part.JOINS, WORDS, [one.code for one in entries])
    tell_area(case=case, told=told, basis=BASIS, by=officer, at=at)
