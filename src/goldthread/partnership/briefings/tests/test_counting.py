"""People reached after corrections, whatever was confirmed and corrected in whatever order."""

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from goldthread.partnership.briefings.counting import still_counting
from goldthread.partnership.briefings.results import Answered


@dataclass(frozen=True)
class Said:
    pk: int
    people: int
    corrects_id: int | None = None


@st.composite
def histories(draw):
    """Confirmations as people give and correct them, and beside them what a careful clerk would have on a slate."""
    given, slate = [], {}
    for pk in range(1, draw(st.integers(1, 12)) + 1):
        people = draw(st.integers(0, 500))
        standing = sorted(slate)
        corrects = draw(st.sampled_from([None, *standing]))
        slate.pop(corrects, None)
        slate[pk] = people
        given.append(Said(pk, people, corrects))
    return draw(st.permutations(given)), slate


@given(histories())
def test_what_is_corrected_counts_no_longer_and_everything_else_once(history):
    said, slate = history

    assert {one.pk: one.people for one in still_counting(said)} == slate


@given(st.lists(st.integers(0, 50).flatmap(lambda n: st.tuples(st.just(n), st.integers(0, n)))))
def test_answers_of_agencies_add_up_to_those_of_the_round(counted):
    whole = sum((Answered(n, good) for n, good in counted), Answered())

    assert (whole.answers, whole.good) == (sum(n for n, _ in counted), sum(good for _, good in counted))
    assert whole.share is None if not whole.answers else 0 <= whole.share <= 100
