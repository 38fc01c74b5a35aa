"""The NHS number: ten digits, the last of which is worked out from the others (NHS Data Dictionary: NHS NUMBER).

Each of the first nine digits is multiplied by 10, 9, ... 2; eleven less the remainder of the sum by eleven is the check
digit, where eleven stands for 0. No number is issued whose check digit would be ten.
"""

import re

from goldthread.cases.people.identifiers.faults import NotANumber, count_of_digits, without_separators

LENGTH = 10
FIGURES = re.compile(r"[0-9]*")
MODULUS = 11


def read_nhs_number(text: str) -> str:
    """The ten digits of what was typed, grouped or not. Raise NotANumber with what is wrong with it."""
    found = without_separators(text)
    if not found:
        raise NotANumber("Enter the NHS number.")
    if not FIGURES.fullmatch(found):
        raise NotANumber("An NHS number has only digits. Check for letters, such as O for 0 or I for 1.")
    if len(found) != LENGTH:
        length = "short" if len(found) < LENGTH else "long"
        raise NotANumber(
            f"An NHS number has 10 digits. This one has {count_of_digits(len(found))}: it is too {length}."
        )
    if len(set(found)) == 1:
        raise NotANumber("This is not an NHS number: all its digits are the same.")
    if check_digit(found[:-1]) != found[-1]:
        raise NotANumber(
            "This NHS number fails its check digit, so at least one digit is wrong. Check it and try again."
        )
    return found


def check_digit(nine: str) -> str | None:
    """The digit that follows these nine. None where no number is made of them."""
    total = sum(int(figure) * weight for figure, weight in zip(nine, range(LENGTH, 1, -1), strict=True))
    left = (MODULUS - total % MODULUS) % MODULUS
    return str(left) if left < 10 else None


def nhs_number_in_words(number: str) -> str:
    """As the NHS prints it: 943 476 5919."""
    return f"{number[:3]} {number[3:6]} {number[6:]}"
