"""Tests of practice of the made-up review: one passed, one failed after its mark was changed, and one not yet tried."""

from datetime import datetime, timedelta
from decimal import Decimal

from django.utils import timezone

from goldthread.foundation.access.standing import Actor
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
from goldthread.partnership.proof.models import PracticeTest

Kind = PracticeTest.Kind


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
    set_practice_test(
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
        (audit, Found(day, "57 of 60 calls were passed on that day", "audit report", Decimal(95), 60)),
        (sample, Found(day, "42 of 60 records name who lives there", "sample sheet", Decimal(70), 60)),
    )
    for test, found in results:
        record_practice_result(test=test, found=found, by=by, at=at)
