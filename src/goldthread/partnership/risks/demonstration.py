"""The risk register of the made-up partnership, with a year of scores. Nobody and nothing in it is real."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from goldthread.foundation.access.standing import Actor
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.groups.boards import boards_on
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.matters.models import RaisedMatter
from goldthread.partnership.risks.commands import (
    RiskDetails,
    Scoring,
    close_risk,
    link_risk,
    raise_action_of_risk,
    raise_risk,
    score_risk,
)
from goldthread.partnership.risks.models import Risk


@dataclass(frozen=True)
class Told:
    """A risk in words: title, cause, event, effect, controls, whose it is, what is accepted, days until the review.

    ``scores`` are how long ago, of what kind, likelihood, impact and why, the first of them as it is raised.
    """

    words: tuple[str, str, str, str, str]
    owner: str
    appetite: int
    review_in: int
    scores: tuple[tuple[int, str, int, int, str], ...]


RISKS = (
    Told(
        (
            "Health visitors are too few to see every child twice in the first year",
            "One post in four is vacant, and pay is better across the border.",
            "Second visits are left out without anybody deciding it.",
            "Babies who are neglected are seen by nobody before they are two.",
            "Visits are put in order by need each week; the trust tells the executive how many were left out.",
        ),
        "NHS Northmere and Fells Integrated Care Board",
        9,
        14,
        (
            (330, "now", 3, 4, "Vacancies were known; all second visits still took place."),
            (330, "gross", 5, 5, "Without the weekly order, visits would be left out by chance."),
            (330, "target", 2, 4, "With all posts filled a visit is left out now and then."),
            (200, "now", 4, 4, "The trust told us of 60 visits left out in a quarter."),
            (90, "now", 5, 4, "110 visits in a quarter, and two more people leave."),
            (20, "now", 4, 4, "Three posts are filled; 85 visits were left out."),
        ),
    ),
    Told(
        (
            "The front door cannot be reached when the old telephone system fails",
            "The system is not repaired any more and its successor is late.",
            "Calls at night reach nobody for some hours.",
            "A child who is in danger is not found the same night.",
            "Calls go to the police control room when the line is down; it is tried each week.",
        ),
        "Northmere Council",
        8,
        -9,
        (
            (150, "now", 3, 5, "It failed twice in spring, for an hour each."),
            (150, "target", 1, 5, "The new system has two ways in."),
            (60, "now", 2, 5, "It was tried each week since, and calls went on every time."),
        ),
    ),
    Told(
        (
            "A partner leaves the shared budget",
            "Every partner must save, and what each gives is agreed year by year.",
            "One partner gives notice for the coming year.",
            "Reviews are put off and training is called off.",
            "What each gives is agreed for two years; the executive sees the forecast each quarter.",
        ),
        "",
        6,
        60,
        (
            (240, "now", 3, 3, "One partner spoke of it."),
            (240, "gross", 4, 3, "Without an agreement for two years each could go at any time."),
            (100, "now", 2, 3, "All signed for two years."),
        ),
    ),
)
PAST = Told(
    (
        "Training stops when the old contract ends",
        "The contract ended in March and was not yet let again.",
        "No course is held for some months.",
        "New staff begin without knowing how to make a referral.",
        "Partners’ own trainers stood in.",
    ),
    "",
    6,
    30,
    ((300, "now", 4, 2, "No bidder by winter."), (180, "now", 1, 2, "A contract was signed.")),
)


def fictitious_risks(*, space: Space, by: Actor, at: datetime) -> None:
    """Four risks: one above what is accepted and rising for a while, one due for review, one held down, one closed."""
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        if Risk.objects.filter(space=space).exists():
            return
    visits, *_ = [_risk(space, told, by, at) for told in RISKS]
    past = _risk(space, PAST, by, at)
    close_risk(
        risk=past, status="closed", why="The new contract runs for three years.", by=by, at=at - timedelta(days=150)
    )
    raise_action_of_risk(
        risk=visits,
        title="Say who decides which second visits are left out",
        due_on=timezone.localdate(at) + timedelta(days=20),
        agency=_agency(space, RISKS[0].owner),
        by=by,
        at=at,
    )
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        gap = RaisedMatter.objects.filter(space=space, kind="gap").select_related("space").order_by("pk")[0]
    link_risk(risk=visits, to=gap, by=by, at=at)


def _risk(space: Space, told: Told, by: Actor, at: datetime) -> Risk:
    first, *later = told.scores
    begun = at - timedelta(days=first[0])
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        board = boards_on(space.pk, timezone.localdate(at))[0]
    title, cause, event, effect, controls = told.words
    details = RiskDetails(
        title=title,
        cause=cause,
        event=event,
        effect=effect,
        controls=controls,
        owner_agency=_agency(space, told.owner) if told.owner else None,
        appetite=told.appetite,
        review_on=timezone.localdate(at) + timedelta(days=told.review_in),
    )
    risk = raise_risk(space=space, board=board, details=details, scoring=_scoring(first), by=by, at=begun)
    for one in later:
        score_risk(risk=risk, scoring=_scoring(one), by=by, at=at - timedelta(days=one[0]))
    return risk


def _scoring(told: tuple[int, str, int, int, str]) -> Scoring:
    _, kind, likelihood, impact, reason = told
    return Scoring(likelihood, impact, reason, kind)


def _agency(space: Space, name: str) -> Agency:
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        return Agency.objects.get(space=space, name=name)
