"""What shows nothing is told from what shows something."""

import pytest

from goldthread.foundation.records.seen_text import shows_nothing


@pytest.mark.parametrize(
    "words",
    ["", " \n\t", "\u200b", "\u200b \u2060\ufeff", "\u00ad", "\u2800", "\u3164", "\u0301", "\u202e\u202c"],
)
def test_what_shows_nothing(words):
    assert shows_nothing(words)


@pytest.mark.parametrize("words", ["a", "\u200bno trainer", "…", "-", "e\u0301", "日", "\N{THUMBS UP SIGN}\ufe0f", "0"])
def test_what_shows_something(words):
    assert not shows_nothing(words)
