"""Which facts count: one that is taken back by what was recorded after it does not, by day and then by recording."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

from goldthread.cases.casework.models import CaseRecord
from goldthread.cases.casework.moments import moments_of
from goldthread.cases.declaring.registry import PATHWAYS

REVIEW = PATHWAYS["statutory-review"]
NONE_NEEDED = next(
    fact
    for clock in REVIEW.clocks
    for fact in clock.ends
    if {str(back).partition(".")[0] for back in fact.taken_back_by} == {fact.step}
)
"""A fact that counts only as long as its own step says it last."""
NOON = datetime(2026, 11, 2, 12, 0, tzinfo=UTC)
YES = {name: answers[0] for name, answers in NONE_NEEDED.where.items()}
NO = dict.fromkeys(YES, "something else")


def said(answers, happened_at, *, typed=0):
    recorded_at = NOON + timedelta(days=30, minutes=typed)
    record = SimpleNamespace(pk=1, happened_at=happened_at, recorded_at=recorded_at, came="", **answers)
    record.in_time = CaseRecord.in_time.fget(record)
    return record


def counting(*records):
    return [moment.last for moment in moments_of([NONE_NEEDED], {NONE_NEEDED.step: list(records)})]


def test_what_was_said_last_counts():
    before, after = said(YES, NOON), said(NO, NOON + timedelta(days=1))

    assert counting(before) == [NOON]
    assert counting(before, after) == []


def test_what_is_typed_later_of_an_earlier_day_takes_nothing_back():
    assert counting(said(YES, NOON, typed=1), said(NO, NOON - timedelta(days=1), typed=2)) == [NOON]


def test_of_one_day_what_was_recorded_last_counts_whatever_hour_it_says():
    assert counting(said(YES, NOON, typed=1), said(NO, NOON - timedelta(hours=2), typed=2)) == []
    assert counting(said(YES, NOON, typed=2), said(NO, NOON + timedelta(hours=2), typed=1)) == [NOON]
