"""How long a text may be that somebody writes in several lines. One limit for the house, on pages as by the API."""

LONGEST_TEXT = 20_000
"""About eight pages: more is a document, and better sent as a file."""


def is_too_long(words: str) -> bool:
    return len(words.strip()) > LONGEST_TEXT


def too_long(what: str) -> str:
    """What to tell whoever wrote more: "What was done must be 20,000 characters or fewer. …"."""
    return f"{what} must be {LONGEST_TEXT:,} characters or fewer. Send what is longer as a file."
