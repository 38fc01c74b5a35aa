"""Columns of a Word table are as wide as their words need."""

from hypothesis import given
from hypothesis import strategies as st

from goldthread.foundation.documents.rendering.word_tables import BESIDE, SIGNS_ACROSS, shares

WORDS = st.text("abc ", max_size=80)


@given(
    st.integers(1, 6).flatmap(
        lambda rows: st.lists(st.lists(WORDS, min_size=rows, max_size=rows), min_size=1, max_size=7)
    )
)
def test_they_share_the_whole_width_and_none_is_lost(columns):
    found = shares(columns)

    assert len(found) == len(columns)
    assert all(part > 0 for part in found)
    assert abs(sum(found) - 1) < 1e-9


@given(st.lists(st.lists(WORDS, min_size=1, max_size=5), min_size=1, max_size=7))
def test_no_word_is_broken_while_all_words_fit(columns):
    longest = [max((len(word) for cell in column for word in cell.split()), default=0) for column in columns]

    if sum(longest) + BESIDE * len(columns) <= SIGNS_ACROSS:
        assert all(part * SIGNS_ACROSS >= length for part, length in zip(shares(columns), longest, strict=True))


def test_a_column_with_more_to_say_is_wider():
    number, subject = shares([["Finding 1", "Finding 2"], ["Information sharing between agencies", "Housing"]])

    assert subject > 2 * number


def test_a_day_stays_on_one_line():
    shared = shares([["A long title of an action that somebody owes " * 2], ["31 December 2020"], ["Not started"]])

    assert shared[1] * SIGNS_ACROSS >= len("31 December 2020")
