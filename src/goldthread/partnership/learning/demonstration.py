"""A made-up review of a made-up partnership, with everything that a thread can hold and a few loose ends.

Nobody and nothing in it is real. It is recorded through the same commands that people use.
"""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from django.utils import timezone

from goldthread.foundation.access.standing import Actor
from goldthread.foundation.actions.commands import ActionDetails
from goldthread.foundation.actions.models import Action
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.groups.models import Group
from goldthread.foundation.records.dates import PartialDate
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.learning.commands import (
    EventDetails,
    FindingDetails,
    OutcomeDetails,
    ReviewDetails,
    add_action_to_review,
    add_event,
    add_finding,
    add_outcome,
    add_recommendation,
    record_response,
    record_review,
)
from goldthread.partnership.learning.models import BoardResponse, Finding, Review

Kind = Finding.ResponseType
Status = Action.Status

FINDINGS = (
    (1, "the first call from a neighbour was not passed on", Kind.RECOMMENDATION),
    (2, "checks on who else lived in the home", Kind.RECOMMENDATION),
    (3, "record keeping at the out-of-hours service", Kind.NO_RECOMMENDATION),
    (4, "guidance on children taught at home", Kind.NATIONAL),
    (5, "handover between health visitors and school nurses", Kind.RECOMMENDATION),
)
RECOMMENDATIONS = {
    1: (
        "Every call about a child is passed to the front door on the day it is made.",
        "All agencies",
        "local",
    ),
    2: ("Agencies ask, and write down, who lives with a child at each visit.", "All agencies", "local"),
    4: (
        "The national guidance on children taught at home says who sees the child.",
        "Government",
        "national",
    ),
    5: (
        "Health visitors and school nurses hand over in a meeting, not by letter.",
        "Health providers",
        "local",
    ),
}
ANSWERS = {
    1: (BoardResponse.Answer.ACCEPTED, ""),
    2: (BoardResponse.Answer.PARTIALLY, "Agencies without home visits cannot ask at each contact."),
    4: (BoardResponse.Answer.ACCEPTED, "Passed on to the department."),
}
# Reference, title, what, status, days until it is due, position of the owning agency, findings served.
ACTIONS: tuple[tuple[str, str, str, str, int, int | None, tuple[int, ...]], ...] = (
    (
        "1.1",
        "One number for every call",
        "one number and one form for calls about a child",
        "in_progress",
        -20,
        0,
        (1,),
    ),
    (
        "1.2",
        "Train reception staff",
        "an hour on what to do with a call",
        "complete_pending_evidence",
        -45,
        1,
        (1, 2),
    ),
    ("2.1", "Who lives here", "a question about the household in each visit record", "open", 30, 2, (2,)),
    ("2.2", "Dip sample of visit records", "twenty records a quarter", "open", 60, None, (2,)),
    (
        "4.1",
        "Write to the department",
        "the recommendation and the reasons for it",
        "complete_pending_evidence",
        -60,
        0,
        (4,),
    ),
    (
        "6.1",
        "Poster for waiting rooms",
        "what to do if you are worried about a child",
        "in_progress",
        10,
        1,
        (),
    ),
)
OUTCOMES = (
    (
        "more calls reach the front door on the day they are made",
        "up",
        "share of calls passed on the same day",
        (1,),
    ),
    ("visit records say who lives in the home", "quality", "dip sample of visit records", (2,)),
    ("children are known to their school nurse before they start school", "quality", "", (5,)),
)


def fictitious_review(*, space: Space, by: Actor, at: datetime) -> Review:
    """Record the review of Child Q. Its owners are the first agencies of the space, if it has any."""
    review = record_review(space=space, details=_review_details(timezone.localdate(at)), by=by, at=at)
    agencies, groups = _owners_in(space)
    findings = _findings(review, agencies, by, at)
    _timeline(review, timezone.localdate(at), by, at)
    for reference, title, what, status, days, owner, served in ACTIONS:
        due = PartialDate.from_date(timezone.localdate(at) + timedelta(days=days))
        add_action_to_review(
            review=review,
            reference=reference,
            details=ActionDetails(title=title, what=what, status=status, due=due),
            agencies=agencies[owner : owner + 1] if owner is not None else (),
            groups=groups[:1] if reference == "4.1" else (),
            findings=[findings[number] for number in served],
            is_cross_cutting=not served,
            by=by,
            at=at,
        )
    for words, direction, measure, shown in OUTCOMES:
        add_outcome(
            review=review,
            details=OutcomeDetails(words=words, direction=direction, measure=measure),
            findings=[findings[number] for number in shown],
            by=by,
            at=at,
        )
    return review


def fictitious_unpublished_review(*, space: Space, by: Actor, at: datetime) -> Review:
    """Record a review that is not published yet, so that who may see it early can be seen."""
    today = timezone.localdate(at)
    details = ReviewDetails(
        pseudonym="Family R",
        kind=Review.Kind.THEMATIC,
        theme="neglect that is noticed late",
        commenced=PartialDate.from_date(today - timedelta(days=80), "month"),
    )
    review = record_review(space=space, details=details, by=by, at=at)
    found = FindingDetails(number=1, subject="missed appointments", response_type=Kind.RECOMMENDATION)
    add_finding(review=review, details=found, by=by, at=at)
    return review


def _review_details(today: date) -> ReviewDetails:
    return ReviewDetails(
        pseudonym="Child Q",
        kind=Review.Kind.LCSPR,
        incident="serious injury of a child at home",
        incident_on=today - timedelta(days=620),
        child_age=4,
        theme="neglect, and adults who were not known to be in the home",
        commenced=PartialDate.from_date(today - timedelta(days=560), "month"),
        approved_on=today - timedelta(days=200),
        approved_by="the three safeguarding partners",
        delay_reason="a police investigation had to end first",
    )


def _owners_in(space: Space) -> tuple[list[Agency], list[Group]]:
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        partners_first = Agency.objects.filter(space=space).order_by("-is_safeguarding_partner", "pk")
        return list(partners_first[:3]), list(Group.objects.filter(space=space).order_by("pk")[:1])


def _findings(review: Review, agencies: list[Agency], by: Actor, at: datetime) -> Mapping[int, Finding]:
    made = {}
    for number, subject, kind in FINDINGS:
        leads = tuple(agencies[:2]) if kind == Kind.RECOMMENDATION else ()
        details = FindingDetails(number=number, subject=subject, response_type=kind, leads=leads)
        finding = made[number] = add_finding(review=review, details=details, by=by, at=at)
        if number not in RECOMMENDATIONS:
            continue
        words, addressed_to, scope = RECOMMENDATIONS[number]
        asked = add_recommendation(finding=finding, words=words, addressed_to=addressed_to, scope=scope, by=by, at=at)
        if number in ANSWERS:
            answer, reason = ANSWERS[number]
            record_response(finding=finding, recommendation=asked, answer=answer, reason=reason, by=by, at=at)
    return made


def _timeline(review: Review, today: date, by: Actor, at: datetime) -> None:
    told = (
        (-620, "day", "incident", "", False),
        (-560, "month", "review commenced", "", False),
        (-200, "day", "review approved by the safeguarding partners", review.delay_reason, False),
        (-180, "day", "review published", "", False),
        (120, "month", "first test of whether practice has changed", "", True),
    )
    for days, precision, what, reason, is_planned in told:
        date_told = PartialDate.from_date(today + timedelta(days=days), precision)
        details = EventDetails(date=date_told, what=what, is_planned=is_planned, delay_reason=reason)
        add_event(review=review, details=details, by=by, at=at)
