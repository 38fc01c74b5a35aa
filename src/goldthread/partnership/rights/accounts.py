"""What is held about people who work here: their accounts, and what the trail has of them and of earlier words."""

import json
from collections.abc import Iterator
from typing import Any

from goldthread.foundation.access.models import Holding
from goldthread.foundation.accounts.models import User
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.trail.models import TrailBody, TrailEntry
from goldthread.foundation.ui.words import moment
from goldthread.partnership.rights.gathering import Text, register_source

MOST_LINES = 500
"""Of what one account did, the newest."""


def register() -> None:
    """Once, when the program starts."""
    register_source(accounts_of)
    register_source(earlier_words_of)


def accounts_of(space: Space) -> Iterator[Text]:
    """Name and address of everybody who holds or held a role, with their roles and what they opened and changed."""
    people = Holding.objects.filter(space=space).values("user")
    for user in User.objects.filter(pk__in=people).order_by("pk"):
        roles = Holding.objects.filter(space=space, user=user).order_by("starts_on", "pk")
        told = [user.name, user.email, *(f"{held.what.title} from {held.starts_on}" for held in roles)]
        yield Text(f"account.{user.pk}", "Account", "\n".join([*told, *_done_by(space, user)]))


def earlier_words_of(space: Space) -> Iterator[Text]:
    """What records said when they were made and changed. What is masked in the trail is not in it."""
    bodies = TrailBody.objects.filter(entry__space=space.pk).exclude(entry__operation="read")
    for body in bodies.select_related("entry").order_by("pk").iterator(chunk_size=200):
        entry = body.entry
        if entry.object_table.startswith("rights_"):
            continue
        for number, words in enumerate(_values(body.words)):
            where = f"Trail of {entry.object_table.replace('_', ' ')} {entry.object_id}, {moment(entry.at)}"
            yield Text(f"trail_entry.{entry.pk}.{number}", where, words)


def _done_by(space: Space, user: User) -> Iterator[str]:
    entries = TrailEntry.objects.filter(space=space.pk, actor=str(user.pk)).order_by("-id")[:MOST_LINES]
    for entry in entries:
        what = f"opened {entry.object_table}" if entry.operation == "read" else entry.doing or entry.operation
        yield f"{moment(entry.at)}: {what.replace('_', ' ')} {entry.object_id or ''}".strip()


def _values(words: str) -> Iterator[str]:
    """Each text in the body of an entry by itself, as the record's own field held it."""
    yield from _texts(json.loads(words))


def _texts(value: Any) -> Iterator[str]:
    """A change stands in the trail as what was said before and after: each is a text."""
    if isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _texts(one)
    elif isinstance(value, str) and value.strip():
        yield value
