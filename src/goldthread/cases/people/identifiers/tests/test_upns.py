"""The unique pupil number: what is read, what is refused, and in which words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.cases.people.identifiers import NotANumber, read_upn
from goldthread.cases.people.identifiers.upns import LETTERS, check_letter

ELEVEN = st.text("0123456789", min_size=11, max_size=11)
LAST = st.sampled_from("0123456789" + LETTERS)


@given(ELEVEN, LAST)
def test_a_number_with_its_letter_is_read(eleven, last):
    upn = check_letter(eleven + last) + eleven + last

    assert read_upn(f" {upn.lower()[:4]} {upn.lower()[4:]}") == upn


@given(ELEVEN, LAST, st.integers(0, 10), st.integers(1, 9))
def test_no_wrong_digit_passes(eleven, last, place, more):
    wrong = eleven[:place] + str((int(eleven[place]) + more) % 10) + eleven[place + 1 :]

    with pytest.raises(NotANumber, match="fails its check letter"):
        read_upn(check_letter(eleven + last) + wrong + last)


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("", "Enter the unique pupil number"),
        ("H80120000100", "has 12: it is too short"),
        ("H8012000010011", "has 14: it is too long"),
        ("S801200001001", "never I, O or S"),
        ("1801200001001", "begins with a letter"),
        ("H80120000100O", "a letter but I, O and S"),
        ("H80120O001001", "This one has 10 digits there"),
        ("J801200001001", "fails its check letter"),
    ],
)
def test_what_is_wrong_is_said(typed, says):
    with pytest.raises(NotANumber, match=says):
        read_upn(typed)


def test_a_published_example_passes():
    assert read_upn("H801200001001") == "H801200001001"
