"""Published reviews and their threads."""

from datetime import date
from typing import Any

from ninja import Schema
from pydantic import Field

from goldthread.doors.api.schemas.audiences import Audience, serialised
from goldthread.partnership.learning.models import (
    AssuranceMethod,
    BoardResponse,
    Finding,
    FindingLead,
    OutcomeStatement,
    Recommendation,
    Review,
)
from goldthread.partnership.learning.parts import Parts


class ReviewListed(Schema):
    """A published review."""

    reference: str
    pseudonym: str
    kind: str
    kind_in_words: str
    theme: str
    published_on: date | None
    published_as_printed: str = Field(description="When it was published, in the words of its source.")


class Reviews(Schema):
    """A page of reviews."""

    items: list[ReviewListed]
    next: int | None = Field(description="The cursor of the next page; nothing on the last one.")


class ReviewForAgency(ReviewListed):
    """A published review, with what it looked at."""

    board_as_printed: str
    incident: str
    incident_on: date | None
    child_age: int | None
    summary: str
    commenced: str | None = Field(description="As far as it is known: 2026, 2026-11 or 2026-11-23.")
    approved_on: date | None
    approved_by: str
    delay_reason: str


class RecommendationForAgency(Schema):
    """What should change."""

    number: str
    words: str = Field(description="Empty where the source does not print them.")
    addressed_to: str
    scope: str


class ResponseForAgency(Schema):
    """What the partners answered."""

    answer: str
    answer_in_words: str
    reason: str
    answered_on: date | None


class FindingForAgency(Schema):
    """What the review learned, and what the token's agency owes for it."""

    number: int
    subject: str
    leads: list[str] = Field(description="Who is to respond, as the review prints it.")
    response_type: str
    response_type_in_words: str
    asks: list[str]
    note: str
    recommendations: list[RecommendationForAgency]
    responses: list[ResponseForAgency]
    actions: list[int] = Field(description="Numbers of actions that serve it and that the token's agency owes.")


class OutcomeForAgency(Schema):
    """What improved practice would look like."""

    code: str
    words: str
    direction: str
    measure: str
    findings: list[int] = Field(description="Numbers of the findings that it shows were learned from.")


class MethodForAgency(Schema):
    """How the board will find out whether practice changed."""

    code: str
    method: str
    about: str


class Thread(Schema):
    """The golden thread of a published review, as far as the token's agency may follow it."""

    review: ReviewForAgency
    findings: list[FindingForAgency]
    outcomes: list[OutcomeForAgency]
    assurance: list[MethodForAgency]


OF_A_RECORD = "id space version recorded_at load source locator line"
serialised(
    Review,
    {Audience.AGENCY: ReviewForAgency},
    hidden=f"{OF_A_RECORD} joint_with contribution_from commissioned undertaken_as_printed is_published"
    " published_at_place findings_as_printed",
    made_of={"kind_in_words": "kind", "commenced": "commenced_on commenced_precision"},
)
serialised(
    Finding,
    {Audience.AGENCY: FindingForAgency},
    hidden=f"{OF_A_RECORD} review response_type_as_printed response_type_basis",
    made_of={
        "response_type_in_words": "response_type",
        "leads": "",
        "recommendations": "",
        "responses": "",
        "actions": "",
    },
)
serialised(Recommendation, {Audience.AGENCY: RecommendationForAgency}, hidden=f"{OF_A_RECORD} finding scope_basis")
serialised(
    BoardResponse,
    {Audience.AGENCY: ResponseForAgency},
    hidden=f"{OF_A_RECORD} finding recommendation",
    made_of={"answer_in_words": "answer"},
)
serialised(
    OutcomeStatement,
    {Audience.AGENCY: OutcomeForAgency},
    hidden=f"{OF_A_RECORD} review routes",
    made_of={"findings": ""},
)
serialised(AssuranceMethod, {Audience.AGENCY: MethodForAgency}, hidden=f"{OF_A_RECORD} review agencies_as_printed")


def review_listed(review: Review) -> ReviewListed:
    return ReviewListed(**_of_review(review))


def thread_shown(parts: Parts) -> Thread:
    """A thread that was read for the token's own standing."""
    return Thread(
        review=_review(parts.review),
        findings=[_finding(finding, parts) for finding in parts.findings],
        outcomes=[_outcome(outcome, parts) for outcome in parts.outcomes],
        assurance=[MethodForAgency(code=one.code, method=one.method, about=one.about) for one in parts.methods],
    )


def _of_review(review: Review) -> dict[str, Any]:
    return {
        "reference": review.reference,
        "pseudonym": review.pseudonym,
        "kind": review.kind,
        "kind_in_words": review.get_kind_display(),
        "theme": review.theme,
        "published_on": review.published_on,
        "published_as_printed": review.published_as_printed,
    }


def _review(review: Review) -> ReviewForAgency:
    return ReviewForAgency(
        **_of_review(review),
        board_as_printed=review.board_as_printed,
        incident=review.incident,
        incident_on=review.incident_on,
        child_age=review.child_age,
        summary=review.summary,
        commenced=review.commenced.isoformat() if review.commenced else None,
        approved_on=review.approved_on,
        approved_by=review.approved_by,
        delay_reason=review.delay_reason,
    )


def _finding(finding: Finding, parts: Parts) -> FindingForAgency:
    leads: list[FindingLead] = parts.leads.get(finding.pk, [])
    return FindingForAgency(
        number=finding.number,
        subject=finding.subject,
        leads=[lead.as_printed for lead in leads],
        response_type=finding.response_type,
        response_type_in_words=finding.get_response_type_display(),
        asks=finding.asks,
        note=finding.note,
        recommendations=[
            RecommendationForAgency(number=one.number, words=one.words, addressed_to=one.addressed_to, scope=one.scope)
            for one in parts.recommendations.get(finding.pk, [])
        ],
        responses=[
            ResponseForAgency(
                answer=one.answer,
                answer_in_words=one.get_answer_display(),
                reason=one.reason,
                answered_on=one.answered_on,
            )
            for one in parts.responses.get(finding.pk, [])
        ],
        actions=[link.action_id for link in parts.served if link.finding_id == finding.pk],
    )


def _outcome(outcome: OutcomeStatement, parts: Parts) -> OutcomeForAgency:
    numbers = {finding.pk: finding.number for finding in parts.findings}
    return OutcomeForAgency(
        code=outcome.code,
        words=outcome.words,
        direction=outcome.direction,
        measure=outcome.measure,
        findings=[numbers[link.finding_id] for link in parts.shown_by if link.outcome_id == outcome.pk],
    )
