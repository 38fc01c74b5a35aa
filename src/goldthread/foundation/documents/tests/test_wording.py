"""Words of a layout name only fields that there are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.foundation.documents.wording import UnknownField, filled

FIELDS = {"date": "2 November 2026", "review": "Child Q"}


def test_fields_are_filled_in():
    assert filled("{review}, {date}: {review}", FIELDS) == "Child Q, 2 November 2026: Child Q"


@pytest.mark.parametrize("words", ["{reviewer}", "{}", "{ date }", "{date.__class__}", "{0}"])
def test_a_field_that_is_not_there_is_named(words):
    with pytest.raises(UnknownField, match="There is no field"):
        filled(words, FIELDS)


@pytest.mark.parametrize("words", ["{date", "date}", "{{date}}", "a } b {"])
def test_a_brace_left_open_is_told(words):
    with pytest.raises(UnknownField, match="brace"):
        filled(words, FIELDS)


@given(st.text(alphabet=st.characters(exclude_characters="{}")))
def test_words_without_braces_stay_as_they_are(words):
    assert filled(words, FIELDS) == words
