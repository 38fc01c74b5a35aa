"""The letter about an emergency opening: reference and link, and nobody's name."""

from typing import Any

from django.conf import settings

from goldthread.foundation.grants.registry import kind_of
from goldthread.foundation.messages.sending import Letter

WORDS = """Hello

{reference} was opened in an emergency, by somebody who does not otherwise see it.

Read who opened it and why:

    {link}

You get this message because you answer for {reference} or review such openings. Sign in to read the rest.

Goldthread for {space}
"""


def letter_of_opening(record: Any, reference: str, to: str) -> Letter:
    """To one person who is told that a record was opened in an emergency."""
    page = kind_of(record).href(record)
    words = WORDS.format(reference=reference, link=f"{settings.ADDRESS.rstrip('/')}{page}", space=record.space.name)
    return Letter(to, f"{reference} was opened in an emergency", words)
