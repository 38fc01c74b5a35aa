"""What is taken back later is named only where that is asked, and a case is not begun by one role alone."""

from dataclasses import replace

import pytest

from goldthread.cases.declaring.checking.whole import check_pathway
from goldthread.cases.declaring.registry import PATHWAYS

REVIEW = PATHWAYS["statutory-review"]
CLOCK, TAKEN_BACK = next((clock, fact) for clock in REVIEW.clocks for fact in clock.ends if fact.taken_back_by)
ALONE = next(step.only for step in REVIEW.steps if step.only)


def left_out_of_a_table():
    return replace(REVIEW, tables=(replace(REVIEW.tables[0], leaves_out=(TAKEN_BACK,)), *REVIEW.tables[1:]))


def that_retention_goes_by():
    return replace(REVIEW, retention=(replace(REVIEW.retention[0], born=TAKEN_BACK), *REVIEW.retention[1:]))


def for_each_record():
    clocks = tuple(replace(one, each_its_own=True) if one is CLOCK else one for one in REVIEW.clocks)
    return replace(REVIEW, clocks=clocks)


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (left_out_of_a_table, f"tables count all that was said, and {TAKEN_BACK} is taken back by what is said later"),
        (that_retention_goes_by, f"retention count all that was said, and {TAKEN_BACK} is taken back"),
        (for_each_record, f"{CLOCK.id} runs for each record by itself, and {TAKEN_BACK} is taken back"),
    ],
)
def test_a_fact_that_is_taken_back_is_not_named_where_every_record_counts(change, fault):
    with pytest.raises(ValueError, match=fault):
        check_pathway(change())


def test_no_case_is_begun_by_one_role_alone():
    opening = next(step for step in REVIEW.steps if step.opens)
    steps = tuple(replace(one, only=ALONE) if one is opening else one for one in REVIEW.steps)

    with pytest.raises(ValueError, match="nobody alone opens one"):
        check_pathway(replace(REVIEW, steps=steps))
