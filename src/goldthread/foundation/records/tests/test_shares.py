"""Shares of a whole."""

from decimal import ROUND_HALF_UP, Decimal

from hypothesis import given
from hypothesis import strategies as st

from goldthread.foundation.records.shares import per_cent


@given(st.integers(0, 10_000), st.integers(1, 10_000))
def test_a_share_is_rounded_as_people_round(part, whole):
    assert per_cent(part, whole) == int((Decimal(100 * part) / whole).quantize(Decimal(1), ROUND_HALF_UP))


def test_a_half_goes_up_and_nothing_has_no_share():
    assert (per_cent(1, 8), per_cent(1, 200), per_cent(0, 0)) == (13, 1, None)
