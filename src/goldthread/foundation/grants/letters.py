"""The letters about an emergency opening and about a record that nobody is left for: reference, and nobody's name.

Both are about a record that not everybody may know of, so the outbox tells of them without the reference.
"""

from typing import Any

from django.conf import settings
from django.urls import reverse

from goldthread.foundation.grants.models import Grant
from goldthread.foundation.messages.sending import Letter

WORDS = """Hello

{reference} was opened in an emergency, by somebody who does not otherwise see it.

Read who opened it and why:

    {link}

You get this message because you answer for {reference} or review such openings. Sign in to read the rest.

Goldthread for {space}
"""


NOBODY = """Hello

Nobody is left who may give others sight of {reference}: those who could have a conflict of interest in it, or do not
work here any more.

Give somebody the role that runs this work. They find it by its reference in the register.

Goldthread for {space}
"""


def letter_of_opening(grant: Grant, reference: str, to: str, *, sees_it: bool) -> Letter:
    """To one person who is told that a record was opened in an emergency. Whoever does not see it is led to the page
    on which it is reviewed.
    """
    place = [grant.space.slug, grant.about_kind, grant.about_id]
    page = reverse("who_may_see", args=place) if sees_it else reverse("review_break_glass", args=[*place, grant.pk])
    words = WORDS.format(reference=reference, link=f"{settings.ADDRESS.rstrip('/')}{page}", space=grant.space.name)
    return Letter(to, f"{reference} was opened in an emergency", words, is_private=True)


def letter_of_nobody_left(record: Any, reference: str, to: str) -> Letter:
    """To one person who may give others a role."""
    words = NOBODY.format(reference=reference, space=record.space.name)
    return Letter(to, f"Nobody is left to answer for {reference}", words, is_private=True)
