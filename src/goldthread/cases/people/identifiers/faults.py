"""What is wrong with a number that was typed, as a sentence beside the field can say it."""

import re

SEPARATORS = re.compile(r"[\s\-\u2010-\u2015\u2212.]+")


class NotANumber(ValueError):
    """What stands there is not a number of its kind. ``str()`` says why in a sentence, and never repeats the number."""


def without_separators(text: str) -> str:
    """Without the spaces, dashes and full stops with which people group figures."""
    return SEPARATORS.sub("", text)


def count_of_digits(number: int) -> str:
    return "1 digit" if number == 1 else f"{number} digits"
