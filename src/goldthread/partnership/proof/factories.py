"""Tests of practice for tests, named for their situation. Nothing here is real."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from goldthread.foundation.access.standing import System
from goldthread.foundation.evidence.recording import Shown
from goldthread.partnership.learning.models import OutcomeStatement
from goldthread.partnership.proof.commands import (
    Found,
    Mark,
    TestDetails,
    record_practice_result,
    set_practice_test,
)
from goldthread.partnership.proof.evidence_of_results import Shows
from goldthread.partnership.proof.models import PracticeResult, PracticeTest

SET_AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
LATER = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
TESTS = System("tests")
REPORT = Shows("Audit report", Shown(words="Page 3 of the report of the quality group."))
EIGHTY = Mark("at_least", Decimal(80), "% of records")


def a_test(outcome: OutcomeStatement, mark: Mark = EIGHTY, at: datetime = SET_AT, **details: Any) -> PracticeTest:
    """A dip sample with a mark of 80 %, set on 2 March 2026."""
    said = {"kind": "dip_sample", "what": "20 records drawn at random", "judged_by": "Quality group", **details}
    return set_practice_test(outcome=outcome, details=TestDetails(**said), mark=mark, by=TESTS, at=at)


def a_result(
    test: PracticeTest,
    value: int | None = 85,
    known_on: date = date(2026, 9, 1),
    shows: Shows = REPORT,
    at: datetime = LATER,
    **said: Any,
) -> PracticeResult:
    """A result known on 1 September 2026; with 85 it reaches the usual mark."""
    figure = Decimal(value) if value is not None else None
    found = Found(known_on=known_on, found="Most records say it", value=figure, **said)
    return record_practice_result(test=test, found=found, shows=shows, by=TESTS, at=at)
