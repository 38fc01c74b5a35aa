"""The NHS number: what is read, what is refused, and in which words."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from goldthread.cases.people.identifiers import NotANumber, nhs_number_in_words, read_nhs_number
from goldthread.cases.people.identifiers.nhs_numbers import check_digit

NINE = st.text("0123456789", min_size=9, max_size=9)


@st.composite
def numbers(draw):
    nine = draw(NINE)
    digit = check_digit(nine)
    assume(digit is not None and len(set(nine + digit)) > 1)
    return nine + digit


@given(numbers())
def test_a_number_is_read_as_it_is_printed(number):
    assert read_nhs_number(nhs_number_in_words(number)) == number


@given(numbers(), st.integers(0, 9), st.integers(1, 9))
def test_no_wrong_digit_passes(number, place, more):
    wrong = number[:place] + str((int(number[place]) + more) % 10) + number[place + 1 :]

    with pytest.raises(NotANumber):
        read_nhs_number(wrong)


@given(numbers(), st.integers(0, 8))
def test_no_two_neighbours_that_changed_places_pass(number, place):
    assume(number[place] != number[place + 1])

    with pytest.raises(NotANumber):
        read_nhs_number(number[:place] + number[place + 1] + number[place] + number[place + 2 :])


@pytest.mark.parametrize(
    "typed", ["9434765919", "943 476 5919", "943-476-5919", " 943\u2013476\u20135919 ", "943\u00a0476 5919"]
)
def test_it_is_read_however_it_is_grouped(typed):
    assert read_nhs_number(typed) == "9434765919"


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("", "Enter the NHS number"),
        ("943 476 591", "has 9 digits: it is too short"),
        ("4", "has 1 digit: it is too short"),
        ("943 476 59190", "has 11 digits: it is too long"),
        ("943 476 591O", "only digits. Check for letters"),
        ("".join(chr(ord(one) + 0xFEE0) for one in "9434765919"), "only digits"),
        ("943 476 5918", "fails its check digit"),
        ("999 066 1120", "fails its check digit"),
        ("000 000 0000", "all its digits are the same"),
    ],
)
def test_what_is_wrong_is_said(typed, says):
    with pytest.raises(NotANumber, match=says):
        read_nhs_number(typed)
