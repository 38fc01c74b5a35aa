"""Keep a text that looks like a formula from being run by the program that opens it."""

import re

# What a spreadsheet program takes as the start of a formula when it opens a CSV file, also in full-width
# letters.
RISKY = re.compile(r"'*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")


def guarded(text: str) -> str:
    """The text with an apostrophe before it if a program could run it. Only for CSV.

    A text that begins with an apostrophe and a risky character gets one more, so that reading gives it back.
    """
    return f"'{text}" if RISKY.match(text) else text


def unguarded(text: str) -> str:
    """The text as it was before `guarded`. An apostrophe before anything else belongs to the text."""
    return text[1:] if text.startswith("'") and RISKY.match(text) else text
