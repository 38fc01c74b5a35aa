"""Tests of practice of the made-up review: passed, failed after its mark changed, passed on evidence now withdrawn."""

from datetime import datetime, timedelta
from decimal import Decimal

from django.utils import timezone

from goldthread.foundation.access.standing import Actor
from goldthread.foundation.evidence.commands import withdraw_evidence
from goldthread.foundation.evidence.models import Evidence
from goldthread.foundation.evidence.recording import Shown
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.learning.models import OutcomeStatement, Review
from goldthread.partnership.proof.commands import (
    Found,
    Mark,
    TestDetails,
    change_pass_mark,
    record_practice_result,
    set_practice_test,
)
from goldthread.partnership.proof.evidence_of_results import Shows
from goldthread.partnership.proof.models import PracticeTest

Kind = PracticeTest.Kind

AUDIT_REPORT = Shows(
    "Audit report of calls", Shown(words="Report of the quality and audit group: 57 of 60 calls passed on that day.")
)
ANSWERS = Shows("Answers of reception staff", Shown(link="https://example.org/northmere/answers-of-reception-staff"))
SAMPLE_SHEET = Shows(
    "Sample sheet of visit records", Shown(words="20 records of each of three agencies, drawn at random; 42 name them.")
)


def fictitious_tests(*, review: Review, by: Actor, at: datetime) -> None:
    """Set tests for the outcomes of the made-up review and record two results, as people would have over a year."""
    with opened(actor=SYSTEM_ACTOR, reading=[review.space_id]):
        calls, records, _ = OutcomeStatement.objects.filter(review=review).order_by("pk")
    began, changed, known = (at - timedelta(days=days) for days in (170, 90, 30))
    audit = set_practice_test(
        outcome=calls,
        details=TestDetails(Kind.AUDIT, "60 calls of one month, drawn at random", "Quality and audit group"),
        mark=Mark("at_least", Decimal(90), "% passed on the same day"),
        by=by,
        at=began,
    )
    sample = set_practice_test(
        outcome=records,
        details=TestDetails(Kind.DIP_SAMPLE, "20 visit records of each agency", "Independent scrutineer"),
        mark=Mark("at_least", Decimal(95), "% of records"),
        by=by,
        at=began,
    )
    survey = set_practice_test(
        outcome=calls,
        details=TestDetails(Kind.SURVEY, "reception staff, on what they do with a call", "Board", counts_for_months=6),
        mark=Mark("judged", words="nearly all say that they pass a call on at once, and to whom"),
        by=by,
        at=began,
    )
    change_pass_mark(
        test=sample,
        mark=Mark("at_least", Decimal(85), "% of records"),
        why="two agencies began to use the new form late",
        by=by,
        at=changed,
    )
    day = timezone.localdate(known)
    results = (
        (audit, Found(day, "57 of 60 calls were passed on that day", Decimal(95), 60), AUDIT_REPORT),
        (sample, Found(day, "42 of 60 records name who lives there", Decimal(70), 60), SAMPLE_SHEET),
    )
    for test, found, shows in results:
        record_practice_result(test=test, found=found, shows=shows, by=by, at=known)
    _counted_twice(survey, by=by, at=at)


def _counted_twice(survey: PracticeTest, *, by: Actor, at: datetime) -> None:
    """A survey was passed, and what showed it was withdrawn: it is not known any more."""
    told, withdrawn = at - timedelta(days=60), at - timedelta(days=10)
    found = Found(timezone.localdate(told), "34 of 36 say that they pass a call on at once", looked_at=36, passed=True)
    result = record_practice_result(test=survey, found=found, shows=ANSWERS, by=by, at=told)
    with opened(actor=SYSTEM_ACTOR, reading=[survey.space_id]):
        answers = Evidence.objects.select_related("space").get(shows_results__result=result)
    why = "the answers of one practice had been counted twice"
    withdraw_evidence(evidence=answers, why=why, by=by, at=withdrawn)
