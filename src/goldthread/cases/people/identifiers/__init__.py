"""Numbers that other bodies gave a person: read as people type them, held to their check, written as printed.

A number that fails its check is a slip of the hand: whoever typed it is told at once, in a sentence. Nothing here looks
anything up: that a number is well made says nothing of whose it is.
"""

from goldthread.cases.people.identifiers.faults import NotANumber
from goldthread.cases.people.identifiers.nhs_numbers import nhs_number_in_words, read_nhs_number
from goldthread.cases.people.identifiers.postcodes import read_postcode
from goldthread.cases.people.identifiers.upns import read_upn

__all__ = ["NotANumber", "nhs_number_in_words", "read_nhs_number", "read_postcode", "read_upn"]
