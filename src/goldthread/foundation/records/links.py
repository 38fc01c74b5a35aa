"""Addresses on the web that somebody gives, to be followed by others."""

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

NO_LINK = "Enter a link that begins with https:// or http://."

_CHECK = URLValidator(schemes=["http", "https"])


def is_link(words: str) -> bool:
    """Whether it leads to a page: nothing that a browser would run, and no file of somebody's own machine."""
    try:
        _CHECK(words)
    except ValidationError:
        return False
    return True
