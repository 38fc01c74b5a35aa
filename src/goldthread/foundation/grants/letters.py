"""The letter about an emergency opening: reference and link, and nobody's name."""

from typing import Any

from django.conf import settings
from django.urls import reverse

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
    page = reverse("who_may_see", args=[record.space.slug, record._meta.db_table, record.pk])
    words = WORDS.format(reference=reference, link=f"{settings.ADDRESS.rstrip('/')}{page}", space=record.space.name)
    return Letter(to, f"{reference} was opened in an emergency", words)
