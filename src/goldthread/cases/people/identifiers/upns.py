"""The unique pupil number: a check letter and twelve digits (DfE, Unique pupil numbers: a guide for schools and LAs).

The digits are multiplied by 2, 3, ... 13; the remainder of the sum by 23 picks the letter from the alphabet without I,
O and S. A temporary number ends in a letter of that alphabet instead of a digit, which counts as its place in it. A
number is given once and goes with the child from school to school; a child who is adopted may be given a new one.
"""

import re

from goldthread.cases.people.identifiers.faults import NotANumber, count_of_digits, without_separators

LENGTH = 13
LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
SHAPE = re.compile(rf"[{LETTERS}][0-9]{{11}}[0-9{LETTERS}]")


def read_upn(text: str) -> str:
    """The thirteen characters of what was typed. Raise NotANumber with what is wrong with it."""
    found = without_separators(text).upper()
    if not found:
        raise NotANumber("Enter the unique pupil number.")
    if len(found) != LENGTH:
        length = "short" if len(found) < LENGTH else "long"
        raise NotANumber(f"A unique pupil number has 13 characters. This one has {len(found)}: it is too {length}.")
    if not SHAPE.fullmatch(found):
        raise NotANumber(_misshapen(found))
    if check_letter(found[1:]) != found[0]:
        raise NotANumber(
            "This unique pupil number fails its check letter, so at least one character is wrong."
            " Check it and try again."
        )
    return found


def check_letter(twelve: str) -> str:
    """The letter that comes before these twelve characters."""
    values = (int(one) if one.isdigit() else LETTERS.index(one) for one in twelve)
    return LETTERS[sum(value * weight for weight, value in enumerate(values, 2)) % len(LETTERS)]


def _misshapen(found: str) -> str:
    if found[0] not in LETTERS:
        return "A unique pupil number begins with a letter, which is never I, O or S."
    figures = sum(one in "0123456789" for one in found[1:12])
    if figures < 11:
        return (
            "After its first letter, a unique pupil number has 11 digits and then a digit or, if temporary, a letter."
            f" This one has {count_of_digits(figures)} there."
        )
    return "The last character of a unique pupil number is a digit or, if it is temporary, a letter but I, O and S."
