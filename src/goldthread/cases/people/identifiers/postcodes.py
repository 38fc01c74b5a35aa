"""The postcode of an address in the United Kingdom: its shape, not whether it is delivered to."""

import re

from goldthread.cases.people.identifiers.faults import NotANumber, without_separators

SHAPE = re.compile(r"([A-Z]{1,2}[0-9][A-Z0-9]?)([0-9][A-Z]{2})", re.ASCII)
GIROBANK = "GIR0AA"


def read_postcode(text: str) -> str:
    """As it is printed: "SW1A 1AA". Raise NotANumber for what is none."""
    found = without_separators(text).upper()
    shape = SHAPE.fullmatch(found)
    if found != GIROBANK and shape is None:
        raise NotANumber("Enter a full postcode, such as SW1A 1AA, or leave it empty for an address abroad.")
    return f"{found[:-3]} {found[-3:]}"
