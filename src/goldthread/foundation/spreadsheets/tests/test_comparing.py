"""Texts that look the same are the same."""

import pytest

from goldthread.foundation.spreadsheets import compare_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Date of birth", "  DATE\u00a0of\n birth "),
        ("e\u0301va", "\u00c9VA"),
        ("\u202b\u05de\u05e8\u05d9\u05dd\u202c", "\u05de\u05e8\u05d9\u05dd"),
        ("Zero\u200bwidth", "\ufeffzerowidth"),
        ("Straße", "STRASSE"),
    ],
)
def test_what_looks_the_same_is_the_same(one, other):
    assert compare_key(one) == compare_key(other)


@pytest.mark.parametrize(("one", "other"), [("José", "Jose"), ("ali", "al\u0131"), ("A B", "AB")])
def test_what_looks_different_is_different(one, other):
    assert compare_key(one) != compare_key(other)
