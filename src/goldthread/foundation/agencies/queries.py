"""Questions about agencies that join more than one record."""

from datetime import date

from goldthread.foundation.agencies.models import Agency

NEEDED_PARTNERS = 3
"""A council, a health commissioner and the police: Children Act 2004 section 16E."""


def agencies_on(space_id: int, day: date) -> list[Agency]:
    """The agencies of a space on a day, besides its settings, with the words of that day, by name. Two queries."""
    rows = Agency.objects.filter(space_id=space_id).besides_settings().in_force(day).prefetch_related("earlier_words")
    return sorted((row.as_on(day) for row in rows), key=lambda agency: agency.name.casefold())
