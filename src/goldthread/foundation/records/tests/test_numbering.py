"""The number after the highest, whatever is gone and however the others are called."""

import pytest

from goldthread.foundation.records.numbering import next_in_words


@pytest.mark.parametrize(
    ("given", "number"),
    [
        ([], 1),
        (["R1.1", "R1.2"], 3),
        (["R1.2"], 3),
        (["R1.9", "R1.10"], 11),
        (["r1.4"], 5),
        (["R12.7", "Audit 8", "R1.2b", "R1.", "R1.٣"], 1),
        (["R1.20261116083000"], 1),
    ],
)
def test_the_next_number_is_that_after_the_highest_of_those_called_so(given, number):
    assert next_in_words(given, "R1.") == number
