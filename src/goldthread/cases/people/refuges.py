"""Words that read like where a refuge is. They belong in an address that is kept secret, and nowhere else."""

import re

OF_A_STREET = r"(?! (lane|road|street|close|way|avenue|drive|court|hill)\b)"
REFUGE = re.compile(rf"\b(refuges?{OF_A_STREET}|safe[ -]?houses?|women[’']?s aid)\b", re.IGNORECASE)
PLACE = re.compile(
    r"\b[a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2}\b"
    r"|\w+ (lane|road|street|close|avenue|drive|court|terrace|crescent|gardens|grove|mews)\b",
    re.IGNORECASE,
)
"""A postcode, or the name of a street."""
WHERE_IT_IS = (
    "This reads like where a refuge is. Take that out here, and add it as an address that must be kept secret. Only"
    " there nobody reads it who need not."
)


def reads_like_a_refuge(words: str) -> bool:
    """Of words that are an address."""
    return bool(REFUGE.search(words))


def tells_where_a_refuge_is(words: str) -> bool:
    """Of other words: that somebody is in a refuge, or is reached through one, may be said, but not in which street."""
    return reads_like_a_refuge(words) and bool(PLACE.search(words))
