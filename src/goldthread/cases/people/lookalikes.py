"""Pairs that may be one person, kept until somebody decides."""

from collections.abc import Iterable
from datetime import datetime

from goldthread.cases.people.looking import Found
from goldthread.cases.people.models import Lookalike, Person


def note_lookalikes(person: Person, found: Iterable[Found], at: datetime) -> None:
    """Keep the pairs that were not there. Of one on which somebody decided nobody is asked again."""
    one = person.known_under
    pairs = {(min(one, other.person), max(one, other.person)) for other in found}
    Lookalike.objects.bulk_create(
        (
            Lookalike(space_id=person.space_id, first_id=first, second_id=second, found_at=at)
            for first, second in sorted(pairs)
        ),
        ignore_conflicts=True,
    )
