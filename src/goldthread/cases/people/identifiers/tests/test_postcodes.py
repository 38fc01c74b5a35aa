"""Postcodes as people type them."""

import pytest

from goldthread.cases.people.identifiers import NotANumber, read_postcode


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("nb1 2cd", "NB1 2CD"),
        ("M11AA", "M1 1AA"),
        (" ec1a  1bb ", "EC1A 1BB"),
        ("W1A-0AX", "W1A 0AX"),
        ("DN55 1PT", "DN55 1PT"),
        ("gir 0aa", "GIR 0AA"),
    ],
)
def test_each_shape_is_read_however_it_is_typed(typed, printed):
    assert read_postcode(typed) == printed
    assert read_postcode(printed) == printed


@pytest.mark.parametrize("typed", ["NB1", "NB1 2C", "12345", "NB1 2CD 3", "É1 1AA", ""])
def test_what_is_none_is_told_in_a_sentence(typed):
    with pytest.raises(NotANumber, match="Enter a full postcode"):
        read_postcode(typed)
