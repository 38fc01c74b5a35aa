"""How the words of a source are read here. The words are always kept beside what is made of them."""

import re

from goldthread.foundation.actions.models import Action
from goldthread.foundation.agencies.kinds import AgencyKind
from goldthread.foundation.records.dates import PartialDate
from goldthread.partnership.learning.models import Finding, Recommendation, Review

Status = Action.Status

STATUSES = {
    "continuing": Status.IN_PROGRESS,
    "pilot": Status.IN_PROGRESS,
    "in progress": Status.IN_PROGRESS,
    "exploring": Status.IN_PROGRESS,
    "done; reply awaited": Status.IN_PROGRESS,
    "planned": Status.OPEN,
    "offered": Status.OPEN,
    "received": Status.COMPLETE_PENDING_EVIDENCE,
}
"""Status words of sources and ours. Whatever else begins with “done” is reported done, no evidence here."""

REVIEW_KINDS = {
    "serious case review": Review.Kind.SCR,
    "local child safeguarding practice review": Review.Kind.LCSPR,
    "child safeguarding practice review": Review.Kind.LCSPR,
    "national child safeguarding practice review": Review.Kind.NATIONAL,
    "safeguarding adult review": Review.Kind.SAR,
    "domestic homicide review": Review.Kind.DHR,
    "domestic abuse related death review": Review.Kind.DARDR,
    "thematic review": Review.Kind.THEMATIC,
    "learning review": Review.Kind.LEARNING_REVIEW,
    "critical incident review": Review.Kind.CIR,
    "rapid review": Review.Kind.RAPID_REVIEW,
}

OUTSIDE_BODIES = {
    "Department for Education": AgencyKind.NATIONAL_DEPARTMENT,
    "Department of Health and Social Care": AgencyKind.NATIONAL_DEPARTMENT,
    "Home Office": AgencyKind.NATIONAL_DEPARTMENT,
    "Ministry of Justice": AgencyKind.NATIONAL_DEPARTMENT,
    "MOPAC": AgencyKind.MOPAC_PCC,
}
"""Bodies outside every partnership; a partnership records one when a review asks something of it."""

RECEIVED, AWAITED = "received", "reply awaited"
"""What the status of an action says of government's answer."""

NONE_BECAUSE_AMENDED = "none: system already changed"
MADE = "made"
DATE_IN_WORDS = re.compile(r"\b\d{4}(?:-\d{1,2}){0,2}\b")


def status_of(printed: str) -> Status | None:
    """Our status for the words of a source, or nothing if the words are not known."""
    words = printed.strip().lower()
    if words in STATUSES:
        return STATUSES[words]
    return Status.COMPLETE_PENDING_EVIDENCE if words.startswith("done") else None


def is_government(lead: str) -> bool:
    """Whether a lead is a department of government. The mayor's office for policing is not one."""
    return OUTSIDE_BODIES.get(lead) == AgencyKind.NATIONAL_DEPARTMENT


def response_type_of(recommendation: str, leads: list[str]) -> str:
    """The response type of a finding (statutory.md 7.5).

    A source says that a recommendation was made or that none was, because the system had already changed.
    That one is for national government is inferred: every body that is to respond is a department.
    """
    if recommendation == NONE_BECAUSE_AMENDED:
        return Finding.ResponseType.NO_RECOMMENDATION
    if leads and all(is_government(lead) for lead in leads):
        return Finding.ResponseType.NATIONAL
    return Finding.ResponseType.RECOMMENDATION


def scope_of(leads: list[str]) -> str:
    """Whether a recommendation is for the area, for government or for both, by who is to respond to it."""
    national = [is_government(lead) for lead in leads]
    if national and all(national):
        return Recommendation.Scope.NATIONAL
    return Recommendation.Scope.BOTH if any(national) else Recommendation.Scope.LOCAL


def date_within(words: str) -> PartialDate | None:
    """The one date in some words (“later in 2020”), or nothing. Raise ValueError if it is impossible."""
    found = DATE_IN_WORDS.findall(words)
    return PartialDate.parse(found[0]) if len(found) == 1 else None


NOT_DESCRIBED = "not described in the source"
"""What a file of facts says where its source says nothing."""


def purpose_in(words: str) -> str:
    """What a group is for, where the source says it."""
    return "" if words == NOT_DESCRIBED else words


def of_source(note: str) -> str:
    """What a note says of the source, without what the file of facts says of itself."""
    return "; ".join(said for said in note.split("; ") if "the seed" not in said)
