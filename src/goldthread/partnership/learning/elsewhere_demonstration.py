"""Made-up things that others published, for the made-up partnership: adopted, not adopted and not decided on."""

from dataclasses import replace
from datetime import datetime, timedelta

from django.utils import timezone

from goldthread.foundation.access.standing import Actor
from goldthread.foundation.actions.commands import ActionDetails
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.records.dates import PartialDate
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.learning.commands import (
    Adoption,
    OutcomeDetails,
    PrintedFinding,
    SourceDetails,
    add_action_to_review,
    add_outcome,
    add_recommendation,
    adopt_finding,
    decline_finding,
    enter_finding,
    enter_source,
    record_response,
    respond_to_source,
)
from goldthread.partnership.learning.models import BoardResponse, ElsewhereFinding, ElsewhereSource, Finding, Review

Kind = ElsewhereSource.Kind
SOURCES = (
    SourceDetails(
        title="Child V: a local child safeguarding practice review",
        publisher="Southmere Safeguarding Children Partnership",
        kind=Kind.REVIEW,
        name="Child V, Southmere",
        link="https://southmere.example/reviews/child-v",
        about="A child of two who was hurt by an adult whom no agency knew to be in the home.",
    ),
    SourceDetails(
        title="Children taught at home: what reviews of five years say",
        publisher="National panel on practice (made up for this demonstration)",
        kind=Kind.NATIONAL,
        name="Taught at home, national report",
        about="What 40 reviews say about children who are taught at home and seen by nobody.",
    ),
    SourceDetails(
        title="Joint inspection of the front door in Northmere",
        publisher="Joint inspectorates (made up for this demonstration)",
        kind=Kind.INSPECTION,
        name="Joint inspection of the front door",
        kept_at="the partnership's shared folder, inspections",
        about="Children who are known to somebody are seen quickly. Nobody counts those who wait overnight.",
        is_of_our_work=True,
    ),
)
SCRUTINEERS_REPORT = SourceDetails(
    title="Independent scrutiny of the arrangements: report of the year",
    publisher="Independent scrutineer of Northmere (made up for this demonstration)",
    kind=Kind.SCRUTINEER,
    name="Scrutineer’s report of the year",
    about="Partners answer faster than a year ago. Children’s own words are still missing from what the board reads.",
    is_of_our_work=True,
)
RECOMMENDED = (
    ("1", "Begin each meeting of the board with what a child said, in their words.", "4"),
    ("2", "Say each quarter which actions were marked done and not looked at.", "9"),
)
FOUND = (
    (
        ("1", "No agency asked who else lived with the child, although all of them visited.", "11"),
        ("2", "The health visitor and the nursery each held half of the picture.", "13"),
        ("3", "The out-of-hours service kept its notes on paper.", "17"),
    ),
    (("2.1", "Nobody is bound to see a child who is taught at home.", "paragraph 2.1"),),
    (("4", "Calls that wait overnight are not counted.", "6"), ("5", "Partners read one another's notes.", "7")),
)


def fictitious_learning_from_elsewhere(*, review: Review, by: Actor, at: datetime) -> None:
    """Enter three sources and decide about some of their findings: one joins the made-up review, one its own thread."""
    printed: list[ElsewhereFinding] = []
    for number, (details, findings) in enumerate(zip(SOURCES, FOUND, strict=True)):
        day = timezone.localdate(at) - timedelta(days=70 + 90 * number)
        said = SourceDetails(**{**vars(details), "published": PartialDate.from_date(day, "month" if number else "day")})
        source = enter_source(space=review.space, details=said, by=by, at=at)
        for one in findings:
            printed.append(enter_finding(elsewhere=source, details=PrintedFinding(*one), by=by, at=at))
    household, _, paper, _, waiting, _ = printed
    joined = Adoption(
        subject="who lives in the home is not asked at each visit",
        response_type=Finding.ResponseType.RECOMMENDATION,
        why="The review of Child Q found the same here. What Southmere did about it can be used.",
        review=review,
    )
    adopt_finding(printed=household, adoption=joined, by=by, at=at)
    decline_finding(
        printed=paper, why="The out-of-hours service here has had one electronic record since 2021.", by=by, at=at
    )
    _follow_up(waiting, by, at)
    _report_of_the_scrutineer(review, by, at)


def _report_of_the_scrutineer(review: Review, by: Actor, at: datetime) -> None:
    """A report on our own work: the board responded to it as a whole, and has yet to decide on its recommendations."""
    today = timezone.localdate(at)
    details = replace(
        SCRUTINEERS_REPORT,
        published=PartialDate.from_date(today - timedelta(days=30)),
        respond_by=today + timedelta(days=14),
    )
    report = enter_source(space=review.space, details=details, by=by, at=at)
    for one in RECOMMENDED:
        enter_finding(elsewhere=report, details=PrintedFinding(*one), by=by, at=at)
    respond_to_source(
        elsewhere=report,
        words="The board takes both recommendations to its next meeting. It knows that minutes are not where children"
        " speak, and will hear them before it writes down what it will do.",
        on=today - timedelta(days=5),
        by=by,
        at=at,
    )


def _follow_up(printed: ElsewhereFinding, by: Actor, at: datetime) -> None:
    """A finding of the inspection, on the inspection's own thread, with what is done about it."""
    own = Adoption(
        subject="calls that wait overnight are not counted",
        response_type=Finding.ResponseType.RECOMMENDATION,
        why="It is our own front door: a call that waits is a child who waits.",
    )
    finding = adopt_finding(printed=printed, adoption=own, by=by, at=at)
    with opened(actor=SYSTEM_ACTOR, reading=[finding.space_id]):
        review = Review.objects.select_related("space").get(pk=finding.review_id)
        council = Agency.objects.filter(space=review.space_id, is_safeguarding_partner=True).order_by("pk")[:1]
        agencies = list(council)
    words = "Calls that wait overnight are counted each morning and told to the executive."
    asked = add_recommendation(finding=finding, words=words, addressed_to="Front door", by=by, at=at)
    record_response(finding=finding, recommendation=asked, answer=BoardResponse.Answer.ACCEPTED, by=by, at=at)
    due = PartialDate.from_date(timezone.localdate(at) + timedelta(days=45))
    add_action_to_review(
        review=review,
        reference="1.1",
        details=ActionDetails(title="Count what waits", what="a daily count of calls that waited", due=due),
        agencies=agencies,
        findings=[finding],
        by=by,
        at=at,
    )
    outcome = OutcomeDetails(words="fewer calls wait overnight", direction="down", measure="daily count of calls")
    add_outcome(review=review, details=outcome, findings=[finding], by=by, at=at)
